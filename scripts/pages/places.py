"""Where each name stands: its page, and the place on it; and the links that lead there."""

from __future__ import annotations

import posixpath
import re
from typing import Final

from pyoxigraph import NamedNode

from peertoc.escaping import markdown
from peertoc.validation.context import declared
from peertoc.vocabulary import DCTERMS, PREFIXES, PTOC, ROOT, SCHEMES, SKOS, compact
from scripts.pages import data
from scripts.pages.words import words

_PATTERN: Final = re.compile(r"[a-z0-9-]+-pattern")
#: A name of ours within a text: a prefix, and what follows it up to a sign that cannot end a name.
_CURIE: Final = re.compile(r"(?<![\w:/.&;^-])([a-z]+):([A-Za-z](?:[\w.-]*\w)?)(?![\w:/-])")
#: Escapes that not every kind of Markdown knows.
_RARE: Final = re.compile(r"\\([@/~&])")
_GUIDE: Final = f"{ROOT}/guide/"


def place(iri: str) -> tuple[str, str] | None:
    """Say on which page a name of ours stands, and at which anchor; None for one of others."""
    if iri.startswith(PTOC):
        return "terms.md", iri.removeprefix(PTOC)
    if iri == ROOT:
        return "terms.md", ""
    if not iri.startswith(f"{ROOT}/"):
        return None
    folder, _, last = iri.removeprefix(f"{ROOT}/").partition("/")
    if folder in SCHEMES:
        return f"vocabularies/{folder}.md", last
    if folder in ("guide", "alignments"):
        return f"{folder}.md", last
    if _PATTERN.fullmatch(last):
        return "questions/patterns.md", last
    folders = {"check": "checks", "question": "questions", "principle": "principles"}
    return (f"{folders[folder]}/{last or 'index'}.md", "") if folder in folders else None


def title(iri: str) -> str:
    """Name a thing in words that are safe in Markdown, with its number where the guide gives it one."""
    term = NamedNode(iri)
    if iri.startswith(_GUIDE):
        return escaped(_guide_title(term))
    if iri.startswith(PREFIXES["check"]):
        return f"`{data.local(iri)}`"
    label = data.name(term)
    if label:
        number = data.text(term, f"{SKOS}notation") if _numbered(iri) else ""
        return escaped(f"{number}, {label}" if number else label)
    known_words = words()["names"]
    return str(known_words.get(compact(iri)) or known_words.get(iri) or f"`{compact(iri).strip('<>')}`")


def link(iri: str, here: str) -> str:
    """Write the title of a thing as a link from the page ``here``; one of others is named without a link."""
    there = place(iri)
    if there is None:
        web = iri.startswith("http") and compact(iri).startswith("<")
        return f"[{title(iri)}]({iri})" if web else title(iri)
    return f"[{title(iri)}]({target(there, here)})"


def target(there: tuple[str, str], here: str) -> str:
    """Write the relative address of a page and anchor, as seen from the page ``here``."""
    page, anchor = there
    path = "" if page == here and anchor else posixpath.relpath(page, posixpath.dirname(here) or ".")
    return f"{path}#{anchor}" if anchor else path


def prose(text: str, here: str) -> str:
    """Make a text safe in Markdown, and each name of ours in it a link."""
    safe = escaped(re.sub(r"\s+", " ", text).strip())
    return _CURIE.sub(lambda match: _named(match, here), safe)


def escaped(text: str) -> str:
    r"""Make a text safe in every kind of Markdown, that of the site included.

    >>> escaped('"Budget *peers*"@en')
    '"Budget \\*peers\\*"&#64;en'
    """
    return _RARE.sub(lambda match: f"&#{ord(match[1])};", markdown(text))


def _named(match: re.Match[str], here: str) -> str:
    prefix, last = match[1], match[2]
    if prefix not in PREFIXES:
        return match[0]
    iri = PREFIXES[prefix] + last
    there = place(iri)
    return f"[`{match[0]}`]({target(there, here)})" if there and iri in declared() else f"`{match[0]}`"


def _numbered(iri: str) -> bool:
    return iri.startswith((PREFIXES["question"], PREFIXES["principle"]))


def _guide_title(term: NamedNode) -> str:
    label = data.name(term)
    number = data.text(term, f"{DCTERMS}identifier")
    if not number or number.casefold().endswith(label.casefold()):
        return number or label
    return f"{'section ' if number[:1].isdigit() else ''}{number}, {label}"
