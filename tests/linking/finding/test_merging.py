"""What is found goes into the table; what a person decided or wrote stays there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from peertoc.linking.finding import merge, still_open
from peertoc.linking.reviewing import Review
from peertoc.linking.table import Row, State, Table, none_exists, rejected, render_table
from peertoc.linking.table.deciding import By
from peertoc.linking.table.rows import NO_TERM, registry
from peertoc.vocabulary import compact
from tests.linking.grounds import DAY, EX, LATER, PLAN, again, found, plan, rows, shipped, sought

if TYPE_CHECKING:
    from pathlib import Path

BY = By(DAY)


def test_what_the_file_states_is_certain_and_what_is_found_waits(tmp_path: Path) -> None:
    table = found(plan(tmp_path))
    certain = {(row.says("kind"), compact(row.object)) for row in table.of(State.CERTAIN)}
    assert ("place", "<http://www.wikidata.org/entity/Q215>") in certain
    assert ("subject", "<https://w3id.org/peertoc/alignments/crs#15113>") in certain
    assert [row.object.split("#")[1] for row in rows(table, "centre", State.CANDIDATE)] == ["XM-DAC-47145"]
    assert [row.object for row in rows(table, "bank", State.CANDIDATE)] == ["https://ror.org/00ae7jd04"]
    assert table.of(State.ACCEPTED) == ()


def test_what_nothing_is_found_for_is_recorded_as_looked_for(tmp_path: Path) -> None:
    (row,) = rows(found(plan(tmp_path)), "ministry")
    assert (row.state, row.object, row.source) == (
        State.NOT_FOUND,
        NO_TERM,
        "https://w3id.org/peertoc/alignments/registries#shipped",
    )


def test_the_same_finds_give_the_same_bytes_on_another_day(tmp_path: Path) -> None:
    path = plan(tmp_path)
    table = found(path)
    assert render_table(found(path, again(table), LATER)) == render_table(table)


def test_what_changes_gets_a_new_day_and_keeps_what_a_person_wrote(tmp_path: Path) -> None:
    path = plan(tmp_path)
    table = again(found(path))
    (old,) = rows(table, "bank")
    noted = replace(old, confidence=0.1, comment="ask the desk", extra=(("desk", "3"),))
    table = Table(table.head, (*(row for row in table.rows if row != old), noted), ("desk",))
    (row,) = rows(found(path, table, LATER), "bank")
    assert (row.date, row.confidence, row.comment, row.extra) == (
        "2026-08-31",
        old.confidence,
        "ask the desk",
        (("desk", "3"),),
    )


def test_a_property_that_a_person_has_changed_stays(tmp_path: Path) -> None:
    path = plan(tmp_path)
    table = again(found(path))
    (old,) = rows(table, "bank")
    close = replace(old, predicate="http://www.w3.org/2004/02/skos/core#closeMatch")
    table = Table(table.head, (*(row for row in table.rows if row != old), close))
    assert rows(found(path, table, LATER), "bank") == [close]


def test_a_decision_is_never_proposed_again(tmp_path: Path) -> None:
    path = plan(tmp_path)
    review = Review(again(found(path)), BY)
    while review.current:
        review.reject()
    table = found(path, again(review.table), LATER)
    assert table.of(State.CANDIDATE) == ()
    assert {row.date for row in table.of(State.REJECTED)} == {"2026-07-31"}
    assert len(rows(table, "bank", State.NOT_FOUND)) == 1, "rejected, and nothing else is left"


def test_none_exists_keeps_a_source_from_being_asked_and_no_other(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    none = none_exists(f"{EX}bank", "World Bank", [registry("shipped")], BY)
    table = merge(Table(rows=none), wanted, shipped(wanted, Table(rows=none)), DAY).table
    assert rows(table, "bank") == list(none)
    assert f"{EX}bank" in {each.id for each in still_open(wanted.things, table, "there")}
    anywhere = Table(rows=none_exists(f"{EX}bank", "World Bank", [], BY))
    assert f"{EX}bank" not in {each.id for each in still_open(wanted.things, anywhere, "there")}


def test_what_was_accepted_as_exactly_the_same_is_not_sought_again(tmp_path: Path) -> None:
    wanted = sought(plan(tmp_path))
    review = Review(found(tmp_path / "tax.ttl"), BY)
    while review.current:
        review.accept()
    left = {each.id.removeprefix(EX) for each in still_open(wanted.things, review.table, "shipped")}
    assert left == {"initiative", "ministry"}


def test_a_rejected_certain_link_stays_rejected(tmp_path: Path) -> None:
    path = plan(tmp_path)
    table = found(path)
    place = next(row for row in table.of(State.CERTAIN) if row.object.endswith("Q215"))
    refused = tuple(rejected(row, BY) if row is place else row for row in table.rows)
    later = found(path, again(Table(table.head, refused)), LATER)
    assert [row.state for row in later.rows if row.pair == place.pair] == [State.REJECTED]


def test_what_the_file_no_longer_states_goes(tmp_path: Path) -> None:
    table = again(found(plan(tmp_path)))
    changed = PLAN.replace('dcterms:spatial "Slovenia"@en ;', "").replace("<bank>, ", "")
    shorter = "\n".join(line for line in changed.split("\n") if not line.startswith("<bank>"))
    later = found(plan(tmp_path, shorter), table, LATER)
    assert not [row for row in later.of(State.CERTAIN) if row.says("kind") == "place"]
    assert rows(later, "bank") == []


def test_a_row_made_by_hand_is_never_dropped(tmp_path: Path) -> None:
    path = plan(tmp_path)
    own = Row(f"{EX}bank", f"{'http://www.w3.org/2004/02/skos/core#'}closeMatch", "https://ror.org/05fjfdm02",
              "https://w3id.org/semapv/vocab/UnspecifiedMatching", comment="a guess")  # fmt: skip
    gone = replace(own, subject="https://example.org/elsewhere/x")
    later = found(path, again(Table(rows=(own, gone))), LATER)
    assert {own, gone} <= set(later.rows)


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1 fund", "@fund", "-2 banks"])
def test_a_title_that_is_a_formula_becomes_none_in_the_table(tmp_path: Path, title: str) -> None:
    text = render_table(found(plan(tmp_path, PLAN.replace("World Bank", title))))
    for line in text.split("\n"):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line.split("\t"))
    assert f"\t'{title}\t" in text


def test_a_new_table_says_what_it_is_and_a_head_by_hand_is_kept(tmp_path: Path) -> None:
    path = plan(tmp_path)
    head = again(found(path)).head
    assert head.value("mapping_set_id").startswith("urn:uuid:")
    assert head.value("license") == "https://w3id.org/sssom/license/unspecified"
    assert str(tmp_path) not in render_table(found(path))
    own = head.having(license="https://creativecommons.org/licenses/by/4.0/", mapping_tool="another")
    kept = found(path, again(Table(own)), LATER).head
    assert (kept.value("license"), kept.value("mapping_tool")) == (
        "https://creativecommons.org/licenses/by/4.0/",
        "another",
    )


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("<https://creativecommons.org/licenses/by/4.0/>", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "<https://example.org/one>, <https://example.org/two>",
            "https://w3id.org/sssom/license/unspecified",
        ),
        ('"CC BY"', "https://w3id.org/sssom/license/unspecified"),
    ],
)
def test_a_new_table_is_under_the_licence_that_the_file_names(
    tmp_path: Path, said: str, licence: str
) -> None:
    title = 'dcterms:title "World Bank"@en'
    text = PLAN.replace(title, f"{title} ; dcterms:license {said}")
    assert found(plan(tmp_path, text)).head.value("license") == licence
