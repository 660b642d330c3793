"""The pages of the named queries, with their answers over the examples."""

from __future__ import annotations

import re
import shlex
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode

from peertoc.escaping import fenced
from peertoc.guidance.questions import known
from peertoc.queries.named import named_queries
from peertoc.queries.parameters import kind_of
from peertoc.vocabulary import PREFIXES, PTOC, RDF
from scripts.answers import OVER, expected
from scripts.pages.answers import table
from scripts.pages.blocks import Untold, bullets, page
from scripts.pages.places import escaped, link
from scripts.pages.words import phrase, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.queries.header import NamedQuery, Parameter

_INDEX = "queries/index.md"
#: Rows that a page shows of a long answer.
MOST: Final = 70


def query_pages() -> Iterator[tuple[str, str]]:
    """Write a page for each named query, and one that lists them."""
    yield _INDEX, page(_INDEX, words()["folders"]["queries"], _listed(), ["queries"])
    for query in named_queries():
        here = f"queries/{query.name}.md"
        files = [f"queries/{query.name}.rq", f"queries/{query.name}.json"]
        yield here, page(here, escaped(query.title), _blocks(query, here), files)


def guide_parts(query: NamedQuery) -> tuple[str, ...]:
    """List the parts of the guide that a query comes from. Raises Untold for one that the guide has not."""
    names = [each.strip().lower().replace(" ", "-") for each in query.guide.split(",")]
    found = tuple(PREFIXES["guide"] + name for name in names if name)
    kind = NamedNode(f"{RDF}type")
    for iri in found:
        if NamedNode(f"{PTOC}GuidePart") not in known().objects(NamedNode(iri), kind.value):
            raise Untold(f"{query.name}.rq comes from {iri}, which is no part of the guide.")
    return found


def _listed() -> Iterator[str]:
    queries = named_queries()
    yield phrase("queries").format(count=len(queries))
    for heading, group in _groups({query.name: query for query in queries}):
        yield f"## {heading}\n\n{_rows(group)}"
    asked = [query for query in queries if query.competency]
    yield f"## {phrase('queries_competency')}\n\n{phrase('queries_competency_why')}\n\n{_competency(asked)}"
    yield f"## {phrase('queries_written')}\n\n{bullets(words()['queries']['written'])}"


def _groups(left: dict[str, NamedQuery]) -> Iterator[tuple[str, list[NamedQuery]]]:
    """Give the groups in the order of ``words.toml``, then what stands in none."""
    for heading, names in words()["query_groups"].items():
        yield heading, [left.pop(name) for name in names]
    if left:
        yield phrase("queries_further"), list(left.values())


def _rows(queries: list[NamedQuery]) -> str:
    rows = [f"| [`{query.name}`]({query.name}.md) | {escaped(query.asks)} |" for query in queries]
    return "\n".join(("| Query | What it asks |", "| --- | --- |", *rows))


def _competency(queries: list[NamedQuery]) -> str:
    return bullets(
        f"{escaped(query.asks)} [`{query.name}`]({query.name}.md): {_classes(query)}" for query in queries
    )


def _classes(query: NamedQuery) -> str:
    named = dict.fromkeys(re.findall(r"\bptoc:([A-Z]\w+)", query.body))
    return ", ".join(link(PTOC + name, _INDEX) for name in sorted(named))


def _blocks(query: NamedQuery, here: str) -> Iterator[str]:
    told = expected(query)
    yield f"**{escaped(query.asks)}**"
    yield escaped(query.why)
    yield bullets(_facts(query, here))
    if query.parameters:
        yield f"## {phrase('query_parameters')}\n\n{bullets(_parameter(each) for each in query.parameters)}"
    yield f"## {phrase('query_run')}\n\n{fenced(_command(query, told, query.over), 'sh')}"
    yield f"## {phrase('query_answer')}\n\n{_over(query, told)}"
    yield table(told["variables"], told["rows"][:MOST], here)
    if len(told["rows"]) > MOST:
        yield phrase("query_more").format(count=len(told["rows"]) - MOST, name=query.name)
    if query.over == "examples":
        yield _alone(query, told)
    yield f"## {phrase('query_text')}\n\n{fenced(query.body.rstrip(), 'sparql')}"


def _facts(query: NamedQuery, here: str) -> Iterator[str]:
    yield f"{phrase('query_name')}: `{query.name}`"
    parts = [link(iri, here) for iri in guide_parts(query)]
    yield f"{words()['said']['dcterms:source']}: {'; '.join(parts)}"
    if query.competency:
        yield phrase("query_competency")


def _parameter(parameter: Parameter) -> str:
    kind = escaped(kind_of(parameter))
    if parameter.scheme:
        kind = f"one of [{parameter.scheme}](../vocabularies/{parameter.scheme}.md)"
    told = [kind, *(["required"] if parameter.required else [])]
    if parameter.default:
        told.append(f"{escaped(parameter.default)} unless given")
    return f"`{parameter.name}` ({', '.join(told)}): {escaped(parameter.says)}"


def _command(query: NamedQuery, told: dict[str, Any], over: str) -> str:
    given = [f"--set {shlex.quote(f'{name}={value}')}" for name, value in told["given"].items()]
    return " ".join(["peertoc query", query.name, *given, *map(shlex.quote, OVER[over])])


def _over(query: NamedQuery, told: dict[str, Any]) -> str:
    count = len(told["rows"])
    return phrase(f"query_{query.over.replace('-', '_')}").format(rows=_counted(count))


def _alone(query: NamedQuery, told: dict[str, Any]) -> str:
    count = told["rows_over_annex_a"]
    return phrase("query_alone").format(rows=_counted(count), command=_command(query, told, "annex-a"))


@cache
def _counted(count: int) -> str:
    return "no rows" if count == 0 else "one row" if count == 1 else f"{count} rows"
