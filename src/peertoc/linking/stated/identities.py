"""The identifiers that a file itself gives to its initiatives and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from peertoc.linking.identifiers import Scheme, identify
from peertoc.linking.registry import GONE, standing
from peertoc.linking.stated.things import initiatives_and_organisations
from peertoc.linking.values import Kind, Link
from peertoc.vocabulary import DCTERMS, ORG, OWL, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term
    from peertoc.linking.identifiers import Identifier
    from peertoc.linking.stated.ground import Ground

#: Statements that two names stand for one thing, and texts that are identifiers.
_SAYING: Final = {
    f"{SKOS}exactMatch": f"{SKOS}exactMatch",
    f"{SKOS}closeMatch": f"{SKOS}closeMatch",
    f"{OWL}sameAs": f"{SKOS}exactMatch",
    f"{SCHEMA}sameAs": f"{SKOS}exactMatch",
    f"{DCTERMS}identifier": f"{SKOS}exactMatch",
    f"{ORG}identifier": f"{SKOS}exactMatch",
    f"{SCHEMA}identifier": f"{SKOS}exactMatch",
}
_SCHEMES: Final = frozenset((Scheme.ROR, Scheme.LEI, Scheme.ISNI, Scheme.WIKIDATA, Scheme.ORG_ID))


def identity_links(ground: Ground) -> Iterator[Link]:
    """Link initiatives and organisations with the identifiers that the file gives them, in canonical form."""
    for term, kind in initiatives_and_organisations(ground):
        for predicate, said in _SAYING.items():
            for value in ground.statements.objects(term, predicate):
                found = _identifier(value)
                if found is not None and found.iri != term.value:
                    yield _link(ground, (term, predicate, value), said, found.iri, kind)


def _identifier(value: Term) -> Identifier | None:
    """Read an identifier of an organisation.

    One that is malformed, or no longer holds, is for the check to tell, and no link.
    """
    found = identify(value.value) if isinstance(value, (Literal, NamedNode)) else None
    if found is None or found.scheme not in _SCHEMES:
        return None
    known = standing(value.value)
    return None if known and (known.fault or known.status in GONE) else found


def _link(ground: Ground, stated: tuple[NamedNode, str, Term], predicate: str, iri: str, kind: Kind) -> Link:
    term, _, value = stated
    known = standing(iri, ground.lang)
    return Link(
        subject=term.value,
        subject_label=ground.name(term),
        predicate=predicate,
        object=iri,
        object_label=known.label if known else "",
        kind=kind,
        source=known.source if known else "",
        source_version=known.source_version if known else "",
        why=f"the file names it as {value.value}",
        place=ground.document.place(*stated),
    )
