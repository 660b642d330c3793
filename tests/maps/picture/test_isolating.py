"""Texts of different directions stand in one sentence without mixing."""

from __future__ import annotations

import pytest

from peertoc.cleaning import clean
from peertoc.maps.picture.isolating import closed, filled, isolate
from peertoc.maps.picture.lettering import is_rtl, width_of, wrap

ARABIC = "تعلم الأقران 2024"


def test_a_text_from_right_to_left_is_kept_apart_and_others_are_left_alone() -> None:
    assert isolate(ARABIC) == f"\u2068{ARABIC}\u2069"
    assert isolate("peers 2024") == "peers 2024"
    assert filled("Leads to {effect}.", effect=ARABIC) == f"Leads to \u2068{ARABIC}\u2069."


def test_a_sentence_that_begins_with_such_a_text_still_runs_as_it_is_written() -> None:
    text = filled("{initiative} · how it works", initiative=ARABIC)
    assert not is_rtl(text)
    assert text[0] == "\u200e"
    assert is_rtl(filled("{name}", name="x") + ARABIC) is False


def test_the_marks_survive_cleaning_where_each_part_ends_and_else_do_not() -> None:
    text = filled("A {b} c", b=ARABIC)
    assert clean(text) == text
    assert clean("open \u2068 only") == "open only"
    assert clean("\u2069 closed \u2066") == "closed"
    assert clean("\u200e\u2068 \u2069") == ""


@pytest.mark.parametrize("width", [30, 60, 200])
def test_every_line_closes_what_it_opens(width: int) -> None:
    text = filled("Leads to {effect}, and on.", effect=ARABIC * 3)
    for line in wrap(text, width, 10):
        assert line.count("\u2068") == line.count("\u2069")
    assert closed(["a \u2068b", "c\u2069 d"]) == ("a \u2068b\u2069", "\u2068c\u2069 d")


def test_the_marks_take_no_room() -> None:
    assert width_of(isolate(ARABIC), 10) == width_of(ARABIC, 10)
