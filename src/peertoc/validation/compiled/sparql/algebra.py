"""What a query says, once it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

    from peertoc.validation.compiled.nodes import Node
    from peertoc.validation.compiled.paths import Path


@dataclass(frozen=True, slots=True)
class Variable:
    """Name a variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """Hold a value that is written in the query."""

    value: Node | str | bool | int | Decimal


@dataclass(frozen=True, slots=True)
class Call:
    """Apply a function or an operator to expressions."""

    name: str
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Exists:
    """Ask whether a pattern has a solution; or has none."""

    group: Group
    wanted: bool


@dataclass(frozen=True, slots=True)
class Triple:
    """Ask for statements; ``path`` is a path or a variable."""

    subject: Variable | Constant
    path: Path | Variable
    value: Variable | Constant


@dataclass(frozen=True, slots=True)
class Filter:
    """Keep the solutions for which an expression is true."""

    condition: Expression


@dataclass(frozen=True, slots=True)
class Bind:
    """Give a variable the value of an expression."""

    expression: Expression
    variable: str


@dataclass(frozen=True, slots=True)
class Union:
    """Take the solutions of each of several groups."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Optionally:
    """Take the solutions of a group where it has any."""

    group: Group


@dataclass(frozen=True, slots=True)
class Group:
    """Join what stands between braces."""

    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Select:
    """Choose variables, some of them with an expression; ``having`` is for one group for each focus."""

    names: tuple[str, ...]
    computed: tuple[Bind, ...]
    group: Group
    having: Expression | None = None


Expression: TypeAlias = Variable | Constant | Call | Exists
Element: TypeAlias = Triple | Filter | Bind | Union | Optionally | Group | Select
