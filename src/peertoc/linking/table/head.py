"""The head of a table: lines behind ``#``, a small part of YAML, kept as they are where none is needed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The slots of a mapping set in the order of the specification; any other comes behind them.
ORDER: Final = (
    "sssom_version", "curie_map", "mapping_set_id", "mapping_set_version", "mapping_set_source",
    "mapping_set_title", "mapping_set_description", "mapping_set_confidence", "creator_id", "creator_label",
    "license", "subject_type", "subject_source", "subject_source_version", "object_type", "object_source",
    "object_source_version", "predicate_type", "mapping_provider", "cardinality_scope", "mapping_tool",
    "mapping_tool_id", "mapping_tool_version", "mapping_date", "publication_date", "subject_match_field",
    "object_match_field", "subject_preprocessing", "object_preprocessing", "similarity_measure",
    "curation_rule", "curation_rule_text", "see_also", "issue_tracker", "other", "comment",
    "extension_definitions",
)  # fmt: skip
_KEY: Final = re.compile(r"([A-Za-z_][\w-]*):(?:\s+(.*))?$")
_PREFIX: Final = re.compile(r"\s+([A-Za-z_][\w.-]*|\"[\w.-]+\"|'[\w.-]+'):\s+(\S+)$")
_PLAIN: Final = re.compile(r"[A-Za-z0-9/][\w/.,()&;+=%?~*’“” :#-]*")
_NO_TEXT: Final = re.compile(r"(?:true|false|yes|no|on|off|null|[\d._+-]+(?:e[\d+-]+)?)", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one slot of the head with its lines, without the ``#`` before them; ``line`` is where it began."""

    key: str
    lines: tuple[str, ...]
    line: int = 0

    @property
    def value(self) -> str:
        """Give the value where it is a single one on the line of its key."""
        found = _KEY.match(self.lines[0])
        return _unquoted((found[2] or "").strip()) if found and len(self.lines) == 1 else ""


@dataclass(frozen=True, slots=True)
class Head:
    """Hold the slots of the head, apart from its prefixes."""

    prefixes: tuple[tuple[str, str], ...] = ()
    entries: tuple[Entry, ...] = ()

    def value(self, key: str) -> str:
        """Give the single value of a slot; empty where it has none, or several."""
        return next((entry.value for entry in self.entries if entry.key == key), "")

    def having(self, **values: str) -> Head:
        """Set slots to single values, in place of what they had."""
        kept = tuple(entry for entry in self.entries if entry.key not in values)
        return Head(self.prefixes, kept + tuple(Entry(k, (f"{k}: {_scalar(v)}",)) for k, v in values.items()))

    def without(self, *keys: str) -> Head:
        """Leave slots out."""
        return Head(self.prefixes, tuple(entry for entry in self.entries if entry.key not in keys))


class HeadFault(PeertocError):
    """Say what is amiss in a head, and on which line."""

    def __init__(self, line: int, message: str, *, help: str = "") -> None:
        super().__init__(message, help=help)
        self.line = line


def parse_head(lines: Iterable[str]) -> Head:
    """Read the lines of a head, which begin with ``#``. Raises HeadFault."""
    texts = [line[1:].rstrip() for line in lines]
    indent = min((len(text) - len(text.lstrip()) for text in texts if text), default=0)
    entries: list[Entry] = []
    for number, text in enumerate((text[indent:] for text in texts), 1):
        if not text:
            continue
        if found := _KEY.match(text):
            entries.append(Entry(found[1], (text,), number))
        elif entries and text[0] in " -":
            entries[-1] = Entry(entries[-1].key, (*entries[-1].lines, text), entries[-1].line)
        else:
            raise HeadFault(
                number, "This line of the head is no “name: value”.", help="Put remarks into a comment slot."
            )
    _refuse_twins(entries)
    prefixes = next((_prefixes(entry) for entry in entries if entry.key == "curie_map"), ())
    return Head(prefixes, tuple(entry for entry in entries if entry.key != "curie_map"))


def render_head(head: Head, prefixes: dict[str, str]) -> list[str]:
    """Write a head with these prefixes; an unknown slot comes last, in the order that it had."""
    place = {key: index for index, key in enumerate(ORDER)}
    lines = ["curie_map:", *(f"  {name}: {space}" for name, space in sorted(prefixes.items()))]
    for entry in sorted(head.entries, key=lambda entry: place.get(entry.key, len(ORDER))):
        lines += entry.lines
    return [f"#{line}" for line in lines]


def _prefixes(entry: Entry) -> tuple[tuple[str, str], ...]:
    if entry.value and entry.value != "{}":
        raise HeadFault(entry.line, "The prefixes in curie_map stand on one line.", help=_ONE_A_LINE)
    found = []
    for offset, line in enumerate(entry.lines[1:], 1):
        parts = _PREFIX.match(line)
        if not parts:
            raise HeadFault(entry.line + offset, "This line of curie_map names no prefix.", help=_ONE_A_LINE)
        found.append((_unquoted(parts[1]), _unquoted(parts[2])))
    return tuple(found)


_ONE_A_LINE: Final = "Write each on a line of its own, as “#  ror: https://ror.org/”."


def _refuse_twins(entries: list[Entry]) -> None:
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.key in seen:
            first = seen[entry.key]
            raise HeadFault(
                entry.line,
                f"The slot {entry.key} stands twice in the head: on line {first} too.",
                help="Leave one of them out.",
            )
        seen[entry.key] = entry.line


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return str(json.loads(text))
        except ValueError:
            return text[1:-1]
    return text[1:-1].replace("''", "'") if len(text) > 1 and text[0] == text[-1] == "'" else text


def _scalar(value: str) -> str:
    """Write text as YAML would read it as text: plain where that is safe, else in quotes."""
    if _DAY.fullmatch(value):
        return value
    risky = ": " in value or " #" in value or value.endswith((":", " ")) or _NO_TEXT.fullmatch(value)
    return value if _PLAIN.fullmatch(value) and not risky else json.dumps(value, ensure_ascii=False)
