"""The engine's complaint about a query, in plain words: what is wrong, and where."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peertoc.catalogue.page import Page
from peertoc.queries.lexing import Token
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from peertoc.errors import Malformed
    from peertoc.queries.asked import Asked

_PLACE: Final = re.compile(r"error at (\d+):(\d+)")
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}
_LONGEST: Final = 40
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def explain(message: str, asked: Asked, words: Sequence[Token], prefixes: Mapping[str, str]) -> Malformed:
    """Turn a syntax error of the engine into words; what can be seen from the query itself comes first."""
    page = Page(asked.name, asked.text)
    seen = (*_empty(page, words), *_strange(page, words), *_prefix(page, words, prefixes))
    for fault in (*seen, *_brackets(page, words), *_unknown(page, words), *_told(page, message, words)):
        return fault
    return _here(page, _stop(page, message, words))


def _empty(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    if not words:
        yield page.malformed("The query is empty.", None, "Write one, as: SELECT ?s WHERE { ?s a ptoc:Step }")
    elif not any(token.text.upper() in _FORMS for token in words if token.kind == "word"):
        near = _near(words[0].text.upper(), _FORMS) if words[0].kind == "word" else ""
        cure = near or "Begin it with SELECT, ASK, CONSTRUCT or DESCRIBE."
        yield page.malformed("The query does not say what it asks for.", _span(words[0]), cure)


def _strange(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    for token in words:
        if token.kind == "strange":
            yield page.malformed(
                f"“{printable(token.text)}” has no meaning in a query.", _span(token), "Take it out."
            )


def _prefix(page: Page, words: Sequence[Token], prefixes: Mapping[str, str]) -> Iterator[Malformed]:
    for index, token in enumerate(words):
        prefix = token.text.partition(":")[0]
        declared = index and words[index - 1].text.upper() == "PREFIX"
        if token.kind == "name" and not declared and prefix not in prefixes:
            told = shorten(printable(prefix), _LONGEST)
            if prefix in ("http", "https", "urn", "mailto"):
                message, cure = f"An address that begins with “{told}:” is not in angle brackets.", ""
                cure = "Write < before it and > after it."
            else:
                message = f"The prefix “{told}:” is used, but not declared."
                cure = _near(prefix, prefixes, ":") or f"Declare it at the top: PREFIX {told}: <https://…>"
            yield page.malformed(message, _span(token), cure)


def _brackets(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    open_: list[Token] = []
    for token in words:
        if token.kind == "sign" and token.text in _PAIRS.values():
            open_.append(token)
        elif token.kind == "sign" and token.text in _PAIRS:
            if not open_ or open_[-1].text != _PAIRS[token.text]:
                yield _unpaired(page, token, open_)
                return
            open_.pop()
    for token in open_[-1:]:
        cure = "Add the closing bracket where the group ends."
        yield page.malformed(f"The “{token.text}” that is opened here is never closed.", _span(token), cure)


def _unpaired(page: Page, token: Token, open_: Sequence[Token]) -> Malformed:
    if not open_:
        cure = "Take it out, or look for an opening bracket that is missing."
        return page.malformed(f"The “{token.text}” here closes nothing.", _span(token), cure)
    line, _ = page.position(open_[-1].start)
    message = f"The “{token.text}” here does not close the “{open_[-1].text}” that is opened in line {line}."
    return page.malformed(message, _span(token), "Look for a closing bracket that is missing before it.")


def _unknown(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    for token in words:
        if token.kind == "word" and token.text != "a" and token.text.upper() not in _words():
            told = shorten(printable(token.text), _LONGEST)
            cure = _near(token.text.upper(), _words()) or (
                "Write ? before the name of a variable, a prefix before a name (ptoc:Step), "
                "and text in quotation marks."
            )
            yield page.malformed(f"“{told}” is no word of SPARQL.", _span(token), cure)


def _told(page: Page, message: str, words: Sequence[Token]) -> Iterator[Malformed]:
    for slip in _slips():
        if slip["message"] in message:
            partial = (token for token in words if token.kind == "iri" and ":" not in token.text)
            at = next(partial, None) if "IRI" in slip["message"] else None
            yield page.malformed(slip["says"], _span(at or _stop(page, message, words)), slip["cure"])


def _here(page: Page, token: Token) -> Malformed:
    if not token.text:
        return page.malformed("The query ends too early.", _span(token), "Something is missing at its end.")
    if token.kind == "end":
        cure = (
            "A value may be missing before it, a row of VALUES be too short,"
            " or BIND … AS name a used variable."
        )
        return page.malformed("The query does not hold together up to its end.", _span(token), cure)
    told = shorten(printable(token.text), _LONGEST)
    cure = "Look at what stands before it: a dot, a variable or a bracket may be missing there."
    return page.malformed(f"“{told}” cannot stand here.", _span(token), cure)


def _stop(page: Page, message: str, words: Sequence[Token]) -> Token:
    """Find the word where the engine stopped, else the end of the text; it may have read a part of the word.

    The engine ends a line at a line feed alone.
    """
    match = _PLACE.search(message)
    line, column = (int(match[1]), int(match[2])) if match else (1, 1)
    lines = page.text.split("\n")
    offset = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    for token in words:
        if token.end > offset or (token.end == offset and token.kind in ("word", "name")):
            return token
    last = words[-1]
    return Token("end", last.text, last.start) if last.text == "}" else Token("end", "", last.end)


def _near(name: str, known: Mapping[str, str] | frozenset[str] | tuple[str, ...], after: str = "") -> str:
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.7)
    return f"Did you mean “{near[0]}{after}”?" if near else ""


def _span(token: Token) -> tuple[int, int]:
    return token.start, token.end


def _slips() -> tuple[dict[str, str], ...]:
    return tuple(_book()["slip"])


@cache
def _words() -> frozenset[str]:
    return frozenset(word for line in _book()["words"] for word in line.split())


@cache
def _book() -> dict[str, Any]:
    with (Path(__file__).parent / "syntax.toml").open("rb") as stream:
        return tomllib.load(stream)
