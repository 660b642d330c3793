"""Initiatives of a few lines, for the tests of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.catalogue.gate import read_text
from peertoc.catalogue.reading import read_initiatives
from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from peertoc.catalogue.document import Document
    from peertoc.model import (
        Chain,
        Initiative,
    )

HEAD = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
BASE = "https://example.org/t/"


def document(turtle: str) -> Document:
    """Read a few lines of Turtle."""
    return read_text(f"{HEAD}@base <{BASE}> .\n{turtle}", name="t.ttl")


def initiative(turtle: str, more: str = "") -> Initiative:
    """Read one initiative from what is said of it."""
    (found,) = read_initiatives(document(f"<i> a ptoc:Initiative ; {turtle} .\n{more}"))
    return found


def chain(more: str, steps: str = "<a>, <b>, <c>") -> Chain:
    """Read the chain of a theory with these steps."""
    return (
        initiative("ptoc:theoryOfChange <theory>", f"<theory> ptoc:step {steps} . {more}").theories[0].chain
    )


def names(found: Chain) -> set[tuple[str, str]]:
    """Give the ends of all links."""
    return {(link.cause.removeprefix(BASE), link.effect.removeprefix(BASE)) for link in found.links}
