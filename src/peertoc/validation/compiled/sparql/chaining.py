"""Statements that hang together by variables which nothing else speaks of: together they are a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.paths import Beside, Path, Sequence, Step
from peertoc.validation.compiled.sparql.algebra import Group, Triple, Variable
from peertoc.validation.compiled.sparql.circling import way_from
from peertoc.validation.compiled.sparql.variables import Names, anywhere, of_triple

if TYPE_CHECKING:
    from collections.abc import Sequence as Several

    from peertoc.validation.compiled.sparql.algebra import Constant, Element


def chain(group: Group, start: str, end: str) -> Path | None:
    """Give the path from one variable to another that a group asks for, where it asks for nothing else."""
    waiting = list(group.elements)
    met: set[Variable | Constant] = set()
    last, path = Variable(start), None
    while waiting:
        link = next((each for each in waiting if _is_link(each, last)), None)
        way = way_from(link, last.name) if isinstance(link, Triple) else None
        if way is None or not isinstance(link, Triple):
            return None
        waiting.remove(link)
        met.add(last)
        other = link.value if link.subject == last else link.subject
        if other in met or not isinstance(other, Variable):
            return None
        last, path = other, way if path is None else Sequence(path, way)
    return path if last.name == end else None


def _is_link(element: Element, last: Variable) -> bool:
    return isinstance(element, Triple) and last in (element.subject, element.value)


def beside(group: Group, known: Names) -> Group:
    """Ask which values of one property stand beside another, rather than ask it of each thing that has both.

    So two statements about a thing become one about their properties, where nothing else speaks of the thing,
    nor of the value of the one whose property is a variable. What is ``known`` is spoken of outside.
    """
    elements = list(group.elements)
    for triple in group.elements:
        others = [each for each in elements if each is not triple]
        if isinstance(triple, Triple) and triple in elements and _is_of_some_way(triple, others, known):
            about = [each for each in others if _names(triple.subject) & anywhere(each)]
            joined = _joined(triple, about[0]) if len(about) == 1 else None
            if joined is not None:
                elements = [joined if each is about[0] else each for each in others]
    return Group(tuple(elements))


def _is_of_some_way(triple: Triple, others: Several[Element], known: Names) -> bool:
    """Tell whether a statement has a variable as its property, and ends that nothing outside speaks of.

    Of its subject other statements may ask.
    """
    subject, value = _names(triple.subject), _names(triple.value)
    spoken = known.union(*(anywhere(each) for each in others))
    free = subject and value and not subject & known and not value & spoken
    return bool(free) and isinstance(triple.path, Variable) and len(of_triple(triple)) == 3


def _joined(triple: Triple, other: Element) -> Triple | None:
    if not isinstance(other, Triple) or not isinstance(other.path, Step) or other.subject != triple.subject:
        return None
    if other.value in (triple.subject, triple.path) or not isinstance(triple.path, Variable):
        return None
    return Triple(triple.path, Beside(other.path.predicate), other.value)


def _names(part: Variable | Constant) -> Names:
    return frozenset((part.name,)) if isinstance(part, Variable) else frozenset()
