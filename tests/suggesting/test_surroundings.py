"""What is loaded around a thing is all that the queries of suggestions can see of the document."""

from __future__ import annotations

import datetime
import gc
import itertools
import random
import re
from functools import cache
from typing import TYPE_CHECKING, Final
from weakref import ref

import pytest
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Triple

from benchmarks.generator import made
from peertoc.catalogue import Document, read_text, together
from peertoc.suggesting import Ground, surroundings
from peertoc.suggesting.surroundings import BACK, Surroundings, shelf
from peertoc.suggesting.table import table
from peertoc.validation import all_checks, check_document
from peertoc.validation.compiled.nodes import Nodes
from peertoc.validation.compiled.sparql.nearing import Nearing
from peertoc.validation.compiled.sparql.needs import Needs
from peertoc.validation.compiled.sparql.reaching import _Reach
from peertoc.validation.compiled.sparql.reading import read_select
from peertoc.vocabulary import PREFIXES, PTOC, RDF, RDFS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue import Term

TODAY: Final = datetime.date(2026, 1, 1)
FINDS: Final = {name: entry["find"] for name, entry in table().items() if "find" in entry}
ONE_AND_OTHER: Final = """@prefix ptoc: <https://w3id.org/peertoc#> . @base <https://example.org/> .
<one> a ptoc:Initiative ; ptoc:theoryOfChange <a> . <a> ptoc:step <b> . <link> ptoc:cause <b> .
<other> a ptoc:Initiative ; ptoc:theoryOfChange <c> . <c> ptoc:step <d> .
"""


