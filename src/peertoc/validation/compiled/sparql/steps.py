"""Steps and expressions of a compiled query that need no more than what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from peertoc.validation.compiled.sparql.values import Failed, same_term, true

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.validation.compiled.literals import Value

Row: TypeAlias = list[Any]
Run: TypeAlias = "Callable[[Row], bool]"
Work: TypeAlias = "Callable[[Row], Value]"


def read_from(place: int) -> Work:
    """Read a variable."""

    def read(row: Row) -> Value:
        value: Value | None = row[place]
        if value is None:
            raise Failed
        return value

    return read


def applied(function: Callable[..., Value], parts: list[Work]) -> Work:
    """Apply a function."""
    if len(parts) == 1:
        (only,) = parts
        return lambda row: function(only(row))
    if len(parts) == 2:
        one, other = parts
        return lambda row: function(one(row), other(row))
    return lambda row: function(*[part(row) for part in parts])


def decided(parts: list[Work], *, by: bool) -> Work:
    """Let the first part that decides an “and” or an “or” end it, even where another fails."""

    def decided(row: Row) -> bool:
        failed = False
        for part in parts:
            try:
                if true(part(row)) is by:
                    return by
            except Failed:
                failed = True
        if failed:
            raise Failed
        return not by

    return decided


def filtered(condition: Work, then: Run) -> Run:
    """Go on where a condition is true."""

    def filtered(row: Row) -> bool:
        try:
            if not true(condition(row)):
                return False
        except Failed:
            return False
        return then(row)

    return filtered


def assigned(work: Work, place: int, then: Run) -> Run:
    """Give a variable a value; one that it has already must be the same."""

    def assigned(row: Row) -> bool:
        try:
            value = work(row)
        except Failed:
            return then(row)
        before = row[place]
        if before is not None:
            return same_term(before, value) and then(row)
        row[place] = value
        enough = then(row)
        row[place] = None
        return enough

    return assigned
