"""Looks at many focus nodes, put together: each gives nodes, and whether they are surely at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from peertoc.validation.compiled.nodes import Node

    Suspects: TypeAlias = tuple[Set[Node], bool]
    #: From focus nodes to those that may be at fault.
    Look: TypeAlias = Callable[[Set[Node]], Suspects]

NOBODY: Final[Suspects] = (frozenset(), True)


def each_and_all(foci: Set[Node]) -> Suspects:
    """Suspect everyone."""
    return foci, False


def any_of(looks: Sequence[Look]) -> Look:
    """Suspect whom one of several suspects."""

    def look(foci: Set[Node]) -> Suspects:
        found: set[Node] = set()
        exact = True
        for each in looks:
            nodes, sure = each(foci)
            found |= nodes
            exact = exact and sure
        return found, exact

    return look


def none_of(looks: Sequence[Look]) -> Look:
    """Suspect whom each of several suspects; who is cleared by one is not looked at by the next."""

    def look(foci: Set[Node]) -> Suspects:
        exact = True
        for each in looks:
            if not foci:
                return NOBODY
            foci, sure = each(foci)
            exact = exact and sure
        return foci, exact

    return look


def turned_round(look: Look) -> Look:
    """Suspect whom another does not, if that is sure of all."""

    def turned(foci: Set[Node]) -> Suspects:
        nodes, exact = look(foci)
        return (foci - nodes, True) if exact else (foci, False)

    return turned


def unsure(look: Look) -> Look:
    """Suspect whom another does, and be sure of none."""
    return lambda foci: (look(foci)[0], False)
