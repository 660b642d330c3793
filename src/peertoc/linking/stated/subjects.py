"""The subjects that a file states: its reform areas, and codes and goals that it names itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from peertoc.linking.identifiers import Scheme, identify
from peertoc.linking.registry.areas import AREAS, alignments
from peertoc.linking.registry.functions import functions
from peertoc.linking.registry.goals import goals
from peertoc.linking.registry.sectors import sectors
from peertoc.linking.registry.tables import table
from peertoc.linking.values import Kind, Link
from peertoc.vocabulary import DCTERMS, PTOC, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from peertoc.catalogue import Term
    from peertoc.linking.registry.codes import Code
    from peertoc.linking.stated.ground import Ground

_AREA: Final = (f"{PTOC}reformArea", f"{PTOC}primaryReformArea")
MAPPINGS: Final = tuple(f"{SKOS}{name}Match" for name in ("exact", "close", "broad", "narrow", "related"))
_LISTS: Final[dict[Scheme, Callable[[], dict[str, Code]]]] = {
    Scheme.CRS: sectors,
    Scheme.COFOG: functions,
    Scheme.SDG: goals,
}
#: Where a document is named as a source, its address is no subject.
_SOURCES: Final = frozenset((f"{DCTERMS}source", f"{RDFS}seeAlso", f"{RDFS}isDefinedBy"))


def subject_links(ground: Ground) -> Iterator[Link]:
    """Link reform areas, and whatever names a code or a goal, with sectors, functions, goals and targets."""
    for term in ground.statements.described():
        for predicate, values in ground.statements.properties(term).items():
            for value in values:
                if isinstance(value, NamedNode):
                    yield from _aligned(ground, term, predicate, value)
                    yield from _named(ground, term, predicate, value)


def _aligned(ground: Ground, term: Term, predicate: str, area: NamedNode) -> Iterator[Link]:
    """Give what a reform area comes close to, once a file uses it."""
    if predicate not in _AREA:
        return
    held = table(AREAS)
    for each in alignments(area.value):
        yield Link(
            subject=area.value,
            subject_label=ground.labels.of(area.value, ground.lang),
            predicate=each.predicate,
            object=each.code.identifier.iri,
            object_label=each.code.label(ground.lang),
            kind=Kind.SUBJECT,
            source=each.code.source,
            source_version=each.code.version,
            why=f"{each.why} ({held.name}, {held.version})",
            place=ground.document.place(term, predicate, area),
        )


def _named(ground: Ground, term: Term, predicate: str, value: NamedNode) -> Iterator[Link]:
    """Give a code or goal that the file names, in its canonical form."""
    code = None if predicate in _SOURCES else _code(value)
    holder = ground.nearest(term) if code is not None else None
    if code is None or holder is None:
        return
    yield Link(
        subject=holder.value,
        subject_label=ground.name(holder),
        predicate=predicate if predicate in MAPPINGS else f"{DCTERMS}subject",
        object=code.identifier.iri,
        object_label=code.label(ground.lang),
        kind=Kind.SUBJECT,
        source=code.source,
        source_version=code.version,
        why=f"the file names it as {value.value}",
        place=ground.document.place(term, predicate, value),
    )


def _code(value: NamedNode) -> Code | None:
    found = identify(value.value)
    return _LISTS[found.scheme]().get(found.code) if found and found.scheme in _LISTS else None
