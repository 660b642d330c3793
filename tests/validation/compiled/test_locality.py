"""How far a check looks is read from its shape, so that a file can be taken in parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import all_checks
from peertoc.validation.bonds import bonds_of, look_at_all
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.compiled.locality import Vocabulary, of_the_whole, walked_back
from peertoc.validation.compiled.sparql.conditions import Slip
from peertoc.validation.context import lean_context
from peertoc.vocabulary import PTOC, RDF, ROOT
from tests.validation.compiled.cases import HEAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Triple

E = "https://e.org/"
ANY = "*"
#: a query → the properties gone backwards, and whether it asks for what may lie anywhere
QUERIES: dict[str, tuple[set[str], bool]] = {
    "{ $this :p ?x . ?x :q ?y }": (set(), False),
    "{ ?x :p $this }": ({"p"}, False),
    "{ $this ^:p/:q ?x }": ({"p"}, False),
    "{ $this :q ?x . ?x :p $this }": (set(), False),
    "{ ?x (:p|^:q)+ $this . $this :r ?x }": ({"q"}, False),
    "{ $this (:p|^:q)+ ?x . ?x :r $this }": ({"q"}, False),
    "{ $this :q ?x . ?y :p ?x }": ({"p"}, False),
    "{ $this :q ?x . ?y :p ?x , ?z . ?w :r ?z }": ({"p", "r"}, False),
    "{ { ?x :p $this } UNION { $this :q ?x } ?x :r ?y }": ({"p"}, False),
    "{ ?x ?any $this }": ({ANY}, False),
    "{ $this ?any ?x . ?any :q ?y }": (set(), False),
    "{ ?x !:q $this }": ({ANY}, False),
    "{ ?x :p 1 }": (set(), True),
    "{ $this a ?c FILTER NOT EXISTS { ?x a ?c } }": ({f"{RDF}type"}, False),
    "{ $this a ?c FILTER NOT EXISTS { ?x a :D } }": (set(), True),
    "{ ?x :p :list FILTER EXISTS { $this :q ?x } }": (set(), False),
    "{ $this a ?c FILTER (BOUND(?c) || EXISTS { ?x :p $this }) }": ({"p"}, False),
    "{ $this :p ?x OPTIONAL { ?y :q ?x } }": ({"q"}, False),
}
NEAR: dict[str, tuple[set[str], set[tuple[str, str]]]] = {
    "{ $this :h ?v FILTER NOT EXISTS { $this :h/^:p ?x . ?x a :C } }": ({"p"}, {(f"{RDF}type", "C")}),
    "{ FILTER NOT EXISTS { $this :h/^:p/:q ?w . FILTER (?w IN (:one, :other)) } }": ({"p"}, {("q", "")}),
    "{ FILTER EXISTS { ?x :other|(:h/^:p) $this } }": ({"h", "other"}, set()),
    "{ $this :h ?v . ?x :p ?v ; :q|:r ?w }": ({"p"}, {("q", ""), ("r", "")}),
    "{ ?x :p $this ; :q 1 }": ({"p"}, {("q", "")}),
    "{ ?x :p $this FILTER NOT EXISTS { ?x :q ?w } }": ({"p"}, {("q", "")}),
    # who it is
    "{ ?x :p $this FILTER (?x != :one) }": (set(), set()),
    "{ ?x :p $this FILTER EXISTS { ?x :q ?w FILTER BOUND(?x) } }": (set(), set()),
    # further on, and back once more
    "{ ?x :p $this ; :q ?w . ?w :r ?y }": (set(), set()),
    "{ ?x :p $this ; :q ?w . ?y :r ?w }": ({"r"}, set()),
    "{ $this ^:p/:q/:r ?w }": (set(), set()),
    "{ $this ^:p/^:q ?w }": ({"q"}, set()),
    "{ $this ^:p/:q ?w . $this :r ?w }": (set(), set()),
    "{ ?x :p $this ; a ?kind }": (set(), set()),
    "{ ?x :p $this ; a/rdfs:subClassOf* :C }": (set(), set()),
    "{ ?x :p $this ; :q* ?w }": (set(), set()),
    "{ ?x :p $this ; ?any ?w }": (set(), set()),
    "{ $this (^:p)+ ?x }": (set(), set()),
    "{ $this :q/^:p $this }": (set(), set()),
    "{ ?x :p $this . $this :q ?x }": (set(), set()),
    "{ { ?x :p $this } UNION { $this :q ?x } ?x :r ?w }": (set(), set()),
    # elsewhere an ordinary one
    "{ ?x :p $this FILTER EXISTS { ?y :p $this ; :q ?z . ?z :r ?w } }": (set(), set()),
    # what lies anywhere
    "{ ?x :p $this FILTER EXISTS { ?y :q 1 } }": (set(), set()),
}
#: of a query that is asked once: it may begin anywhere, but in one place alone
ONCE: dict[str, tuple[set[str], bool]] = {
    "{ ?x :p ?y . ?y :q ?z }": (set(), False),
    "{ ?x :p ?y . ?z :q ?y }": ({"q"}, False),
    "{ ?p :q :list . ?x ?p ?y }": (set(), False),
    "{ { ?x :p ?y } UNION { ?y :q ?x } }": (set(), False),
    "{ ?x :p ?y . ?z :q ?w }": (set(), True),
    "{ ?x :p ?y FILTER NOT EXISTS { ?z :p ?y } }": ({"p"}, False),
    "{ { SELECT DISTINCT $this ?c WHERE { ?x a ?c } } FILTER EXISTS { ?x a ?c ; :p ?y } }": (set(), False),
    "{ { SELECT DISTINCT $this ?c WHERE { ?x a ?c } } FILTER EXISTS { ?y a ?c ; :p ?z } }": (
        {f"{RDF}type"},
        False,
    ),
}


def _shapes(aim: str, where: str, chosen: str = "") -> Sequence[Triple]:
    head = f"{HEAD} :s a sh:NodeShape ; {aim} ; sh:sparql :q . :q sh:prefixes :e ; sh:select"
    declared = f':e a owl:Ontology ; sh:declare [ sh:prefix "" ; sh:namespace "{E}" ] .'
    query = f"SELECT DISTINCT $this {chosen} WHERE {where}"
    return read_text(f'{head} """{query}""" . {declared}', name="shapes.ttl").triples


def _back(aim: str, where: str) -> tuple[set[str], bool]:
    shapes = _shapes(aim, where)
    back = walked_back(shapes)
    named = {name.removeprefix(E) for name in (*back.named, *back.near)}
    return named | ({ANY} if back.anything else set()), bool(of_the_whole(shapes))


@pytest.mark.parametrize("where", QUERIES)
def test_a_query_about_each_thing(where: str) -> None:
    assert _back("sh:targetClass :C", where) == QUERIES[where]


@pytest.mark.parametrize("where", ONCE)
def test_a_query_about_the_file(where: str) -> None:
    assert _back("sh:targetNode :n", where) == ONCE[where]


@pytest.mark.parametrize("where", NEAR)
def test_behind_a_near_property_a_query_reads_only_what_is_said_there(where: str) -> None:
    back = walked_back(_shapes("sh:targetClass :C", where))
    said = {(each.property.removeprefix(E), each.value.removeprefix(E)) for each in back.said}
    near = {name.removeprefix(E) for name in back.near}
    assert (near, {each for each in said if near}) == NEAR[where]


def test_what_is_counted_chosen_or_begun_anywhere_is_not_near() -> None:
    assert not walked_back(_shapes("sh:targetNode :n", "{ ?y :q ?v . ?x :p ?v }")).near
    counted = "{ ?x :p $this } GROUP BY $this HAVING (COUNT(DISTINCT ?x) > 1)"
    assert not walked_back(_shapes("sh:targetClass :C", counted)).near
    chosen = _shapes("sh:targetClass :C", "{ ?value :p $this }", chosen="?value")
    assert not walked_back(chosen).near


def test_paths_of_shapes_count_within_other_shapes_too() -> None:
    inner = "[ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ]"
    shapes = f"{HEAD} :s a sh:NodeShape ; sh:targetClass :C ; sh:or ( [ sh:not {inner} ] ) ."
    assert set(walked_back(read_text(shapes, name="shapes.ttl").triples).named) == {f"{E}p"}


def test_a_slip_is_a_name_that_the_vocabulary_does_not_declare() -> None:
    back, vocabulary = walked_back(rules_of(all_checks()).shapes), Vocabulary(lean_context())
    assert Slip(PTOC, f"{RDF}type", "http://www.w3.org/2002/07/owl#ObjectProperty") in back.slips
    joined = {
        name
        for name in ("step", "steps", "title", "unit", "purpose")
        if back.joins(f"{PTOC}{name}", vocabulary)
    }
    assert joined == {"step", "steps", "title", "unit"}
    assert not back.joins("http://purl.org/dc/terms/titles", vocabulary)


def _near(*more: str) -> set[str]:
    rules = rules_of(all_checks())
    added = [triple for text in more for triple in read_text(text, name="more.ttl").triples]
    near = bonds_of(replace(rules, shapes=(*rules.shapes, *added))).near
    return {name.removeprefix(PTOC) for name in near}


def _own(aim: str, where: str) -> str:
    head = f"{HEAD} @prefix ptoc: <{PTOC}> . @prefix own: <urn:own:> . own:s a sh:NodeShape ; {aim} ;"
    head += " sh:sparql own:q . own:o a owl:Ontology ;"
    head += f' sh:declare [ sh:prefix "ptoc" ; sh:namespace "{PTOC}" ] . own:q sh:prefixes own:o ; sh:select'
    return f'{head} """SELECT DISTINCT $this WHERE {where}""" .'


ONE = "sh:targetNode <urn:x>"


@pytest.mark.parametrize(
    ("own", "ordinary"),
    [
        (_own("sh:targetClass ptoc:Step", "{ ?x ptoc:organisation $this ; ptoc:step ?w . ?w a ?kind }"), 1),
        (_own("sh:targetClass ptoc:Step", "{ ?x ptoc:organisation $this ; ptoc:status ?w }"), 0),
        # Of what is said only in part, a check of the whole file might find too much, or be silent.
        (_own("sh:targetClass ptoc:Step", "{ ?x ptoc:organisation $this ; a ptoc:Input }"), 1),
        (_own("sh:targetClass ptoc:Step", "{ ?x ptoc:organisation $this ; a ptoc:Diffusion }"), 1),
        (_own("sh:targetClass ptoc:Step", "{ ?x ptoc:organisation $this ; a <urn:Own> }"), 1),
        (_own("sh:targetClass ptoc:Step", "{ ?x ptoc:organisation $this ; ptoc:step ?w }"), 1),
        (_own(ONE, "{ ?x ptoc:pledges ?y FILTER NOT EXISTS { ?x ptoc:reason ?z } }"), 1),
        (_own(ONE, "{ ?x ptoc:product ?y FILTER NOT EXISTS { ?x ptoc:reason ?z } }"), 0),
        (_own(ONE, "{ ?x ?any ?y FILTER NOT EXISTS { ?x ptoc:reason ?z } }"), 4),
    ],
)  # fmt: skip
def test_a_check_that_is_added_can_make_near_properties_ordinary(own: str, ordinary: int) -> None:
    assert _near() == {"agreedBy", "homeOrganisation", "matches", "organisation"}
    assert len(_near()) - len(_near(own)) == ordinary
    assert "organisation" in _near(own) or ordinary


def test_which_of_our_own_checks_look_far() -> None:
    shapes = rules_of(all_checks()).shapes
    whole = {shape.removeprefix(f"{ROOT}/check/") for shape in of_the_whole(shapes)}
    anything = {shape.removeprefix(f"{ROOT}/check/") for shape in walked_back(shapes).anything}
    assert whole == {
        "no-evaluation", "not-described", "resources-unsaid", "step-outside-theory", "theory-without-goal",
        "undeclared-term",
    }  # fmt: skip
    assert anything == {"address-of-one-machine", "kind-not-stated", "undeclared-term"}


def test_an_own_check_that_goes_back_along_whatever_leads_there_looks_at_the_whole_file() -> None:
    rules = rules_of(all_checks())
    assert look_at_all(rules) == ()
    where = "{ $this ptoc:homeOrganisation ?home . ?other ?any ?home . FILTER (?any IN (ptoc:funder)) }"
    own = read_text(_own("sh:targetClass ptoc:Participation", where), name="own.ttl").triples
    assert look_at_all(replace(rules, shapes=(*rules.shapes, *own))) == ("urn:own:s",)
