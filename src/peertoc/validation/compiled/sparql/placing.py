"""Queries that many shapes share, read once: each shape puts its own path in the place of $PATH."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from peertoc.validation.compiled.paths import AnyBut, Path
from peertoc.validation.compiled.sparql.algebra import (
    Call,
    Element,
    Exists,
    Expression,
    Filter,
    Group,
    Optionally,
    Select,
    Triple,
    Union,
)  # fmt: skip
from peertoc.validation.compiled.sparql.reading import read_select
from peertoc.validation.compiled.sparql.scoping import demand_scoped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.validation.compiled.graph import Graph

#: Stands where the path will stand; no query can write it.
_PATH: Path = AnyBut(frozenset())


def read_scoped(text: str, prefixes: Mapping[str, str], graph: Graph, path: Path | None) -> Select:
    """Read a query and see that it can be compiled. Raises Unsupported."""
    key = (text, tuple(prefixes.items()), path is None)
    select = graph.queries.get(key)
    if select is None:
        select = read_select(text, prefixes, graph.nodes, None if path is None else _PATH)
        demand_scoped(select)
        graph.queries[key] = select
    if path is None or "PATH" not in text:
        return select
    placed: Select = _placed(select, path)
    return placed


def _placed(element: Element, path: Path) -> Any:
    if isinstance(element, Triple):
        return replace(element, path=path) if element.path is _PATH else element
    if isinstance(element, Group):
        return replace(element, elements=tuple(_placed(each, path) for each in element.elements))
    if isinstance(element, Union):
        return replace(element, groups=tuple(_placed(each, path) for each in element.groups))
    if isinstance(element, Optionally):
        return replace(element, group=_placed(element.group, path))
    if isinstance(element, Select):
        return _chosen(element, path)
    if isinstance(element, Filter):
        return replace(element, condition=_within(element.condition, path))
    return replace(element, expression=_within(element.expression, path))


def _chosen(select: Select, path: Path) -> Select:
    computed = tuple(_placed(each, path) for each in select.computed)
    having = None if select.having is None else _within(select.having, path)
    return replace(select, computed=computed, group=_placed(select.group, path), having=having)


def _within(expression: Expression, path: Path) -> Expression:
    if isinstance(expression, Exists):
        return replace(expression, group=_placed(expression.group, path))
    if isinstance(expression, Call):
        return replace(expression, parts=tuple(_within(part, path) for part in expression.parts))
    return expression
