"""Two statements between the same two variables: a way there and a way back, and so a circle."""

from __future__ import annotations

from peertoc.validation.compiled.paths import Path, Repeated, Sequence, turned
from peertoc.validation.compiled.sparql.algebra import Call, Expression, Triple, Variable


def way_from(triple: Triple, name: str) -> Path | None:
    """Give the path of a statement as it leads away from a variable; None where the property is one."""
    if isinstance(triple.path, Variable):
        return None
    return triple.path if triple.subject == Variable(name) else turned(triple.path)


def in_turn(first: Path, second: Path) -> Path:
    """Put two paths behind each other: one and then any number of it is at least one."""
    if isinstance(second, Repeated) and second.path == first:
        return Repeated(first, 1)
    return Sequence(first, second)


def says_same(condition: Expression, name: str, other: str) -> bool:
    """Tell whether a condition says that two variables are equal."""
    return (
        isinstance(condition, Call)
        and condition.name == "="
        and set(condition.parts) == {Variable(name), Variable(other)}
    )
