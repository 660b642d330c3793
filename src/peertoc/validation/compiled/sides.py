"""The statements of one property, from subject to values or the other way round."""

from __future__ import annotations

from itertools import chain, islice
from operator import is_
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.validation.compiled.nodes import Node

#: Nodes, each once, in the order in which they came; a dictionary where there are many.
Several: TypeAlias = "tuple[Node, ...] | dict[Node, None]"
#: From subject to values, or from value to subjects.
Side: TypeAlias = "dict[Node, Several]"
_FEW: Final = 8
NONE: Final[Side] = {}


def put(side: Side, node: Node, others: Several, one: Node) -> None:
    """Put a node to the others of a node, among which it is not."""
    if isinstance(others, dict):
        others[one] = None
    else:
        side[node] = _several((*others, one))


def _several(nodes: Sequence[Node]) -> Several:
    return tuple(nodes) if len(nodes) <= _FEW else dict.fromkeys(nodes)


def turned(side: Side, kept: Side = NONE, kept_turned: Side = NONE) -> Side:
    """Put statements the other way round; what this was made of, and how that is turned, may be known.

    ``side`` must be a copy of ``kept`` to which statements were put.
    """
    if side is kept:
        return kept_turned
    found = _turned(_more(side, kept))
    for value in kept_turned.keys() & found.keys():
        found[value] = _several((*kept_turned[value], *found[value]))
    return {**kept_turned, **found}


def _turned(statements: Iterable[tuple[Node, Iterable[Node]]]) -> Side:
    found: dict[Node, Any] = {}
    many: list[Node] = []
    for subject, values in statements:
        for value in values:
            others = found.get(value)
            if others is None:
                found[value] = (subject,)
            elif isinstance(others, list):
                others.append(subject)
            else:
                found[value] = [*others, subject]
                many.append(value)
    found.update((value, _several(found[value])) for value in many)
    return found


def _more(side: Side, kept: Side) -> Iterable[tuple[Node, Iterable[Node]]]:
    """Give the statements of a copy that were put to it."""
    # A copy keeps the order, and what is put to it comes behind.
    added = islice(side.items(), len(kept), None)
    if all(map(is_, side.values(), kept.values())):
        return added
    changed = ((node, side[node], before) for node, before in kept.items() if side[node] is not before)
    return chain(
        ((node, [each for each in now if each not in before]) for node, now, before in changed), added
    )


def flat(side: Side) -> Iterable[Node]:
    """Give every value, as often as it stands there."""
    return chain.from_iterable(side.values())
