"""Whether a file describes an initiative at all; where it only seems to, what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import NamedNode

from peertoc.errors import NoInitiative
from peertoc.place import Place
from peertoc.validation.meaning import Known
from peertoc.vocabulary import PTOC, RDF, RDFS, compact

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from peertoc.catalogue import Document, Term

ADD_ONE: Final = "Start with `peertoc new TITLE -o FILE`, or add `<initiative> a ptoc:Initiative .`"
_KIND: Final = Known((f"{PTOC}Initiative",))
_NO_INITIATIVE: Final = "Nothing in this file is a ptoc:Initiative, so there is nothing to {}."


def has_initiative(document: Document) -> bool:
    """Tell whether a document describes an initiative, or something that it says is a kind of one."""
    waiting, seen = [f"{PTOC}Initiative"], set()
    while waiting:
        kind = waiting.pop()
        if document.describes(kind):
            return True
        seen.add(kind)
        further = document.statements.subjects(f"{RDFS}subClassOf", NamedNode(kind))
        waiting += [term.value for term in further if isinstance(term, NamedNode) and term.value not in seen]
    return False


def meant(document: Document) -> Triple | None:
    """Find where a file seems to mean an initiative, but writes the name of the class in another way."""
    classes = (triple for triple in document.triples if triple.predicate.value == f"{RDF}type")
    return next(
        (
            triple
            for triple in classes
            if isinstance(triple.object, NamedNode)
            and "w3id.org/peertoc" in triple.object.value
            and _KIND.nearest(triple.object.value)
        ),
        None,
    )


def no_initiative(document: Document, purpose: str = "check") -> NoInitiative:
    """Make the error that says so, with the slip where there is one; ``purpose`` is what cannot be done."""
    slip = meant(document)
    if slip is None:
        return NoInitiative(_NO_INITIATIVE.format(purpose), place=Place(document.name), help=ADD_ONE)
    written = cast("NamedNode", slip.object)
    place = document.place(cast("Term", slip.subject), slip.predicate.value, written)
    return NoInitiative(
        f"This file describes no initiative: {compact(written.value)} is not a name of the vocabulary.",
        place=place,
        source=document.line(place),
        help=f"Did you mean ptoc:Initiative, which is short for <{PTOC}Initiative>?",
    )
