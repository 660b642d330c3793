"""Constraints that ask whether values conform to other shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from peertoc.validation.compiled.sparql.lexing import Unsupported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from peertoc.catalogue import Term
    from peertoc.validation.compiled.constraints import Fault
    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.reading import Shapes
    from peertoc.validation.compiled.shapes import Shape

COUNTS: Final = ("qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint")
JOINED: Final = ("node", "not", "and", "or", "xone", "qualifiedValueShape")
_RIGHT: Final[dict[str, Callable[[int, int], bool]]] = {
    "and": lambda met, of: met == of,
    "or": lambda met, _: met > 0,
    "xone": lambda met, _: met == 1,
}


class Joined(NamedTuple):
    """Hold a constraint over other shapes, and how many values have to conform at least and at most."""

    name: str
    component: str
    shapes: Sequence[Shape]
    fault: Fault
    least: int | None = None
    most: int | None = None


def joined(name: str, shapes: Shapes, term: Term, other: Callable[[Term], Shape]) -> Iterator[Joined]:
    """Compile a constraint over other shapes."""
    if name == "qualifiedValueShape":
        yield from _qualified(name, shapes, term, other)
        return
    for part in shapes.all(term, name):
        if name in _RIGHT:
            several = [other(one) for one in shapes.listed(part)]
            yield Joined(name, name.capitalize(), several, _several(several, _RIGHT[name]))
        else:
            single = other(part)
            fault = _single(single, wanted=name == "node", demand_node=name == "node")
            yield Joined(name, name.capitalize(), (single,), fault)


def _single(shape: Shape, *, wanted: bool, demand_node: bool) -> Fault:
    if demand_node and shape.path is not None:
        raise Unsupported("sh:node of a property shape")
    return lambda _, values: [value for value in values if shape.meets(value) is not wanted]


def _several(shapes: list[Shape], right: Callable[[int, int], bool]) -> Fault:
    if not shapes or not all(shape.active for shape in shapes):
        raise Unsupported("a list of no shapes, or of such as are deactivated")

    def fault(_: Node, values: Sequence[Node]) -> list[Node | None]:
        return [
            value for value in values if not right(sum(shape.meets(value) for shape in shapes), len(shapes))
        ]

    return fault


def _qualified(name: str, shapes: Shapes, term: Term, other: Callable[[Term], Shape]) -> Iterator[Joined]:
    if shapes.all(term, "qualifiedValueShapesDisjoint"):
        raise Unsupported("sh:qualifiedValueShapesDisjoint")
    if not shapes.all(term, "path"):
        raise Unsupported("sh:qualifiedValueShape in a shape without a path")
    shape = other(shapes.one(term, "qualifiedValueShape"))
    counts = [count for count in COUNTS[:2] if shapes.all(term, count)]
    if not counts:
        raise Unsupported("sh:qualifiedValueShape without a count")
    for count in counts:
        bound, component = shapes.whole(term, count), f"{count[0].upper()}{count[1:]}"
        if "Max" in count:
            yield Joined(name, component, (shape,), _counted(shape, bound, most=True), most=bound)
        else:
            yield Joined(name, component, (shape,), _counted(shape, bound, most=False), least=bound)


def _counted(shape: Shape, bound: int, *, most: bool) -> Fault:
    def fault(_: Node, values: Sequence[Node]) -> tuple[None, ...]:
        met = sum(shape.meets(value) for value in values)
        return () if (met <= bound if most else met >= bound) else (None,)

    return fault
