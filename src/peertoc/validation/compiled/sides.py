"""The statements of one property, from subject to values or the other way round."""

from __future__ import annotations

from itertools import chain, islice
from operator import is_
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.validation.compiled.nodes import Node

#: Nodes, each once, in the order in which they came; a dictionary where there are many.
Several: TypeAlias = "tuple[Node, ...] | dict[Node, None]"
#: From subject to values, or from value to subjects.
Side: TypeAlias = "dict[Node, Several]"
_FEW: Final = 8
NONE: Final[Side] = {}


def put(side: Side, node: Node, one: Node, kept: Side = NONE) -> None:
    """Put a node to the others of a node, among which it is not; what stands in ``kept`` is not changed."""
    others = side.get(node)
    if others is None:
        side[node] = (one,)
    elif isinstance(others, tuple):
        side[node] = (*others, one) if len(others) < _FEW else dict.fromkeys((*others, one))
    elif others is kept.get(node):
        side[node] = {**others, one: None}
    else:
        others[one] = None


def turned(side: Side, kept: Side = NONE, kept_turned: Side = NONE) -> Side:
    """Put statements the other way round; what this was made of, and how that is turned, may be known.

    ``side`` must be a copy of ``kept`` to which statements were put.
    """
    if side is kept:
        return kept_turned
    held = dict(kept_turned)
    for subject, values in _more(side, kept):
        for value in values:
            others = held.get(value)
            if others is None:
                held[value] = (subject,)
            else:
                put(held, value, subject, kept_turned)
    return held


def _more(side: Side, kept: Side) -> Iterator[tuple[Node, Iterable[Node]]]:
    """Give the statements of a copy that were put to it."""
    # A copy keeps the order, and what is put to it comes behind.
    if not all(map(is_, side.values(), kept.values())):
        for subject, before in kept.items():
            yield subject, [value for value in side[subject] if value not in before]
    yield from islice(side.items(), len(kept), None)


def flat(side: Side) -> Iterable[Node]:
    """Give every value, as often as it stands there."""
    return chain.from_iterable(side.values())
