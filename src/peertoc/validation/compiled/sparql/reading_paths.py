"""Paths of a query, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.paths import (
    Alternative,
    AnyBut,
    Inverse,
    Maybe,
    Path,
    Repeated,
    Sequence,
    Step,
)
from peertoc.validation.compiled.sparql.lexing import Unsupported

if TYPE_CHECKING:
    from peertoc.validation.compiled.sparql.words import Words


def read_path(words: Words) -> Path:
    """Read a path (SPARQL 1.1, rule 89)."""
    paths = [_sequence(words)]
    while words.skip("|"):
        paths.append(_sequence(words))
    return paths[0] if len(paths) == 1 else Alternative(tuple(paths))


def _sequence(words: Words) -> Path:
    path = _element(words)
    while words.skip("/"):
        path = Sequence(path, _element(words))
    return path


def _element(words: Words) -> Path:
    if words.skip("^"):
        return Inverse(_repeated(words))
    return _repeated(words)


def _repeated(words: Words) -> Path:
    path = _primary(words)
    if words.skip("*"):
        return Repeated(path, 0)
    if words.skip("+"):
        return Repeated(path, 1)
    return Maybe(path) if words.skip("?") else path


def _primary(words: Words) -> Path:
    if words.skip("("):
        path = read_path(words)
        words.demand(")")
        return path
    if words.skip("!"):
        return _any_but(words)
    return Step(words.predicate())


def _any_but(words: Words) -> Path:
    if not words.skip("("):
        return AnyBut(frozenset((words.predicate(),)))
    without = [words.predicate()]
    while words.skip("|"):
        without.append(words.predicate())
    if not words.skip(")"):
        raise Unsupported("a property backwards among those that are left out")
    return AnyBut(frozenset(without))
