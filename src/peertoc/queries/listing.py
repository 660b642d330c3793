"""The named queries as they are told to people and programs."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.escaping import code, dumps, fenced, markdown
from peertoc.queries.parameters import kind_of, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.queries.header import NamedQuery, Parameter

FORMATS: Final = ("text", "markdown", "json")
ENDINGS: Final = {".md": "markdown", ".json": "json"}
VERSION: Final = 1


def listed(queries: Sequence[NamedQuery], format: str) -> str:
    """List named queries in one of FORMATS."""
    if format == "json":
        return _json(queries)
    if format == "markdown":
        rows = (f"| {code(query.name)} | {markdown(query.title)} |\n" for query in queries)
        return "| Query | Title |\n| --- | --- |\n" + "".join(rows)
    widest = max((len(query.name) for query in queries), default=0)
    lines = [f"{query.name:<{widest}}  {query.title}\n" for query in queries]
    return "".join(lines) + "\nRun one: peertoc query NAME PATHS · See one: peertoc queries NAME\n"


def told(query: NamedQuery, format: str) -> str:
    """Tell one named query in one of FORMATS: what it asks, its parameters, its text."""
    if format == "json":
        return _json([query])
    if format == "markdown":
        return _markdown(query)
    facts = [("asks", query.asks), ("why", query.why), ("guide", query.guide)]
    lines = [f"{query.name}: {query.title}", "", *(f"{key}: {value}" for key, value in facts if value)]
    if query.parameters:
        lines += ["", "parameters (--set NAME=VALUE):"]
        lines += [line for each in query.parameters for line in _parameter(each)]
    return "\n".join([*lines, "", query.body])


def _parameter(parameter: Parameter) -> Iterator[str]:
    yield f"  {parameter.name}: {_kind(parameter)}. {parameter.says}"
    if values := values_of(parameter):
        yield from (f"    {line}" for line in wrap(", ".join(values), 96, break_on_hyphens=False))


def _markdown(query: NamedQuery) -> str:
    parts = [f"# {markdown(query.title)}", f"*{markdown(query.asks)}*", markdown(query.why)]
    parts += [f"From the guide: {markdown(query.guide)}."] if query.guide else []
    if query.parameters:
        parts.append(
            "\n".join(
                f"- {code(each.name)}: {markdown(_kind(each))}. {markdown(each.says)}"
                for each in query.parameters
            )
        )
    return "\n\n".join([*parts, fenced(query.body.rstrip("\n"), "sparql")]) + "\n"


def _kind(parameter: Parameter) -> str:
    default = f", {parameter.default} unless given" if parameter.default else ""
    return f"{kind_of(parameter)}{', required' if parameter.required else default}"


def _json(queries: Sequence[NamedQuery]) -> str:
    tool = {"name": "peertoc", "version": __version__}
    document = {"version": VERSION, "tool": tool, "queries": [_keys(query) for query in queries]}
    return dumps(document, indent=2) + "\n"


def _keys(query: NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": query.title,
        "asks": query.asks,
        "why": query.why,
        "guide": query.guide or None,
        "competency": query.competency,
        "over": query.over,
        "parameters": [
            {
                "name": each.name,
                "kind": each.kind,
                "scheme": each.scheme or None,
                "values": list(values_of(each)) or None,
                "default": each.default or None,
                "required": each.required,
                "says": each.says,
            }
            for each in query.parameters
        ],
        "text": query.body,
    }