def here(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


@cache
def documents() -> tuple[Document, ...]:
    """Read the bad and the good file of each check, the examples, and made initiatives; then all as one."""
    paths = sorted([*ROOT.glob("shapes/*/bad.ttl"), *ROOT.glob("shapes/*/good.ttl")])
    assert len(paths) == 2 * len(all_checks())
    paths += sorted(ROOT.glob("examples/*/initiative.ttl"))
    # Each in a folder of its own, so that together they are many initiatives.
    texts = (
        re.sub(r"(https?://example\.org/)", rf"\g<1>{number}/", path.read_text(encoding="utf-8"))
        for number, path in enumerate(paths)
    )
    found = [read_text(text, name=path.name) for text, path in zip(texts, paths, strict=True)]
    lines = "".join(f"{line}\n" for one in made(60) for line in one.lines)
    found.append(read_text(lines, name="made.nt", format="ntriples"))
    return (*found, together(found))


def in_disorder(chance: random.Random) -> Document:
    """Give all as one, with statements put in that lead anywhere, to names of ours as well."""
    document = together(chance.sample(documents()[:-2], 20))
    paths = {NamedNode(path) for path in (*BACK, f"{RDF}type", f"{RDFS}subClassOf", f"{PTOC}relatedTo")}
    paths |= {NamedNode(PTOC + name) for find in FINDS.values() for name in re.findall(r"ptoc:(\w+)", find)}
    things = [triple.subject for triple in chance.sample(document.triples, 60)]
    names = [quad.subject for quad in shelf().store.quads_for_pattern(None, None, None, DefaultGraph())]
    ends = [*things, *chance.sample(names, 20), NamedNode(f"{PTOC}Diffusion"), NamedNode(PREFIXES["tool"])]
    strays = (
        Triple(chance.choice(ends), path, chance.choice(ends))
        for path, _ in itertools.product(sorted(paths, key=str), range(6))
    )
    return Document("all", "turtle", (*document.triples, *strays), document.places)


def starts(document: Document, chance: random.Random) -> Iterator[dict[str, Term]]:
    """Give an initiative and two things of a document, again and again."""
    ends = [end for triple in document.triples for end in (triple.subject, triple.object)]
    things = [end for end in ends if isinstance(end, NamedNode | BlankNode)]
    initiatives = document.statements.of_type(f"{PTOC}Initiative")
    for _ in range(40):
        focus, value = chance.sample(things, 2)
        yield {"this": chance.choice(initiatives), "focus": focus, "value": value}


def test_no_query_of_the_table_sees_farther() -> None:
    """The engine for checks tells how far a query looks, from what is given to it."""
    given = frozenset(("this", "focus", "value", "given"))
    for name, find in FINDS.items():
        text = re.sub("<[^<>]+>", "?given", find)
        select, found = read_select(f"SELECT ?this {{ {text} }}", PREFIXES, Nodes(), None), Needs()
        _Reach(found, given, Nearing(select)).group(select.group)
        assert not found.whole, name
        assert not found.slips, name
        assert found.back | found.near <= set(BACK), name
    assert len(FINDS) > 35


@pytest.mark.parametrize("seed", range(4))
def test_around_a_thing_is_found_what_is_found_in_the_whole(seed: int) -> None:
    chance = random.Random(seed)
    document = in_disorder(chance) if seed else documents()[-1]
    whole = Ground(document)
    whole._around.take_all()
    hits = set()
    for given in starts(document, chance):
        around = Ground(document)
        for name, find in FINDS.items():
            wanted = whole.find(find, **given)
            assert around.find(find, **given) == wanted, (name, given)
            hits |= {name} if wanted else set()
    assert len(hits) > (len(FINDS) * 3 // 4 if seed else 10)


def suggestions(document: Document) -> list[str]:
    return [finding.suggestion for finding in check_document(document, today=TODAY)]


def test_every_finding_has_the_suggestion_that_the_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    around = [suggestions(document) for document in documents()]
    monkeypatch.setattr(Surroundings, "take", lambda self, _: self.take_all())
    assert around == [suggestions(document) for document in documents()]
    assert sum(map(bool, around[-1])) > 200


def test_no_more_is_loaded_than_lies_around() -> None:
    ground = Ground(read_text(ONE_AND_OTHER, name="two.ttl"))
    assert ground.find(FINDS["theory"], this=here("one")) == {here("a")}
    assert not loaded(here("other"))
    assert all(map(loaded, map(here, ("one", "a", "link"))))
    assert ground.find(FINDS["theory"], this=here("other")) == {here("c")}


def loaded(thing: NamedNode) -> bool:
    return any(shelf().store.quads_for_pattern(thing, None, None))


def test_what_was_loaded_goes_with_the_document() -> None:
    gc.collect()
    before = {*shelf().store.named_graphs()}
    ground = Ground(read_text(ONE_AND_OTHER, name="two.ttl"))
    ground.find(FINDS["theory"], this=here("one"))
    assert {*shelf().store.named_graphs()} > before
    del ground
    assert {*shelf().store.named_graphs()} == before


def test_a_thing_without_a_name_is_told_from_others() -> None:
    text = (
        ONE_AND_OTHER + "[] a ptoc:TheoryOfChange ; ptoc:step <x> . <own> ptoc:cause <x> ; ptoc:effect <y> ."
    )
    document = read_text(text, name="two.ttl")
    theory = document.statements.holder(here("x"))
    assert isinstance(theory, BlankNode)
    find = FINDS["link-of-the-theory"]
    assert Ground(document).find(find, this=here("one"), focus=theory) == {here("own")}


def test_what_a_document_says_of_the_vocabulary_is_there() -> None:
    """A contact is a step in the vocabulary alone; that steps are learned is said in the document."""
    text = ONE_AND_OTHER + (
        "ptoc:Step <http://www.w3.org/2000/01/rdf-schema#subClassOf> ptoc:LearningOutcome .\n"
        "<a> ptoc:step <e> . <e> a ptoc:SustainedContact ."
    )
    ground = Ground(read_text(text, name="two.ttl"))
    assert ground.find(FINDS["what-follows"], this=here("one"), focus=here("b")) == {here("e")}


def test_a_store_serves_some_documents_and_is_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """For pyoxigraph keeps in memory what was removed."""
    monkeypatch.setattr(surroundings, "_MOST", 10)
    first, used = ref(shelf()), []
    for _ in range(9):
        ground = Ground(read_text(ONE_AND_OTHER, name="two.ttl"))
        assert ground.find(FINDS["theory"], this=here("one")) == {here("a")}
        used.append(shelf().taken)
        del ground
    assert max(used) < 30
    gc.collect()
    assert first() is None
