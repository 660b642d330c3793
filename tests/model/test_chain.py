"""A chain answers what follows what, however long it is and whatever it runs into."""

import dataclasses

import pytest

from peertoc.model import Chain, Feedback, Link, Step
from peertoc.place import Place

HERE = Place("chain.ttl")


def chain_of(*ends: tuple[str, str], phase: str = "p") -> Chain:
    names = dict.fromkeys(name for pair in ends for name in pair if name)
    steps = tuple(Step(id=name, place=HERE, phase=phase) for name in names)
    links = tuple(Link(id="", place=HERE, cause=cause, effect=effect) for cause, effect in ends)
    return Chain(steps, links, (Feedback("c", "a", HERE),))


def test_successors_and_predecessors_are_listed_in_order() -> None:
    chain = chain_of(("a", "c"), ("a", "b"), ("b", "c"))
    assert chain.successors("a") == ("c", "b")
    assert chain.predecessors("c") == ("a", "b")
    assert chain.successors("nowhere") == ()


def test_feedback_is_no_part_of_the_chain() -> None:
    chain = chain_of(("a", "b"), ("b", "c"))
    assert chain.reachable_from("c") == frozenset()
    assert [each.effect for each in chain.feedback_from("c")] == ["a"]


def test_what_is_reached_does_not_hold_the_start_but_over_a_circle() -> None:
    assert chain_of(("a", "b"), ("b", "c")).reachable_from("a") == {"b", "c"}
    assert chain_of(("a", "b"), ("b", "a")).reachable_from("a") == {"a", "b"}
    assert chain_of(("a", "b"), ("c", "d")).reachable_from("a", "c") == {"b", "d"}


def test_a_link_without_an_end_is_kept_and_followed_by_nobody() -> None:
    chain = chain_of(("a", ""), ("", "b"))
    assert len(chain.links) == 2
    assert chain.successors("a") == ()
    assert chain.predecessors("b") == ()


def test_steps_are_found_by_id_number_and_phase() -> None:
    chain = chain_of(("a", "b"))
    step = chain.step("b")
    assert step is not None
    assert step.id == "b"
    assert chain.number("b") == 2
    assert chain.step("x") is None
    assert chain.number("x") is None
    assert [each.id for each in chain.steps_in("p")] == ["a", "b"]
    assert chain.steps_in("") == ()


def test_twenty_thousand_steps_in_a_row_are_followed_to_the_end() -> None:
    chain = chain_of(*((str(number), str(number + 1)) for number in range(20_000)))
    assert len(chain.reachable_from("0")) == 20_000


def test_chains_are_equal_by_what_they_hold_and_cannot_be_changed() -> None:
    assert chain_of(("a", "b")) == chain_of(("a", "b"))
    assert hash(chain_of(("a", "b"))) == hash(chain_of(("a", "b")))
    assert chain_of(("a", "b")) != chain_of(("b", "a"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        chain_of(("a", "b")).steps = ()  # type: ignore[misc]
