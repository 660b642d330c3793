"""What is asked about the same things again and again is worked out once: time grows as the file does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.catalogue import read_text
from peertoc.validation import all_checks, choose
from peertoc.validation.compiled import Compiled
from peertoc.validation.compiled.sparql import running
from tests.validation.compiled.cases import HEAD as SHAPES
from tests.validation.counting import lines_run

if TYPE_CHECKING:
    import pytest

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.paths import Path
    from peertoc.validation.compiled.relations import Relation

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix phase: <https://w3id.org/peertoc/phase/> .
@base <https://example.org/> .
"""


def theory(steps: int) -> str:
    """Write a theory of so many steps in one phase."""
    text = "".join(
        f"<t> ptoc:step <s{n}> . <s{n}> a ptoc:SustainedContact ; ptoc:inPhase phase:sustained-contact .\n"
        for n in range(steps)
    )
    return f"{HEAD}<t> a ptoc:TheoryOfChange .\n{text}"


def test_a_condition_about_the_same_things_is_asked_once_for_all_that_lead_to_it() -> None:
    checks = choose(all_checks(), ["phase-without-tool"], [])
    few, many = (lines_run(theory(steps), checks) for steps in (100, 400))
    assert 0 < many < 6 * few


def _rules(where: str) -> str:
    return f"""{SHAPES} :s a sh:NodeShape ; sh:targetSubjectsOf :p ; sh:sparql :query .
:e a owl:Ontology ; sh:declare [ sh:prefix "" ; sh:namespace "https://e.org/"^^xsd:anyURI ] .
:query sh:prefixes :e ; sh:select '''SELECT DISTINCT $this ?value WHERE {{ {where} }}''' ."""


def _found(where: str, data: str) -> int:
    rules = read_text(_rules(where), name="s.ttl").triples
    return len(Compiled().run(read_text(SHAPES + data, name="d.ttl").triples, (), rules))


def test_a_condition_that_may_fail_is_asked_once_of_the_same_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def true(value: object) -> bool:
        asked.append(value)
        return value is True

    monkeypatch.setitem(running.CALLED, "true", true)
    data = "".join(f":a{number} :p 1, 2 ; :q 2 .\n" for number in range(50))
    assert _found("$this :p ?value ; :q ?other . FILTER (?value < ?other)", data) == 50
    assert len(asked) == 2


def test_whether_a_path_leads_to_what_is_written_is_told_by_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[Path] = []
    relation = running.CALLED["relation"]

    def spied(graph: Graph, path: Path) -> Relation:
        gone.append(path)
        found: Relation = relation(graph, path)
        return found

    monkeypatch.setitem(running.CALLED, "relation", spied)
    data = ":D rdfs:subClassOf :C . :a :p :b, :c . :b a :D . :c a :E ."
    assert _found("$this :p ?value . ?value a/rdfs:subClassOf* :C . FILTER ($this != ?value)", data) == 1
    assert not gone
