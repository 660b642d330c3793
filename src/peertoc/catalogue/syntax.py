"""A parser's complaint, in plain words: what is wrong, where, and what to write instead.

The words are data, in ``syntax.toml``; the first entry that fits speaks.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peertoc.vocabulary import PREFIXES
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from peertoc.catalogue.page import Page
    from peertoc.errors import Malformed

NEWER: Final = (
    "The file uses RDF 1.2 (statements about statements, or text with a direction), "
    "which most tools cannot read yet."
)
NEWER_CURE: Final = "Where the statement is about a link, write the link as a ptoc:CausalLink."

FAMILIES: Final = {
    "turtle": "terse", "trig": "terse", "ntriples": "lines", "nquads": "lines",
    "rdfxml": "xml", "jsonld": "json",
}  # fmt: skip

_TITLES: Final = {"turtle": "Turtle", "trig": "TriG", "ntriples": "N-Triples", "nquads": "N-Quads"}
_WHERE: Final = re.compile(r"Parser error (?:at|between) line .*?: ", re.DOTALL)
_WORD: Final = re.compile(r"[\w.+-]{1,40}|.|$", re.DOTALL)
_NOWHERE: Final = (-1, -1)
_QUOTED: Final = ('"{}"', "'{}'", "<{}:")
# A message may quote all of a long text.
_MESSAGE: Final = 1_000
# Beyond this the words around a fault are not looked at.
_CONTEXT: Final = 5_000_000
# In formats in which each statement has its line, as many before the fault are looked at.
_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class _Slip:
    """Hold one entry: when it fits, what it says, and at which mention (here, previous, opening)."""

    message: str
    says: str
    cure: str = ""
    here: str = ""
    before: str = ""
    needs: str = ""
    at: str = "here"
    formats: tuple[str, ...] = ()


@dataclass(slots=True)
class _Fault:
    """Hold what is known around a fault: ``words`` fill the sentences, ``traces`` may show its place."""

    format: str
    message: str
    here: str
    before: str
    spans: dict[str, tuple[int, int]]
    words: dict[str, str]
    traces: list[str] = field(default_factory=list)


def explain(page: Page, format: str, fault: SyntaxError) -> Malformed:
    """Turn a syntax error of the RDF parser into words."""
    message = _WHERE.sub("", fault.msg[:_MESSAGE], count=1) + fault.msg[_MESSAGE:][-_MESSAGE:]
    if fault.lineno is None or fault.offset is None:
        return _explain(page, format, message, _NOWHERE)
    start = page.offset(fault.lineno, fault.offset)
    end = page.offset(fault.end_lineno or fault.lineno, fault.end_offset or fault.offset)
    return _explain(page, format, message, (start, max(start, end)))


def explain_json(page: Page, message: str, start: int) -> Malformed:
    """Turn a complaint of Python's JSON reader into words."""
    word = _WORD.match(page.text, start)
    return _explain(page, "jsonld", message, (start, word.end() if word else start))


def explain_xml(page: Page, message: str, start: int) -> Malformed:
    """Turn a complaint of expat into words."""
    return _explain(page, "rdfxml", message, (start, min(start + 1, len(page.text))))


def _explain(page: Page, format: str, message: str, span: tuple[int, int]) -> Malformed:
    fault = _look_around(page, format, message, span)
    for slip in _slips()[FAMILIES[format]]:
        words = _fit(slip, fault)
        if words is not None:
            where = fault.spans.get(slip.at, span) if span != _NOWHERE else page.find(*fault.traces)
            return page.malformed(slip.says.format_map(words), where, slip.cure.format_map(words))
    raise AssertionError(f"the last entry for {format} fits everything")


def _look_around(page: Page, format: str, message: str, span: tuple[int, int]) -> _Fault:
    start, end = span
    spans = {"here": span}
    if FAMILIES[format] == "lines" and start >= 0:
        spans |= _neighbours(page.text[:start], page.offset(max(page.position(start)[0] - _LINES, 1), 1))
    elif FAMILIES[format] == "terse" and 0 <= start <= _CONTEXT:
        spans |= _neighbours(page.text[:start])
    elif start > 0:
        last = max(len(page.text[max(start - 200, 0) : start].rstrip()) + max(start - 200, 0), 1)
        spans["previous"] = (last - 1, last)
    reach = spans["previous"][1] if "previous" in spans else start
    before = page.text[max(reach - 200, 0) : max(reach, 0)].rstrip()
    here = page.text[start : start + 200] if 0 <= start < end else ""
    words = {"previous": _show(before.rpartition(" ")[2]), "opening": ""}
    words |= {name: _show(page.text[first:last]) for name, (first, last) in spans.items()}
    words["token"] = _show(page.text[start : max(end, start + 1)]) if start >= 0 else ""
    words["code"] = f"U+{ord(here[0]):04X}" if here else ""
    words["title"] = _TITLES.get(format, "its format")
    words["said"] = _show(message, 200)
    return _Fault(format, message, here, before, spans, words)


def _neighbours(text: str, begin: int = 0) -> dict[str, tuple[int, int]]:
    """Find the last token of a text, read from ``begin`` on, and the bracket that is still open there."""
    from peertoc.catalogue.spans import tokens as t

    last: deque[tuple[int, int]] = deque(maxlen=1)
    open_: list[tuple[int, int]] = []
    kind = ""
    for kind, (first, end) in t.tokens(text[begin:]):
        span = (first + begin, end + begin)
        last.append(span)
        if kind in {t.SQUARE, t.ROUND} or text[span[0] : span[1]] == "{":
            open_.append(span)
        elif open_ and (kind in {t.SQUARE_END, t.ROUND_END} or text[span[0] : span[1]] == "}"):
            open_.pop()
    # A directive that has just begun is no token yet.
    found = {"previous": last[0]} if last and kind != t.STRANGE else {}
    return found | ({"opening": open_[-1]} if open_ else {})


def _fit(slip: _Slip, fault: _Fault) -> dict[str, str] | None:
    """Give the words for a slip's sentences, or None where it does not fit."""
    if slip.formats and fault.format not in slip.formats:
        return None
    words = dict(fault.words)
    for pattern, text in zip(
        (slip.message, slip.here, slip.before), (fault.message, fault.here, fault.before), strict=True
    ):
        match = re.search(pattern, text, re.DOTALL) if pattern else None
        if pattern and match is None:
            return None
        groups = match.groupdict("") if match else {}
        words |= {name: _show(part) for name, part in groups.items()}
        fault.traces += [form.format(part) for part in groups.values() if part for form in _QUOTED]
    words |= _prefix(words.get("prefix", ""))
    return words if not slip.needs or words.get(slip.needs) else None


def _prefix(prefix: str) -> dict[str, str]:
    """Give the line that declares a known prefix, and the known one that an unknown one may stand for."""
    if prefix in PREFIXES:
        return {"declaration": f"@prefix {prefix}: <{PREFIXES[prefix]}> ."}
    from difflib import get_close_matches

    near = get_close_matches(prefix, PREFIXES, n=1, cutoff=0.6)
    return {"near": near[0]} if near else {}


def _show(text: str, width: int = 60) -> str:
    return shorten(printable(text[: width + 1]), width)


@cache
def _slips() -> dict[str, tuple[_Slip, ...]]:
    import tomllib

    with Path(__file__).with_name("syntax.toml").open("rb") as stream:
        table = tomllib.load(stream)
    return {
        family: tuple(_Slip(**{**entry, "formats": tuple(entry.get("formats", ()))}) for entry in entries)
        for family, entries in table.items()
    }
