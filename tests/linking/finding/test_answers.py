"""What a service or a registry answers stands beside what else was found, and takes nothing away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from peertoc.linking.finding import Answer, merge
from peertoc.linking.table import State, Table, render_table
from peertoc.linking.table.rows import NO_TERM, SEARCHED, registry
from peertoc.vocabulary import compact
from tests.linking.grounds import (
    DAY,
    EX,
    LATER,
    PLAN,
    again,
    bank,
    found,
    plan,
    rows,
    served,
    shipped,
    sought,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_service_stands_beside_what_is_shipped_with_its_score_apart(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    offline = merge(Table(), wanted, shipped(wanted), DAY).table
    table = merge(offline, wanted, served(wanted, "bank", bank(service_match=True)), DAY).table
    by_group = {row.says(SEARCHED): row for row in rows(table, "bank")}
    assert set(by_group) == {"shipped", "there"}
    there = by_group["there"]
    assert (there.says("service_score"), there.says("service_match")) == ("99", "true")
    assert (there.state, there.confidence) == (State.CANDIDATE, 0.85)
    alone = merge(again(table), wanted, shipped(wanted), LATER).table
    assert render_table(alone) == render_table(table), "an offline run leaves what a service found"


def test_two_services_on_one_host_are_two_sources(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    (thing,) = (each for each in wanted.things if each.name == "World Bank")
    addresses = ("https://data.example.org/banks", "https://data.example.org/towns")
    answers = tuple(
        Answer(address, thing, (replace(bank(), source="data.example.org"),)) for address in addresses
    )
    mine = rows(merge(Table(), wanted, answers, DAY).table, "bank")
    assert {row.source for row in mine} == {registry(address) for address in addresses}


def test_a_service_that_fails_takes_nothing_away(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    table = merge(Table(), wanted, served(wanted, "bank", bank()), DAY).table
    after = merge(again(table), wanted, served(wanted, "bank", whole=False), LATER).table
    assert render_table(after) == render_table(table)
    nothing = merge(again(table), wanted, served(wanted, "bank"), LATER).table
    assert [row.state for row in rows(nothing, "bank")] == [State.NOT_FOUND]


def test_a_look_alike_is_left_out_with_its_reason(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    like = replace(bank(), name="Parliamentary Network on the World Bank", id="https://ror.org/0438wbg98")
    outcome = merge(Table(), wanted, served(wanted, "bank", like), DAY)
    assert [row.state for row in rows(outcome.table, "bank")] == [State.NOT_FOUND]
    (left,) = outcome.left_out
    assert (left.candidate, left.why) == (like, "only one of the names has “network”, “parliamentary”")


def test_a_withdrawn_candidate_gives_way_to_its_successor(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    gone = replace(
        bank(), status="withdrawn", successor="https://ror.org/05gqz0k77", id="https://ror.org/03z2zbf42"
    )
    (row,) = rows(merge(Table(), wanted, served(wanted, "bank", gone), DAY).table, "bank")
    assert (row.object, row.says("instead_of")) == ("https://ror.org/05gqz0k77", "https://ror.org/03z2zbf42")
    assert row.object_label == "", "no registry at hand says what it is called"
    assert row.confidence == 0.6
    lost = replace(bank(), status="withdrawn")
    outcome = merge(Table(), wanted, served(wanted, "bank", lost), DAY)
    assert [each.why for each in outcome.left_out] == ["There has withdrawn it"]


def test_a_candidate_that_the_registries_at_hand_know_as_withdrawn_gives_way_too(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    unknowing = replace(bank(), id="https://ror.org/03z2zbf42")
    (row,) = rows(merge(Table(), wanted, served(wanted, "bank", unknowing), DAY).table, "bank")
    assert (row.object, row.says("instead_of")) == ("https://ror.org/05gqz0k77", "https://ror.org/03z2zbf42")


def test_what_a_service_says_that_is_no_identifier_is_left_out(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    nothing, itself = replace(bank(), id=NO_TERM), replace(bank(), id=f"{EX}bank")
    outcome = merge(Table(), wanted, served(wanted, "bank", nothing, itself), DAY)
    assert [row.confidence for row in rows(outcome.table, "bank")] == [None]
    assert {each.why for each in outcome.left_out} == {"its identifier is none of a registry"}


def test_a_host_is_never_the_initiative_itself(tmp_path: Path) -> None:
    text = PLAN.replace('"Tax peers"', '"World Bank Tax Peers"')
    mine = rows(found(plan(tmp_path, text)), "initiative", State.CANDIDATE, State.NOT_FOUND)
    assert {(compact(row.predicate), row.object) for row in mine} == {
        ("skos:relatedMatch", "https://ror.org/00ae7jd04"),
        ("skos:exactMatch", NO_TERM),
    }
    (host,) = (row for row in mine if row.state is State.CANDIDATE)
    assert (host.subject_label, host.says("host"), host.confidence) == (
        "World Bank Tax Peers",
        "World Bank",
        0.65,
    )


def test_a_hostile_name_of_a_service_does_no_harm_in_the_table(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    name = "=World\x1b[2J\tBank\r\n\u202e|x=1\\|" + "x" * 5000
    odd = replace(bank(), name=name, aliases=("World Bank",))
    table = merge(Table(), wanted, served(wanted, "bank", odd), DAY).table
    text = render_table(table)
    assert not {"\x1b", "\r", "\u202e"} & set(text)
    assert max(map(len, text.split("\n"))) < 1500
    assert render_table(merge(again(table), wanted, served(wanted, "bank", odd), LATER).table) == text
    (row,) = rows(again(table), "bank")
    assert row.object_label.startswith(r"=World\x1b[2J\tBank\r\n\u202e|x=1")
