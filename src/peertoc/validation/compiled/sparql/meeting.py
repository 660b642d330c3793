"""Conditions about one variable as sets: of the nodes that meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from peertoc.validation.compiled.combining import Either, Provided, Without, both
from peertoc.validation.compiled.sparql.algebra import Call, Exists, Expression, Group
from peertoc.validation.compiled.sparql.testing import tested
from peertoc.validation.compiled.sparql.variables import Names, anywhere, possible

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.validation.compiled.sets import NodeSet

    #: Gives the nodes with which a variable of a group has a solution.
    Gather = Callable[[Group, str], "Gathered"]


class Gathered(NamedTuple):
    """Hold a set, None for all nodes; ``exact`` unless it may be too large."""

    nodes: NodeSet | None
    exact: bool


ALL = Gathered(None, exact=False)


def meeting(condition: Expression, name: str, scope: Names, gather: Gather) -> Gathered:
    """Give the nodes for which a condition holds that is about one variable of the scope, or about none."""
    if isinstance(condition, Exists):
        found = _exists(condition.group, name, gather)
        return found if condition.wanted else _not(found)
    if isinstance(condition, Call) and condition.name in {"&&", "||"}:
        return _several(condition, name, scope, gather)
    if isinstance(condition, Call) and condition.name == "!":
        return _not(meeting(condition.parts[0], name, scope, gather))
    test = tested(condition, name) if name else None
    return ALL if test is None else Gathered(test, exact=True)


def _not(found: Gathered) -> Gathered:
    return Gathered(Without(found.nodes), exact=True) if found.exact and found.nodes is not None else ALL


def _exists(group: Group, name: str, gather: Gather) -> Gathered:
    if name and name in anywhere(group):
        return gather(group, name)
    names = sorted(possible(group))
    if not names:
        return ALL
    found = gather(group, names[0])
    return ALL if found.nodes is None else Gathered(Provided(found.nodes), found.exact)


def _several(condition: Call, name: str, scope: Names, gather: Gather) -> Gathered:
    parts = [meeting(part, name, scope, gather) for part in condition.parts]
    exact = all(part.exact for part in parts)
    sets = tuple(part.nodes for part in parts if part.nodes is not None)
    if condition.name == "&&":
        return Gathered(both(sets), exact)
    return Gathered(Either(sets), exact) if len(sets) == len(parts) else ALL
