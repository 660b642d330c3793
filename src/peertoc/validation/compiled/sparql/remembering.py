"""What does not hang on the focus node is asked once: of a theory, say, for all of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peertoc.validation.compiled.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.validation.compiled.graph import Graph

_MOST: Final = 100_000


def remembering(
    graph: Graph, run: Callable[[list[Any]], bool], places: tuple[int, ...]
) -> Callable[[list[Any]], bool]:
    """Remember what EXISTS answers for the values of its variables, while the graph stays as it is."""
    known: dict[tuple[Any, ...], bool] = {}
    state: object = None

    def remembered(row: list[Any]) -> bool:
        nonlocal state
        if state is not graph.state or len(known) > _MOST:
            known.clear()
            state = graph.state
        key = tuple([row[place] for place in places])
        # Values that were computed may be equal across kinds, as 1 and true are; nodes never are.
        if not all(value is None or type(value) is Node for value in key):
            return run(row)
        found = known.get(key)
        if found is None:
            found = known[key] = run(row)
        return found

    return remembered
