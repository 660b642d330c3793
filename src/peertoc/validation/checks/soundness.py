"""What makes a check sound: words for all that it may report, and only such queries as SHACL allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Store

from peertoc.errors import PeertocError
from peertoc.vocabulary import SH, compact
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Statements, Term

# What a shape may say without becoming able to report by itself; all else in SHACL's namespace constrains.
_DESCRIBES: Final = {
    SH + name
    for name in (
        "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "property", "sparql", "severity",
        "message", "description", "name", "order", "group", "defaultValue", "deactivated", "path", "flags",
        "ignoredProperties", "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint",
    )
}  # fmt: skip

# Strings, addresses and comments hold words that are none of the query's own.
_ASIDE: Final = re.compile(
    r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*", re.DOTALL
)
_NAME: Final = re.compile(r"[?$]\w+|[\w.-]*:[\w.-]*")
_MARK: Final = re.compile(r"\{[?$]\w+\}")
#: What only the file and the vocabulary can tell; see ``validation.filling``.
FILLED: Final = ("{?value}", "{?path}", "{?nearest}", "{?list}")
_FORBIDDEN: Final = ("MINUS", "VALUES", "SERVICE", "FROM")
_SELECT: Final = re.compile(r"\bSELECT\b(?P<names>.*?)(?:\bWHERE\b|\{)", re.IGNORECASE | re.DOTALL)
_BOUND: Final = re.compile(r"\bAS\s+[?$](?:this|shapesGraph|currentShape|PATH)\b")


def reporting(graph: Statements, node: Term) -> Iterator[Term]:
    """List the parts of a check that have words for a report: its shape, its property shapes, its queries.

    A query without a message speaks with the words of the shape that it stands in (SHACL 5.2.1).
    """
    waiting, seen = [node], {node}
    while waiting:
        shape = waiting.pop(0)
        says = graph.properties(shape)
        queries = graph.objects(shape, f"{SH}sparql")
        own = [query for query in queries if graph.objects(query, f"{SH}message")]
        if len(own) < len(queries) or any(path.startswith(SH) and path not in _DESCRIBES for path in says):
            yield shape
        yield from own
        inner = [part for part in graph.objects(shape, f"{SH}property") if part not in seen]
        seen.update(inner)
        waiting += inner


def demand_ownness(name: str, graph: Statements, space: str) -> None:
    """Raise PeertocError where a check speaks of what is not its own: another check, a class, a prefix."""
    for node in graph.described():
        own = node.value == space + name or node.value.startswith(f"{space}{name}-")
        if isinstance(node, NamedNode) and not own:
            raise PeertocError(
                f"The check “{name}” speaks of {printable(compact(node.value))}, which is not its own.",
                help=f"Describe check:{name} and its parts, check:{name}-…, and nothing else.",
            )


def demand_words(name: str, graph: Statements, parts: tuple[Term, ...]) -> None:
    """Raise PeertocError unless each part that may report has a name, a message and a cure."""
    if not parts:
        raise PeertocError(
            f"The check “{name}” asks nothing.",
            help="Give its shape a sh:property, a sh:sparql or another constraint of SHACL.",
        )
    for part in parts:
        if not isinstance(part, NamedNode):
            raise PeertocError(
                f"A part of the check “{name}” has no name.",
                help=f"Call it check:{name}-…, so that it can be told.",
            )
        for path in ("message", "description"):
            texts = graph.objects(part, SH + path)
            if not any(isinstance(text, Literal) and text.value.strip() for text in texts):
                what = "says nothing when it speaks" if path == "message" else "has no cure"
                raise PeertocError(
                    f"The check “{name}” {what}.", help=f"Give {compact(part.value)} a sh:{path}, in words."
                )
            _demand_marks(name, texts)


def _demand_marks(name: str, texts: tuple[Term, ...]) -> None:
    unknown = {mark for text in texts for mark in _MARK.findall(text.value)} - set(FILLED)
    if unknown:
        raise PeertocError(
            f"The words of the check “{name}” hold {min(unknown)}, which is not filled in.",
            help=f"These are: {', '.join(sorted(FILLED))}.",
        )


def demand_queries(name: str, graph: Statements, prefixes: Statements) -> None:
    """Raise PeertocError for a query that is none, or that uses what SHACL 5.2 and appendix A forbid."""
    for node in graph.described():
        for query in graph.objects(node, f"{SH}select"):
            if isinstance(query, Literal):
                _demand(name, query.value, _declared(graph, prefixes, node))


def _demand(name: str, query: str, declared: str) -> None:
    bare = _ASIDE.sub(" ", query)
    words = re.findall(r"[A-Za-z]+", _NAME.sub(" ", bare))
    used = next((word for word in words if word.upper() in _FORBIDDEN), None)
    if used:
        raise PeertocError(
            f"The query of the check “{name}” uses {used.upper()}, which SHACL forbids.",
            help="Say it with FILTER NOT EXISTS, or FILTER (… IN (…)).",
        )
    if _BOUND.search(bare):
        raise PeertocError(
            f"The query of the check “{name}” gives a new value to a name that SHACL binds.",
            help="Use another name after AS.",
        )
    selects = [match["names"] for match in _SELECT.finditer(bare)]
    if not selects or any(not re.search(r"[?$]this\b|\*", names) for names in selects):
        raise PeertocError(
            f"The query of the check “{name}” has a SELECT without $this.",
            help="Begin it with SELECT DISTINCT $this.",
        )
    try:
        Store().query(declared + query)
    except SyntaxError as fault:
        reason = re.sub(r"\s+", " ", str(fault)).strip()
        raise PeertocError(f"The query of the check “{name}” is not proper SPARQL.", help=reason) from None
    except (RuntimeError, ValueError) as fault:  # a function that nobody knows, say
        raise PeertocError(f"The query of the check “{name}” cannot be run.", help=str(fault)) from None


def _declared(graph: Statements, prefixes: Statements, node: Term) -> str:
    """Write the prefixes that a query names (SHACL 5.2.1) as SPARQL wants them."""
    lines = []
    for document in graph.objects(node, f"{SH}prefixes"):
        for known in (graph, prefixes):
            for declaration in known.objects(document, f"{SH}declare"):
                prefix, space = (known.value(declaration, SH + part) for part in ("prefix", "namespace"))
                if isinstance(prefix, Literal) and isinstance(space, Literal):
                    lines.append(f"PREFIX {prefix.value}: <{space.value}>\n")
    return "".join(dict.fromkeys(lines))
