"""The blocks of a starter file: each ready to use, in any number, from the top."""

from __future__ import annotations

import re

import pytest
import yaml
from pyoxigraph import NamedNode
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from peertoc.catalogue import vocabulary_documents
from peertoc.vocabulary import PREFIXES, SCHEMES, compact, is_ours
from tests.conftest import shared
from tests.starter.blocks import is_ready, number_of_blocks, with_all_blocks, with_blocks
from tests.starter.filled import BASE, TEXT, P, whole

BLOCKS = number_of_blocks(TEXT)


def declared(by: str) -> set[str]:
    """List what the vocabularies declare: the subjects of the given property."""
    triples = (triple for document in vocabulary_documents() for triple in document.triples)
    return {
        triple.subject.value
        for triple in triples
        if triple.predicate.value == by and isinstance(triple.subject, NamedNode)
    }


def test_the_blocks_are_many_and_are_found() -> None:
    assert BLOCKS > 40


@pytest.mark.parametrize("used", range(BLOCKS + 1))
def test_with_the_first_blocks_in_use_the_file_is_valid_and_names_nothing_unknown(used: int) -> None:
    graph = Graph().parse(data=with_blocks(TEXT, *range(used)), format="turtle")
    assert len(list(graph.subjects(RDF.type, P.Initiative))) == 1
    told = {subject for subject in graph.subjects() if (subject, RDF.type, None) in graph}
    mentioned = {term for triple in graph for term in triple if str(term).startswith(BASE)}
    assert mentioned <= told


@pytest.mark.parametrize("only", range(BLOCKS))
def test_a_block_can_be_used_alone(only: int) -> None:
    assert len(Graph().parse(data=with_blocks(TEXT, only), format="turtle")) > 5


def test_every_line_is_prose_or_ready_or_in_use() -> None:
    for line in TEXT.splitlines():
        in_use = re.match(r"[@<]|    [a-z]+:|$", line)
        assert is_ready(line) or line == "##" or line.startswith("## ") or in_use, line


def test_no_line_is_too_long_to_read() -> None:
    assert max(map(len, TEXT.splitlines())) <= 110
    assert max(len(line) for line in TEXT.splitlines() if line.startswith("##")) <= 100


def test_every_text_waits_for_words_of_the_users_own() -> None:
    waiting = [o for o in whole().objects() if isinstance(o, Literal) and o.language and str(o) != "Peers"]
    assert len(waiting) > 40
    assert all(text.startswith("… ") for text in waiting)


def test_only_declared_terms_are_used() -> None:
    names = {str(term) for triple in whole() for term in triple if isinstance(term, URIRef)}
    used = {name for name in names if is_ours(name)}
    assert len(used) > 100
    assert used - declared(str(RDFS.isDefinedBy)) == set()


def test_every_prefix_is_used_and_is_the_usual_one() -> None:
    prefixes = dict(re.findall(r"(?m)^@prefix ([a-z]+): +<(.+)> \.$", TEXT))
    assert prefixes == {name: PREFIXES[name] for name in prefixes}
    turtle = "\n".join(line for line in with_all_blocks(TEXT).splitlines() if not line.startswith(("#", "@")))
    assert [name for name in prefixes if not re.search(rf"\b{name}:", turtle)] == []


def test_names_on_offer_are_those_of_the_vocabularies() -> None:
    lines = [line for line in TEXT.splitlines() if line.startswith("##     ")]
    offered = {name for line in lines for name in re.findall(r"\b[a-z]+:[a-z-]+", line)}
    lists = {name.partition(":")[0] for name in offered}
    assert lists <= set(SCHEMES)
    known = {compact(iri) for iri in declared(str(SKOS.inScheme))}
    assert offered <= known
    for name in lists - {"tool"}:
        assert {n for n in offered if n.startswith(f"{name}:")} == {
            n for n in known if n.startswith(f"{name}:")
        }
    assert len([name for name in offered if name.startswith("tool:")]) >= 23


def test_questions_that_are_named_are_questions_of_the_guide() -> None:
    named = re.findall(r"\bP[0-4]\.\d[a-z]?\b", TEXT)
    inventory = yaml.safe_load(shared("guide", "inventory.yaml").read_text(encoding="utf-8"))
    assert len(set(named)) > 40
    assert set(named) <= {question["id"] for question in inventory["questions"]}
