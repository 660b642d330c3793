"""How far checks look: what has to stand together when a file is taken in parts.

A part is right for a thing when it holds all that is said of it, of what that leads to in turn, and of the
properties and classes named there; and when with a value it holds every subject that has it for a property
along which a check goes back. Where no check looks further than at what is said of that subject, the property
is near: the part needs that of it alone. What the vocabulary says is in every part, and so is what the data
say of the names of the vocabulary.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from peertoc.validation.compiled.nodes import Nodes
from peertoc.validation.compiled.reading import TARGETS, Shapes
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.validation.compiled.sparql.needs import Needs
from peertoc.validation.compiled.sparql.reaching import needs, written
from peertoc.validation.compiled.sparql.reading import read_select
from peertoc.validation.compiled.walking import ANY_PROPERTY, against

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Triple

    from peertoc.catalogue import Term
    from peertoc.validation.compiled.sparql.conditions import Slip
    from peertoc.validation.compiled.sparql.nearing import Said

_S = TypeVar("_S", "str", "Slip")


@dataclass(frozen=True, slots=True)
class Back:
    """Say along which properties checks go from a value to its subjects, each with the shapes that do.

    ``slips`` are properties by how their names begin, unless the vocabulary declares them. The shapes of
    ``anything`` go back along whatever leads to a value. Along ``near`` properties they look no further than
    at what is ``said`` of a subject, as far as they read it. ``begins`` are properties by which shapes may
    come upon a thing anywhere in a file.
    """

    named: Mapping[str, tuple[str, ...]]
    slips: Mapping[Slip, tuple[str, ...]]
    anything: tuple[str, ...]
    near: Mapping[str, tuple[str, ...]]
    said: frozenset[Said]
    begins: Mapping[str, tuple[str, ...]]

    def joins(self, property: str, vocabulary: Vocabulary) -> bool:
        """Tell whether the statements of a property need both their ends in one part."""
        return property in self.named or any(
            property.startswith(slip.start) and not vocabulary.says(property, slip) for slip in self.slips
        )


class Vocabulary:
    """Answer what declares a name."""

    def __init__(self, background: Iterable[Triple]) -> None:
        self._said = {(s.value, p.value, part) for s, p, o in background for part in ("", o.value)}

    def says(self, name: str, slip: Slip) -> bool:
        """Tell whether a name is declared in the way that a slip is not."""
        return (name, slip.property, slip.value) in self._said


def walked_back(shapes: Sequence[Triple]) -> Back:
    """Say along which properties the checks go backwards. Raises Unsupported."""
    every = list(_every(shapes))
    named = _by_each((shape, found.back) for shape, found in every)
    near = _by_each((shape, found.near) for shape, found in every)
    anything = named.pop(ANY_PROPERTY, ())
    return Back(
        named,
        _by_each((shape, found.slips) for shape, found in every),
        anything,
        {name: by for name, by in near.items() if name not in named},
        frozenset(said for _, found in every for said in found.said),
        _by_each((shape, found.begins) for shape, found in every),
    )


def _by_each(found: Iterable[tuple[str, set[_S]]]) -> dict[_S, tuple[str, ...]]:
    """Give what shapes have found, in order, each with the shapes that have."""
    by: dict[_S, dict[str, None]] = defaultdict(dict)
    for shape, each in found:
        for one in each:
            by[one][shape] = None
    return {one: tuple(by[one]) for one in sorted(by)}


def of_the_whole(shapes: Sequence[Triple]) -> dict[str, str]:
    """Give the shapes that ask for what may lie anywhere in a file, with the first that they ask for."""
    return {shape: written(found.whole[0]) for shape, found in _every(shapes) if found.whole}


def _every(triples: Sequence[Triple]) -> Iterator[tuple[str, Needs]]:
    shapes = Shapes(triples, Nodes())
    for root in shapes.roots():
        aims = [name for name in TARGETS if shapes.all(root, name)]
        once = aims == ["targetNode"] and not shapes.is_class(root)
        yield root.value, _shape(shapes, root, once=once, above=())


def _shape(shapes: Shapes, term: Term, *, once: bool, above: tuple[Term, ...]) -> Needs:
    """Gather what a shape needs, and all shapes that it brings in."""
    if term in above:
        raise Unsupported("a shape that asks for itself")
    found = Needs()
    path = shapes.path(shapes.one(term, "path")) if shapes.all(term, "path") else None
    if path is not None:
        found.back |= against(path)
    for query in shapes.all(term, "sparql"):
        select = read_select(shapes.text(query, "select"), shapes.prefixes(query), shapes.nodes, path)
        found.add(needs(select, once=once))
    for part in shapes.parts(term):
        # What a global shape's property leads to hangs on its focus, and so does all that is asked there.
        found.add(_shape(shapes, part, once=once and path is None, above=(*above, term)))
    return found
