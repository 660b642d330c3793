"""The named queries: a file each, found in the folder of them."""

from __future__ import annotations

from functools import cache

from peertoc.errors import UnknownName
from peertoc.queries.header import NamedQuery, read_header
from peertoc.resources import queries_root
from peertoc.wording import printable


def query_names() -> tuple[str, ...]:
    """List the names, in their order."""
    return tuple(sorted(path.stem for path in queries_root().glob("*.rq")))


@cache
def named_query(name: str) -> NamedQuery:
    """Read the query of this name. Raises UnknownName."""
    if name not in query_names():
        raise UnknownName("named query", printable(name), query_names())
    return read_header((queries_root() / f"{name}.rq").read_text(encoding="utf-8"), name)


def named_queries() -> tuple[NamedQuery, ...]:
    """Read every named query, in the order of their names."""
    return tuple(map(named_query, query_names()))
