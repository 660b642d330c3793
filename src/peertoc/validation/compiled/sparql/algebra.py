"""What a query says, once it is read; each part can keep what is worked out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.paths import Path


@dataclass(frozen=True, repr=False)
class Variable:
    """Name a variable."""

    name: str


@dataclass(frozen=True, repr=False)
class Constant:
    """Hold a value that is written in the query."""

    value: Node | str | bool | int | Decimal


@dataclass(frozen=True, repr=False)
class Call:
    """Apply a function or an operator to expressions."""

    name: str
    parts: tuple[Expression, ...]


@dataclass(frozen=True, repr=False)
class Exists:
    """Ask whether a pattern has a solution; or has none."""

    group: Group
    wanted: bool


@dataclass(frozen=True, repr=False)
class Triple:
    """Ask for statements; ``path`` is a path or a variable."""

    subject: Variable | Constant
    path: Path | Variable
    value: Variable | Constant


@dataclass(frozen=True, repr=False)
class Filter:
    """Keep the solutions for which an expression is true."""

    condition: Expression


@dataclass(frozen=True, repr=False)
class Bind:
    """Give a variable the value of an expression."""

    expression: Expression
    variable: str


@dataclass(frozen=True, repr=False)
class Union:
    """Take the solutions of each of several groups."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, repr=False)
class Optionally:
    """Take the solutions of a group where it has any."""

    group: Group


@dataclass(frozen=True, repr=False)
class Group:
    """Join what stands between braces."""

    elements: tuple[Element, ...]


@dataclass(frozen=True, repr=False)
class Select:
    """Choose variables, some of them with an expression; ``having`` is for one group for each focus."""

    names: tuple[str, ...]
    computed: tuple[Bind, ...]
    group: Group
    having: Expression | None = None


Expression: TypeAlias = Variable | Constant | Call | Exists
Element: TypeAlias = Triple | Filter | Bind | Union | Optionally | Group | Select


def flat(group: Group) -> Iterator[Element]:
    """Give what stands in a group, and in groups that it holds."""
    for element in group.elements:
        if isinstance(element, Group):
            yield from flat(element)
        else:
            yield element
