"""To which initiative of a document something belongs."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from peertoc.catalogue import read_text
from peertoc.suggesting.ground import Ground

BASE = "https://e.org/"
TEXT = f"""@prefix : <{BASE}> . @prefix ptoc: <https://w3id.org/peertoc#> .
:one a ptoc:Initiative ; ptoc:theoryOfChange :theory ; ptoc:facilitator :both ; ptoc:relatedTo :two .
:two a ptoc:Initiative ; ptoc:facilitator :both ; ptoc:purpose "words" .
:theory ptoc:step :first . :first a :Kind . :second a :Kind .
:link ptoc:cause :first ; ptoc:effect :second . :both ptoc:partOf :circle . :circle ptoc:partOf :both .
:beside a :Kind ; ptoc:note "words" .
"""


def called(name: str) -> NamedNode:
    return NamedNode(f"{BASE}{name}")


@pytest.mark.parametrize(
    ("thing", "owners"),
    [
        ("one", "one"), ("two", "two"), ("theory", "one"), ("first", "one"), ("both", "one two"),
        ("circle", "one two"), ("link", "one"), ("second", "one"),
        # What no initiative leads to may be part of any; a class leads nowhere.
        ("beside", "one two"), ("Kind", "one two"), ("nothing", "one two"),
    ],
)  # fmt: skip
def test_a_thing_belongs_to_the_initiatives_that_lead_to_it(thing: str, owners: str) -> None:
    ground = Ground(read_text(TEXT, name="two.ttl"))
    found = [each for each in ("one", "two") if ground.belongs(called(thing), called(each))]
    assert found == owners.split()
    assert ground.initiative_of(called(thing)) == called(owners.split()[0])


def part(text: str) -> Ground:
    document = read_text(text, name="part.ttl")
    document.is_whole = False
    return Ground(document)


def test_in_a_part_what_no_initiative_leads_to_may_belong_to_one_that_is_elsewhere() -> None:
    assert part(TEXT).initiative_of(called("second")) == called("one")
    # Two initiatives are called like it, but another part may hold the one that leads to it.
    assert part(TEXT).initiative_of(called("beside")) is None
    alone = part(
        "@base <https://e.org/> . <i/i> a <https://w3id.org/peertoc#Initiative> . <j> a <i/K>, <i/r> ."
    )
    assert alone.initiative_of(called("j")) is None
    assert alone.initiative_of(BlankNode()) is None
    assert alone.initiative_of(called("i/r")) == called("i/i")


def test_of_several_initiatives_the_one_counts_whose_name_lies_beside() -> None:
    text = TEXT.replace(":two", "<https://e.org/two/i>") + ":two\\/r a :Kind ."
    assert Ground(read_text(text, name="two.ttl")).initiative_of(called("two/r")) == called("two/i")
    assert Ground(read_text(text, name="two.ttl")).initiative_of(called("far/r")) == called("one")


def test_words_belong_to_nobody() -> None:
    ground = Ground(read_text(TEXT, name="two.ttl"))
    assert ground.belongs(Literal("words"), called("one"))
