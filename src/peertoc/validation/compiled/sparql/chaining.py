"""Statements that lead from one variable to another, each to the next: together they are a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.paths import Path, Sequence
from peertoc.validation.compiled.sparql.algebra import Group, Triple, Variable
from peertoc.validation.compiled.sparql.circling import way_from

if TYPE_CHECKING:
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
