"""The header of a named query, in comment lines: what it asks, in words, and its parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.errors import Malformed
from peertoc.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS: Final = ("initiative", "text", "integer", "number", "date", "yes or no", "address")
OVER: Final = ("examples", "annex-a", "both")
_ONCE: Final = ("asks", "why", "guide", "competency", "over")
_KEY: Final = re.compile(r"# ([a-z]+)(?: ([a-z][a-z0-9-]*))?: (.+)")
_PARAMETER: Final = re.compile(
    r"(?P<kind>one of (?P<scheme>[a-z]+)|[a-z ]+)(?:, default (?P<default>[^—]+?)|, (?P<required>required))?"
    r" — (?P<says>.+)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """Hold a parameter: ``scheme`` is the list of which it is one, ``default`` is as a person writes it."""

    name: str
    kind: str
    says: str
    scheme: str = ""
    default: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """Hold a named query: what its header says, and its text with the header."""

    name: str
    title: str
    asks: str
    why: str
    text: str
    guide: str = ""
    competency: bool = False
    over: str = "examples"
    parameters: tuple[Parameter, ...] = ()

    @property
    def body(self) -> str:
        """Give the SPARQL without the header."""
        return "".join(self.text.splitlines(keepends=True)[len(_header(self.text)) :]).strip("\n") + "\n"


def read_header(text: str, name: str) -> NamedQuery:
    """Read a named query. Raises Malformed where its header is not in its form."""
    lines = _header(text)
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, key, about, value in _entries(lines, name):
        if key == "parameter" and about:
            parameters.append(_parameter(about, value, name, number))
        elif key in _ONCE and not about and key not in said:
            said[key] = value
        else:
            raise _fault(name, number, f"The header says “{key}” twice, or means nothing by it.")
    _complete(said, name)
    return NamedQuery(
        name,
        lines[0][2:],
        said["asks"],
        said["why"],
        text=text,
        guide=said.get("guide", ""),
        competency=said.get("competency") == "yes",
        over=said.get("over", "examples"),
        parameters=tuple(parameters),
    )


def _header(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line)
    return lines


def _entries(lines: list[str], name: str) -> Iterator[tuple[int, str, str, str]]:
    """Give number, key, what the key is about, and value; lines that begin with “#   ” go on with a value."""
    if len(lines) < 2 or not lines[0].startswith("# ") or lines[1] != "#":
        raise _fault(name, 1, "A named query begins with a title line and a line of “#” alone.")
    entries: list[tuple[int, str, str, str]] = []
    for number, line in enumerate(lines[2:], start=3):
        if line.startswith("#   ") and entries:
            first, key, about, value = entries[-1]
            entries[-1] = (first, key, about, f"{value} {line[4:].strip()}")
        elif match := _KEY.fullmatch(line):
            entries.append((number, match[1], match[2] or "", match[3].strip()))
        elif line != "#":
            raise _fault(
                name, number, "This line of the header is neither “# key: value” nor “#   ” and more."
            )
    yield from entries


def _parameter(about: str, value: str, name: str, line: int) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    kind = match["kind"] if match else ""
    if match is None or not (match["scheme"] or kind in KINDS):
        raise _fault(name, line, f"The parameter “{about}” is not “kind — what it does”.")
    return Parameter(
        about,
        "one of" if match["scheme"] else kind,
        match["says"],
        match["scheme"] or "",
        match["default"] or "",
        bool(match["required"]),
    )


def _complete(said: dict[str, str], name: str) -> None:
    for key in ("asks", "why"):
        if key not in said:
            raise _fault(name, 1, f"The header does not say “{key}”.")
    if said.get("over", "examples") not in OVER:
        raise _fault(name, 1, f"“over” is one of {', '.join(OVER)}.")
    if said.get("competency", "yes") != "yes":
        raise _fault(name, 1, "“competency” is “yes”, or left out.")


def _fault(name: str, line: int, message: str) -> Malformed:
    return Malformed(message, place=Place(f"{name}.rq", line, 1))
