"""Patterns as SPARQL: a property, or a property shape, becomes a query for the values that meet it.

The query binds ``?value`` to what meets the pattern and ``?thing`` to what has it, for the initiative
``?this``. A property shape is met by each value at the end of its path that is as the rest of the shape says:
of a class, one value, one of a list, or with a value at the end of a further path.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from peertoc.guidance.questions import known
from peertoc.vocabulary import PTOC, RDF, RDFS, SH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term

_NONE_BECAUSE: Final = f"{PTOC}noneBecause"
_KIND: Final = f"<{RDF}type>/<{RDFS}subClassOf>*"
#: How a path of one sort is written in SPARQL, with what it holds in the place of the braces.
_SORTS: Final = {
    "inversePath": "^({})",
    "zeroOrMorePath": "({})*",
    "oneOrMorePath": "({})+",
    "zeroOrOnePath": "({})?",
}


@cache
def query(pattern: str) -> str:
    """Write the query for a pattern; a bare property may stand on any thing."""
    node = NamedNode(pattern)
    path = known().value(node, f"{SH}path")
    if path is None:
        return f"SELECT ?thing ?value WHERE {{ ?thing {node} ?value }}"
    *way, last = _parts(path)
    end = f"{_path(last)} ?value ."
    start = f"?this {'/'.join(map(_path, way))} ?thing . ?thing {end}" if way else f"?this {end}"
    rest = " ".join(_demands(node, "?value"))
    here = "" if way else "BIND (?this AS ?thing)"  # after the path: a name that is given in binds nothing
    return f"SELECT DISTINCT ?this ?thing ?value WHERE {{ {start} {rest} {here} }}"


@cache
def is_reason(pattern: str) -> bool:
    """Tell whether what meets a pattern is a reason for leaving something out."""
    path = known().value(NamedNode(pattern), f"{SH}path")
    return path is not None and _parts(path)[-1] == NamedNode(_NONE_BECAUSE)


def starts_anywhere(pattern: str) -> bool:
    """Tell whether a pattern is a bare property, which does not begin at the initiative."""
    return known().value(NamedNode(pattern), f"{SH}path") is None


def _demands(shape: Term, var: str) -> Iterator[str]:
    """Write what a shape demands of a value, each as a filter."""
    for kind in known().objects(shape, f"{SH}class"):
        yield f"FILTER EXISTS {{ {var} {_KIND} {kind} }}"
    for value in known().objects(shape, f"{SH}hasValue"):
        yield f"FILTER ({var} = {value})"
    for values in known().objects(shape, f"{SH}in"):
        yield f"FILTER ({var} IN ({', '.join(map(str, _list(values)))}))"
    for number, further in enumerate(known().objects(shape, f"{SH}property")):
        (path,) = known().objects(further, f"{SH}path")
        inner = f"{var}{number}"
        rest = " ".join(_demands(further, inner))
        yield f"FILTER EXISTS {{ {var} {_path(path)} {inner} . {rest} }}"


def _path(path: Term) -> str:
    if isinstance(path, NamedNode):
        return str(path)
    for sort, written in _SORTS.items():
        for inner in known().objects(path, SH + sort):
            return written.format(_path(inner))
    for choices in known().objects(path, f"{SH}alternativePath"):
        return f"({'|'.join(map(_path, _list(choices)))})"
    return f"({'/'.join(map(_path, _list(path)))})"


def _parts(path: Term) -> list[Term]:
    return _list(path) or [path]


def _list(head: Term) -> list[Term]:
    """List the members of an RDF list; nothing where it is none."""
    members: list[Term] = []
    while (first := known().value(head, f"{RDF}first")) is not None:
        members.append(first)
        (head,) = known().objects(head, f"{RDF}rest")
    return members
