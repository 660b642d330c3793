"""Constraints that ask whether values conform to other shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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


def joined(
    name: str, shapes: Shapes, term: Term, other: Callable[[Term], Shape]
) -> Iterator[tuple[str, Fault]]:
    """Compile a constraint over other shapes; each comes with the name of its component."""
    if name == "qualifiedValueShape":
        yield from _qualified(shapes, term, other)
        return
    for part in shapes.all(term, name):
        if name in _RIGHT:
            yield name.capitalize(), _several([other(one) for one in shapes.listed(part)], _RIGHT[name])
        else:
            yield name.capitalize(), _single(other(part), wanted=name == "node", demand_node=name == "node")


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


def _qualified(shapes: Shapes, term: Term, other: Callable[[Term], Shape]) -> Iterator[tuple[str, Fault]]:
    if shapes.all(term, "qualifiedValueShapesDisjoint"):
        raise Unsupported("sh:qualifiedValueShapesDisjoint")
    if not shapes.all(term, "path"):
        raise Unsupported("sh:qualifiedValueShape in a shape without a path")
    shape = other(shapes.one(term, "qualifiedValueShape"))
    counts = [name for name in COUNTS[:2] if shapes.all(term, name)]
    if not counts:
        raise Unsupported("sh:qualifiedValueShape without a count")
    for name in counts:
        yield f"{name[0].upper()}{name[1:]}", _counted(shape, shapes.whole(term, name), most="Max" in name)


def _counted(shape: Shape, bound: int, *, most: bool) -> Fault:
    def fault(_: Node, values: Sequence[Node]) -> tuple[None, ...]:
        met = sum(shape.meets(value) for value in values)
        return () if (met <= bound if most else met >= bound) else (None,)

    return fault
