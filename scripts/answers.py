"""The expected answers of the named queries: what they are made from, and how they are written."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from peertoc.catalogue import Source, find_sources, read
from peertoc.queries import Asked, Files, ask
from peertoc.queries.named import named_queries
from peertoc.queries.parameters import given_for
from peertoc.resources import data_root, queries_root
from peertoc.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.catalogue import Document
    from peertoc.queries import Over
    from peertoc.queries.header import NamedQuery

#: The files that an answer is made from, by what the header of the query calls them.
OVER: Final[Mapping[str, tuple[str, ...]]] = {
    "examples": ("examples/*/initiative.ttl",),
    "annex-a": ("examples/annex-a/catalogue.ttl",),
    "both": ("examples/",),
}
_STATEMENT: Final = ["subject", "predicate", "object"]


@cache
def documents(over: str) -> tuple[Document, ...]:
    """Read the files that an answer is made from."""
    found = find_sources([str(data_root() / pattern) for pattern in OVER[over]])
    return tuple(read(source) for source in found if isinstance(source, Source))


def answer(query: NamedQuery, values: Mapping[str, str], over: Over) -> dict[str, Any]:
    """Ask a query, and give its variables and rows with every term as N-Triples writes it."""
    with ask(Asked(query.text, given_for(query, values)), over) as given:
        if given.kind == "statements":
            rows = sorted(
                [str(each.subject), str(each.predicate), str(each.object)] for each in given.statements
            )
            return {"variables": _STATEMENT, "rows": rows}
        return {"variables": list(given.variables), "rows": [list(map(_term, row)) for row in given.rows]}


def _term(term: Any) -> str | None:
    return None if term is None else str(term)


def expected(query: NamedQuery) -> dict[str, Any]:
    """Read what stands beside a query: its values, over what it was asked, its answer."""
    told: dict[str, Any] = json.loads((queries_root() / f"{query.name}.json").read_text(encoding="utf-8"))
    return told


def made(query: NamedQuery, values: Mapping[str, str]) -> dict[str, Any]:
    """Make the answer of a query over the examples, and count its rows over annex A alone."""
    alone = answer(query, values, Files(documents("annex-a")))
    return {
        "given": dict(values),
        "over": query.over,
        **answer(query, values, Files(documents(query.over))),
        "rows_over_annex_a": len(alone["rows"]),
    }


def written(told: Mapping[str, Any]) -> str:
    """Write an answer as JSON, a row a line, so that a difference can be read."""
    parts = [f"  {json.dumps(key)}: {_value(value, key == 'rows')}" for key, value in told.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _value(value: Any, is_rows: bool) -> str:
    if not is_rows or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in value) + "\n  ]"


def main() -> None:
    """Write every answer anew, with the values that its file gives."""
    for query in named_queries():
        path = queries_root() / f"{query.name}.json"
        values = expected(query)["given"] if path.is_file() else {}
        write_whole(path, written(made(query, values)))


if __name__ == "__main__":
    main()
