"""To which initiative of a document something belongs."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

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


def test_words_belong_to_nobody() -> None:
    ground = Ground(read_text(TEXT, name="two.ttl"))
    assert ground.belongs(Literal("words"), called("one"))
