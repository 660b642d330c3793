"""The starter file of ``peertoc new``: commented Turtle that a facilitator fills in from top to bottom."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from peertoc.catalogue import vocabulary_documents
from peertoc.clock import LAST_YEAR
from peertoc.errors import PeertocError
from peertoc.vocabulary import PTOC, ROOT, SKOS, compact

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

__all__ = ["starter"]

TEMPLATE = Path(__file__).with_name("initiative.ttl.txt")
WIDTH = 100
INDENT = "##     "
SLUG_LENGTH = 60

#: Joiners that scripts and emoji need; any other invisible character of a title is written as an escape.
JOINERS = "\u200c\u200d"


def starter(title: str, *, lang: str = "en", today: datetime.date) -> str:
    """Write a starter file for an initiative called ``title``, its texts marked as being in ``lang``.

    As it comes it is valid Turtle and claims nothing but the initiative, its title and an empty theory of
    change. Raises PeertocError for a title that is blank or no text, and for an unknown form of language.
    """
    literal = _literal(title.strip(), lang)
    write: dict[str, Callable[..., str]] = {
        "title": lambda: literal,
        "lang": lambda: literal.rpartition("@")[2],
        "slug": lambda: _slug(title),
        "today": lambda: f'"{today.isoformat()}"^^xsd:date',
        "year": lambda years: f'"{min(today.year + int(years), LAST_YEAR):04}"^^xsd:gYear',
        "choices": _choices,
    }

    def fill(match: re.Match[str]) -> str:
        word, *arguments = match[1].split(":")
        return write[word](*arguments)

    # One pass: what is filled in is never looked at again, so a title with braces stays as it is.
    return re.sub(r"\{\{([a-z0-9:-]+)\}\}", fill, TEMPLATE.read_text(encoding="utf-8"))


def _literal(title: str, lang: str) -> str:
    """Write the title as a Turtle string on one line, with no invisible or reordering character left bare."""
    if any(unicodedata.category(sign) == "Cs" for sign in title):
        raise PeertocError("The title is not proper Unicode text.", help="Type it again, in UTF-8.")
    if not any(sign.isprintable() and not sign.isspace() for sign in title):
        raise PeertocError("The title is empty.", help="Give the initiative's name, in quotes.")
    if any(_is_control(sign) for sign in title):
        raise PeertocError("The title holds a control character.", help="Type the title again, without it.")
    try:
        literal = str(Literal(title, language=lang))
    except ValueError:
        raise PeertocError(
            f"{lang!r} is not a language code.", help="Give a code such as en, fr or pt-BR."
        ) from None
    return "".join(sign if sign.isprintable() or sign in JOINERS else _escape(sign) for sign in literal)


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" and sign not in "\t\n\r"


def _escape(sign: str) -> str:
    return f"\\u{ord(sign):04X}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08X}"


def _slug(title: str) -> str:
    """Make of a title the last part of an address: lower-case ASCII words and hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    return words[:SLUG_LENGTH].rstrip("-") or "initiative"


def _choices(scheme: str, phase: str = "") -> str:
    """List the names of a vocabulary, or those that belong to a phase, in its own order, as prose comment."""
    names = ", ".join(compact(concept.value) for concept in _concepts(scheme, phase))
    # No break within a name: a name on two lines could not be copied.
    return "\n".join(
        wrap(names, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False)
    )


def _concepts(scheme: str, phase: str) -> Iterator[NamedNode]:
    space = f"{ROOT}/{scheme}/"
    wanted = NamedNode(f"{ROOT}/phase/{phase}")
    for document in vocabulary_documents():
        for term in document.statements.of_type(f"{SKOS}Concept"):
            if not (isinstance(term, NamedNode) and term.value.startswith(space)):
                continue
            if not phase or wanted in document.statements.objects(term, f"{PTOC}inPhase"):
                yield term
