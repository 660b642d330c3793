"""Both forms of a link give one chain, and no chain is too long."""

from __future__ import annotations

import random
from collections import Counter

from peertoc.model import (
    Link,
    Text,
    Words,
)
from peertoc.vocabulary import PREFIXES
from tests.catalogue.told import BASE, chain, names


def written(ends: list[tuple[int, int]], form: random.Random | str) -> str:
    lines = []
    for cause, effect in ends:
        way = form if isinstance(form, str) else form.choice(["bare", "causal", "both", "twice"])
        if way in ("bare", "both"):
            lines.append(f"<{cause}> ptoc:leadsTo <{effect}> .")
        if way in ("causal", "both", "twice"):
            lines.append(f"[] a ptoc:CausalLink ; ptoc:cause <{cause}> ; ptoc:effect <{effect}> .")
        if way == "twice":
            lines.append(f"<l{cause}-{effect}> ptoc:effect <{effect}> ; ptoc:cause <{cause}> .")
    if isinstance(form, random.Random):
        form.shuffle(lines)
    return "\n".join(lines)


def test_both_forms_of_a_link_give_the_same_chain_counted_once() -> None:
    dice = random.Random(20)
    for _ in range(120):
        size = dice.randint(1, 6)
        ends = [(dice.randrange(size), dice.randrange(size)) for _ in range(dice.randint(0, 8))]
        steps = ", ".join(f"<{number}>" for number in range(size))
        chains = [chain(written(ends, form), steps) for form in ("bare", "causal", "both", dice)]
        assert all(names(each) == {(str(c), str(e)) for c, e in ends} for each in chains)
        assert all(
            max(Counter((k.cause, k.effect) for k in each.links).values(), default=1) == 1 for each in chains
        )
        assert len({each.reachable_from(f"{BASE}0") for each in chains}) == 1


def test_a_link_tells_in_which_forms_it_is_written() -> None:
    found = chain("<a> ptoc:leadsTo <b>, <c> . [] ptoc:cause <a>, <b> ; ptoc:effect <c> .")
    told = {(link.cause[-1], link.effect[-1]): link.stated_as for link in found.links}
    assert told == {("a", "b"): "leadsTo", ("a", "c"): "both", ("b", "c"): "causal"}


def test_all_causal_links_between_two_steps_are_merged() -> None:
    found = chain("""
        <l> ptoc:cause <a> ; ptoc:effect <b> ; ptoc:assumption <x> ; ptoc:critical false .
        <m> ptoc:cause <a> ; ptoc:effect <b> ; ptoc:assumption <y>, <x> ; ptoc:critical true ;
            ptoc:evidenceStrength strength:weak ; ptoc:noneBecause "why" .""")
    (link,) = found.links
    assert [each.id[-1] for each in link.assumptions] == ["x", "y"]
    assert link.critical is True
    assert link.strength == f"{PREFIXES['strength']}weak"
    assert link.none_because == Words((Text("why"),))
    assert link.id == f"{BASE}l"


def test_links_over_the_border_of_a_theory_are_kept_and_others_are_not() -> None:
    found = chain("<a> ptoc:leadsTo <out> . <in> ptoc:leadsTo <a> . <x> ptoc:leadsTo <y> .")
    assert names(found) == {("a", "out"), ("in", "a")}


def test_a_causal_link_that_the_theory_names_is_kept_without_its_ends() -> None:
    found = chain("<theory> ptoc:link <l>, <k> . <l> ptoc:cause <a> . <k> a ptoc:CausalLink .")
    assert {(link.cause[-1:], link.effect) for link in found.links} == {("a", ""), ("", "")}


def test_feedback_is_read_apart() -> None:
    found = chain("<c> ptoc:feedsBackTo <a> .")
    assert found.links == ()
    assert [(each.cause[-1], each.effect[-1], each.place.line > 0) for each in found.feedback] == [
        ("c", "a", True)
    ]


def test_a_causal_link_with_countless_ends_does_not_count_to_a_million() -> None:
    many = ", ".join(f"<s{number}>" for number in range(1_000))
    assert len(chain(f"<l> ptoc:cause <a>, {many} ; ptoc:effect <a>, {many} .").links) == 10_000


def test_a_row_of_twenty_thousand_steps_is_read() -> None:
    steps = ", ".join(f"<{number}>" for number in range(20_000))
    links = "".join(f"<{number}> ptoc:leadsTo <{number + 1}> .\n" for number in range(19_999))
    found = chain(links, steps)
    assert len(found.links) == 19_999
    assert len(found.reachable_from(f"{BASE}0")) == 19_999


def test_a_link_is_a_value() -> None:
    found = chain("<a> ptoc:leadsTo <b> .")
    assert isinstance(found.links[0], Link)
    assert found == chain("<a> ptoc:leadsTo <b> .")
