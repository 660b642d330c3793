"""Which way a path goes along properties: what it needs of the graph from either end."""

from __future__ import annotations

from typing import Final

from peertoc.validation.compiled.paths import (
    Alternative,
    AnyBut,
    Inverse,
    Maybe,
    Path,
    Repeated,
    Sequence,
    Step,
    moves,
)

#: Stands for a property of any name.
ANY_PROPERTY: Final = "*"
_NONE: Final[frozenset[str]] = frozenset()


def against(path: Path, *, ahead: bool = True) -> frozenset[str]:
    """Give the properties that are gone from value to subject, where a path is gone ahead or back."""
    if isinstance(path, Step):
        return _NONE if ahead else frozenset((path.predicate.text,))
    if isinstance(path, Inverse):
        return against(path.path, ahead=not ahead)
    if isinstance(path, AnyBut):
        return _NONE if ahead else frozenset((ANY_PROPERTY,))
    return _NONE.union(*(against(part, ahead=ahead) for part in _parts(path)))


def along(path: Path) -> frozenset[str]:
    """Give all properties along which a path goes; a path of no length may begin wherever any leads."""
    still = _NONE if moves(path) else frozenset((ANY_PROPERTY,))
    return still | against(path) | against(path, ahead=False)


def _parts(path: Path) -> tuple[Path, ...]:
    if isinstance(path, Sequence):
        return (path.first, path.second)
    if isinstance(path, Alternative):
        return path.paths
    return (path.path,) if isinstance(path, Maybe | Repeated) else ()
