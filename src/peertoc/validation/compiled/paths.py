"""Property paths, of shapes and of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from peertoc.validation.compiled.sameness import Same

if TYPE_CHECKING:
    from peertoc.validation.compiled.nodes import Node


@dataclass(eq=False, repr=False)
class Step(Same):
    """Go along one property."""

    predicate: Node


@dataclass(eq=False, repr=False)
class Inverse(Same):
    """Go another path backwards."""

    path: Path


@dataclass(eq=False, repr=False)
class Sequence(Same):
    """Go one path, then another."""

    first: Path
    second: Path


@dataclass(eq=False, repr=False)
class Alternative(Same):
    """Go either path."""

    paths: tuple[Path, ...]


@dataclass(eq=False, repr=False)
class Repeated(Same):
    """Go a path any number of times; at least once, where ``least`` is 1."""

    path: Path
    least: int


@dataclass(eq=False, repr=False)
class Maybe(Same):
    """Go a path, or stay."""

    path: Path


@dataclass(eq=False, repr=False)
class AnyBut(Same):
    """Go along any property but some."""

    without: frozenset[Node]


@dataclass(eq=False, repr=False)
class Beside(Same):
    """Go from a property to the values of another that what has it has beside."""

    predicate: Node


Path: TypeAlias = Step | Inverse | Sequence | Alternative | Repeated | Maybe | AnyBut | Beside


def turned(path: Path) -> Path:
    """Give a path the other way round."""
    if isinstance(path, Inverse):
        return path.path
    if isinstance(path, Sequence):
        return Sequence(turned(path.second), turned(path.first))
    if isinstance(path, Alternative):
        return Alternative(tuple(turned(each) for each in path.paths))
    if isinstance(path, Repeated):
        return Repeated(turned(path.path), path.least)
    return Maybe(turned(path.path)) if isinstance(path, Maybe) else Inverse(path)


def moves(path: Path) -> bool:
    """Tell whether a path is never of no length."""
    if isinstance(path, Inverse):
        return moves(path.path)
    if isinstance(path, Sequence):
        return moves(path.first) or moves(path.second)
    if isinstance(path, Alternative):
        return all(moves(each) for each in path.paths)
    if isinstance(path, Repeated):
        return path.least > 0 and moves(path.path)
    return not isinstance(path, Maybe)
