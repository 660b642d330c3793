"""In which order the elements of a group are gone through: what is bound first, and filters early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.paths import Beside, Repeated, Step
from peertoc.validation.compiled.sparql.algebra import Bind, Call, Constant, Exists, Filter, Triple, Variable
from peertoc.validation.compiled.sparql.variables import certain, mentioned, possible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.validation.compiled.sparql.algebra import Element, Expression, Group
    from peertoc.validation.compiled.sparql.variables import Names


def in_order(
    group: Group, bound: Names, few: Names = frozenset(), dear: Sequence[Filter] = ()
) -> Iterator[Element]:
    """Order the elements of a group; only statements that stand together change places.

    A filter comes as soon as all that it speaks of, and that the group can bind, is surely bound; one that
    goes along a repeated path comes last. One that is ``dear`` waits for others, as long as what these speak
    of is only a step away. ``few`` are variables for which not many nodes come into question.
    """
    filters = sorted(
        (each for each in group.elements if isinstance(each, Filter)), key=lambda each: _looks(each.condition)
    )
    maybe = possible(group)
    waiting: list[Element] = [each for each in group.elements if not isinstance(each, Filter)]
    while True:
        element = _next(waiting, bound, few) if waiting else None
        near = element is not None and _is_near(element, bound) and any(each not in dear for each in filters)
        for ready in [each for each in filters if mentioned(each.condition) & maybe <= bound]:
            if not waiting or not (goes_far(ready.condition) or (near and ready in dear)):
                filters.remove(ready)
                yield ready
        if element is None:
            break
        waiting.remove(element)
        bound |= certain(element)
        yield element
    yield from filters


def _is_near(element: Element, bound: Names) -> bool:
    """Tell whether an element is worked out from what is known, without going far."""
    if isinstance(element, Bind):
        return True
    start = element.subject if isinstance(element, Triple) else None
    known = isinstance(start, Constant) or (isinstance(start, Variable) and start.name in bound)
    return known and isinstance(element, Triple) and not isinstance(element.path, Variable | Repeated)


def _next(waiting: list[Element], bound: Names, few: Names) -> Element:
    """Choose the best of the statements that come first, or else the first element."""
    run: list[Triple] = []
    for element in waiting:
        if not isinstance(element, Triple):
            break
        run.append(element)
    return min(run, key=lambda triple: _cost(triple, bound, few)) if run else waiting[0]


def _cost(triple: Triple, bound: Names, few: Names) -> int:
    def known(part: object) -> bool:
        return isinstance(part, Constant) or (isinstance(part, Variable) and part.name in bound)

    start, end = known(triple.subject), known(triple.value)
    plain = isinstance(triple.path, Step)
    from_few = isinstance(triple.subject, Variable) and triple.subject.name in few
    if isinstance(triple.path, Beside) and not start and from_few:
        return 5
    if start and end:
        return 0 if plain else 1
    if start:
        return 2 if plain else 4
    if end:
        # What is written in the query, as a class is, may stand in very many statements.
        from_row = isinstance(triple.value, Variable)
        return (3 if plain else 5) if from_row else (6 if plain else 7)
    return 8 if plain else 9 if isinstance(triple.path, Variable) and triple.path.name in few else 10


def goes_far(expression: Expression) -> bool:
    """Tell whether an expression looks into the graph along a path that is repeated."""
    if isinstance(expression, Exists):
        triples = [each for each in expression.group.elements if isinstance(each, Triple)]
        return any(isinstance(each.path, Repeated) for each in triples)
    return any(map(goes_far, expression.parts)) if isinstance(expression, Call) else False


def _looks(expression: Expression | Call) -> bool:
    """Tell whether an expression looks into the graph."""
    return isinstance(expression, Exists) or any(_looks(part) for part in getattr(expression, "parts", ()))
