"""Rows, and yes or no, as SPARQL 1.1 Query Results JSON Format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.errors import PeertocError
from peertoc.escaping import dumps
from peertoc.vocabulary import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.queries.asked import Term
    from peertoc.queries.asking import Answer


def pieces(answer: Answer) -> Iterator[str]:
    """Write one document, a line for each row."""
    if answer.kind == "truth":
        yield dumps({"head": {}, "boolean": answer.truth}) + "\n"
        return
    yield f'{{"head": {dumps({"vars": answer.variables})},\n"results": {{"bindings": ['
    before = "\n"
    try:
        for row in answer.rows:
            bound = zip(answer.variables, row, strict=True)
            yield before + dumps({name: told(term) for name, term in bound if term is not None})
            before = ",\n"
    except PeertocError:
        yield "\n]}}\n"
        raise
    yield "\n]}}\n"


def told(term: Term) -> dict[str, Any]:
    """Tell a term as the format has it."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        return {"type": "literal", "value": term.value, **_kind(term)}
    return {
        "type": "triple",
        "value": {
            "subject": told(term.subject),
            "predicate": told(term.predicate),
            "object": told(term.object),
        },
    }


def _kind(literal: Literal) -> dict[str, str]:
    if literal.language:
        direction = {} if literal.direction is None else {"its:dir": str(literal.direction)}
        return {"xml:lang": literal.language, **direction}
    datatype = literal.datatype.value
    return {} if datatype in (f"{XSD}string", f"{RDF}langString") else {"datatype": datatype}
