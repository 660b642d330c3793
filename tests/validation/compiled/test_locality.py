"""How far a check looks is read from its shape, so that a file can be taken in parts."""

from __future__ import annotations

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import all_checks
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.compiled.locality import Vocabulary, of_the_whole, walked_back
from peertoc.validation.compiled.sparql.conditions import Slip
from peertoc.validation.context import lean_context
from peertoc.vocabulary import PTOC, RDF, ROOT
from tests.validation.compiled.cases import HEAD

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


def _shapes(aim: str, where: str) -> tuple[Triple, ...]:
    return read_text(
        HEAD + f':s a sh:NodeShape ; {aim} ; sh:sparql :q . :q sh:prefixes :e ; sh:select """SELECT DISTINCT'
        f' $this WHERE {where}""" . :e a owl:Ontology ; sh:declare [ sh:prefix "" ; sh:namespace "{E}" ] .',
        name="shapes.ttl",
    ).triples


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


def test_which_of_our_own_checks_look_far() -> None:
    shapes = rules_of(all_checks()).shapes
    whole = {shape.removeprefix(f"{ROOT}/check/") for shape in of_the_whole(shapes)}
    anything = {shape.removeprefix(f"{ROOT}/check/") for shape in walked_back(shapes).anything}
    assert whole == {
        "no-evaluation", "not-described", "resources-unsaid", "step-outside-theory", "theory-without-goal",
        "undeclared-term",
    }  # fmt: skip
    assert anything == {"address-of-one-machine", "kind-not-stated", "undeclared-term"}
