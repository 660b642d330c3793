"""A review goes through candidates, and each of its steps can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.linking.finding import merge
from peertoc.linking.reviewing import Review
from peertoc.linking.table import State, Table, parse_table, render_table
from peertoc.linking.table.deciding import By
from peertoc.vocabulary import compact
from tests.linking.grounds import DAY, EX, LATER, PLAN, bank, plan, served, shipped, sought

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """Review what is found offline, and what a service found for the bank."""
    wanted = sought(plan(tmp_path))
    other = bank(id="https://ror.org/01s0tbj55", service_score=12.0)
    answers = (*shipped(wanted), *served(wanted, "bank", bank(), other))
    return Review(merge(Table(), wanted, answers, DAY).table, By(LATER))


def seen(review: Review) -> list[tuple[str, str]]:
    found = []
    while row := review.current:
        found.append((row.subject.removeprefix(EX), row.object))
        review.skip()
    return found


def test_each_pair_is_seen_once_thing_by_thing(review: Review) -> None:
    assert review.left == 3
    assert seen(review) == [
        ("bank", "https://ror.org/00ae7jd04"),
        ("bank", "https://ror.org/01s0tbj55"),
        ("centre", "https://w3id.org/peertoc/alignments/org-id#XM-DAC-47145"),
    ]


def test_accepting_makes_one_link_of_all_finds_of_a_pair(review: Review) -> None:
    review.accept()
    (row,) = review.table.of(State.ACCEPTED)
    assert (row.object, row.date, row.reviewer) == ("https://ror.org/00ae7jd04", "2026-08-31", "")
    assert (row.confidence, row.says("score")) == (None, "0.85"), "a score is nobody's confidence"
    assert not [each for each in review.table.of(State.CANDIDATE) if each.pair == row.pair]


def test_a_link_can_be_accepted_as_another_kind_of_match(review: Review) -> None:
    review.accept("http://www.w3.org/2004/02/skos/core#closeMatch")
    assert [compact(row.predicate) for row in review.table.of(State.ACCEPTED)] == ["skos:closeMatch"]


def test_none_exists_holds_for_every_source_that_was_looked_into(review: Review) -> None:
    review.none()
    none = review.table.of(State.NONE_EXISTS)
    assert {row.source.rpartition("#")[2] for row in none} == {"shipped", "there"}
    assert {row.object for row in review.table.of(State.REJECTED)} == {
        "https://ror.org/00ae7jd04",
        "https://ror.org/01s0tbj55",
    }
    assert review.left == 1, "the next thing"


def test_none_exists_rejects_once_what_several_sources_have(review: Review) -> None:
    review.none()
    mine = [row.pair for row in review.table.of(State.REJECTED)]
    assert len(mine) == len(set(mine)) == 2
    assert parse_table(render_table(review.table).encode(), "t.tsv").faults == ()


def test_none_exists_after_one_was_accepted_takes_nothing_back(tmp_path: Path) -> None:
    named = PLAN.replace('"World Bank"', '"United Nations Development Programme"')
    wanted = sought(plan(tmp_path, named))
    review = Review(merge(Table(), wanted, shipped(wanted), DAY).table, By(LATER))
    review.accept()
    review.none()
    (kept,) = review.table.of(State.ACCEPTED)
    (refused,) = review.table.of(State.REJECTED)
    assert kept.subject == refused.subject
    assert review.table.of(State.NONE_EXISTS) == ()
    assert parse_table(render_table(review.table).encode(), "t.tsv").faults == ()


@pytest.mark.parametrize("step", ["accept", "reject", "none", "skip"])
def test_each_step_can_be_undone(review: Review, step: str) -> None:
    before, left = review.table, review.left
    getattr(review, step)()
    assert review.left < left
    assert review.undo()
    assert (review.table, review.left) == (before, left)
    assert not review.undo()


def test_a_table_is_sound_after_any_decision(review: Review) -> None:
    for step in ("accept", "reject", "none"):
        getattr(review, step)()
        assert parse_table(render_table(review.table).encode(), "t.tsv").faults == ()
    assert review.current is None


def test_a_reviewer_stands_in_the_table_only_when_asked_to(review: Review) -> None:
    assert "reviewer_label" not in render_table(review.table)
    review.by = By(LATER, "Desk three")
    review.reject()
    assert "\treviewer_label\t" in render_table(review.table)


def test_what_was_decided_by_hand_is_not_seen_again(review: Review) -> None:
    text = render_table(review.table)
    line = next(line for line in text.split("\n") if "01s0tbj55" in line)
    by_hand = line.replace("semapv:LexicalMatching", "semapv:ManualMappingCuration")
    table = parse_table(f"{text}{by_hand}\n".encode(), "t.tsv").sound()
    assert ("bank", "https://ror.org/01s0tbj55") not in seen(Review(table, By(LATER)))
