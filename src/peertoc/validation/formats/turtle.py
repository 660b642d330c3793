"""Findings as a SHACL validation report in Turtle (SHACL 3.6), for programs that read linked data.

A finding that is told in several places of a file is one result. A waived result stays, with
``ptoc:waivedBy``. The severity is the one that the run gave it, which settings may have changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.catalogue import Statements
from peertoc.vocabulary import PREFIXES, RDF, SH, compact
from peertoc.wording import INVISIBLE, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term
    from peertoc.validation.engine import Result
    from peertoc.validation.findings import Finding, Findings
    from peertoc.validation.formats import Layout

_SEVERITY: Final = {"error": "sh:Violation", "warning": "sh:Warning", "advice": "sh:Info"}
_PLAIN: Final = re.compile(r"[a-z]+:[A-Za-z0-9_][\w-]*(?:\.[\w-]+)*", re.ASCII)
_INDENT: Final = " ;\n        "


def write(findings: Findings, _: Layout) -> str:
    """Write one report; what could not be checked stands in comments before it."""
    written = _Report()
    told: dict[tuple[str, Result | None], Finding] = {}
    for finding in findings.findings:
        told.setdefault((finding.place.file, finding.result), finding)
    results = [written.result(finding) for finding in told.values()]
    # What was not looked at, or is left out as known, cannot be said to conform.
    conforms = not (results or findings.unchecked or findings.known or not findings.tally.files)
    body = ["[] a sh:ValidationReport", f"sh:conforms {str(conforms).lower()}"]
    if results:
        body.append("sh:result " + ", ".join(results))
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(written.prefixes))
    notes = (
        f"# not checked: {printable(f'{fault.place}: {fault.message}')}\n" for fault in findings.unchecked
    )
    return INVISIBLE.sub(_escape, f"{''.join(notes)}{head}\n" + " ;\n    ".join(body) + " .\n")


def _escape(match: re.Match[str]) -> str:
    return match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04X}"


class _Report:
    """Write terms, and know which prefixes and which blank nodes of the data have come up."""

    def __init__(self) -> None:
        self.prefixes = {"sh"}
        self._names: dict[tuple[str, str], str] = {}

    def result(self, finding: Finding) -> str:
        """Write a result between brackets."""
        return "[\n        " + _INDENT.join(self._lines(finding)) + "\n    ]"

    def _lines(self, finding: Finding) -> Iterator[str]:
        result, file = finding.result, finding.place.file
        assert result is not None  # noqa: S101 - every finding of a run comes from a result
        yield "a sh:ValidationResult"
        yield f"sh:focusNode {self._term(result.focus, file)}"
        if path := self._path(finding, result):
            yield f"sh:resultPath {path}"
        if result.value is not None:
            yield f"sh:value {self._term(result.value, file)}"
        yield f"sh:sourceShape {self._iri(result.shape)}"
        if result.constraint:
            yield f"sh:sourceConstraint {self._iri(result.constraint)}"
        yield f"sh:sourceConstraintComponent {self._iri(result.component)}"
        yield f"sh:resultSeverity {_SEVERITY[finding.severity]}"
        yield f"sh:resultMessage {Literal(finding.message, language='en')}"
        if finding.waiver is not None:
            self.prefixes.add("ptoc")
            yield f"ptoc:waivedBy {self._iri(finding.waiver.iri) if finding.waiver.iri else '[]'}"

    def _path(self, finding: Finding, result: Result) -> str:
        """Write the path: a property, else the whole longer path of the shape (SHACL 3.6.2.2)."""
        if result.path:
            return self._iri(result.path)
        graph = Statements(finding.rule.triples if finding.rule else ())
        path = graph.value(NamedNode(result.shape), f"{SH}path")
        return "" if path is None else self._steps(path, graph)

    def _steps(self, path: Term, graph: Statements) -> str:
        if isinstance(path, NamedNode):
            return self._iri(path.value)
        members = list(_members(path, graph))
        if members:
            return f"( {' '.join(self._steps(member, graph) for member in members)} )"
        ((kind, (inner,)),) = graph.properties(path).items()
        return f"[ {self._iri(kind)} {self._steps(inner, graph)} ]"

    def _term(self, term: Term, file: str) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, BlankNode):
            return self._names.setdefault((file, term.value), f"_:n{len(self._names) + 1}")
        return str(term)

    def _iri(self, iri: str) -> str:
        short = compact(iri)
        if not _PLAIN.fullmatch(short):
            return str(NamedNode(iri))
        self.prefixes.add(short.partition(":")[0])
        return short


def _members(node: Term, graph: Statements) -> Iterator[Term]:
    """Give the members of an RDF list; none where the node is no list."""
    while (member := graph.value(node, f"{RDF}first")) is not None:
        yield member
        node = graph.value(node, f"{RDF}rest") or node
