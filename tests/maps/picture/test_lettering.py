"""Texts are measured, broken into lines and cleaned, in whatever script they are written."""

from __future__ import annotations

import unicodedata

import pytest

from peertoc.cleaning import clean
from peertoc.maps.picture.lettering import graphemes, is_rtl, width_of, wrap
from tests.maps.picture.drawn import HARD


def test_widths_are_those_of_arial() -> None:
    assert width_of("W", 1000) == pytest.approx(943.8, abs=0.1)
    assert width_of("i", 1000) == pytest.approx(222.2, abs=0.1)
    assert width_of("i", 1000, bold=True) == pytest.approx(277.8, abs=0.1)
    assert width_of("peers", 12) == pytest.approx(sum(width_of(sign, 12) for sign in "peers"))
    assert width_of("", 12) == 0


def test_signs_without_known_widths_are_taken_as_wide() -> None:
    assert width_of("日", 10) == 10
    assert width_of("😀", 10) >= 12
    assert width_of("﷽", 10) >= 100
    assert width_of("e\u0301", 10) == width_of("e", 10)


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("width", [40, 120, 400])
def test_no_line_is_wider_than_asked_and_no_sign_is_lost(text: str, width: float) -> None:
    found = wrap(text, width, 10)
    for line in found:
        assert width_of(line, 10) <= width or len(list(graphemes(line))) == 1
    assert "".join(found).replace(" ", "") == clean(text).replace(" ", "")


def test_lines_break_at_spaces_hyphens_and_slashes() -> None:
    assert wrap("peers report back", 40, 10) == ("peers", "report", "back")
    assert wrap("cash-management", 60, 10) == ("cash-", "management")
    assert wrap("Training/coaching", 50, 10) == ("Training/", "coaching")
    assert wrap("from 2.1-3.5", 40, 10) == ("from", "2.1-3.5")
    assert wrap("below -5", 40, 10) == ("below -5",)


def test_a_word_wider_than_a_line_is_cut_and_others_are_not() -> None:
    assert wrap("a " + "W" * 8, 40, 10) == ("a", "WWWW", "WWWW")
    assert wrap("peers", 200, 10) == ("peers",)
    assert wrap("", 40, 10) == ()
    assert wrap(" \n ", 40, 10) == ()


def test_chinese_and_japanese_break_between_signs_but_not_before_a_full_stop() -> None:
    found = wrap("日本語の文。", 51, 10)
    assert found == ("日本語の", "文。")


def test_no_line_begins_or_ends_within_what_a_reader_takes_for_one_sign() -> None:
    family, flag, accented = "👩‍👩‍👧‍👦", "🇫🇷", "e\u0301"
    assert list(graphemes(f"{family}{flag}{flag}{accented}")) == [family, flag, flag, accented]
    assert wrap(family * 3, 60, 10) == (family,) * 3
    assert list(graphemes("กเก")) == ["ก", "เก"]
    for width in range(20, 60):
        assert not [line for line in wrap("เพื่อการเงินและไทย", width, 10) if line[-1] in "เแโใไ"]


def test_with_a_number_of_lines_the_last_says_that_it_was_cut() -> None:
    found = wrap("one two three four five six", 50, 10, most=2)
    assert len(found) == 2
    assert found[-1].endswith("…")
    assert all(width_of(line, 10) <= 50 for line in found)
    assert wrap("one", 50, 10, most=2) == ("one",)
    assert wrap("word" * 40, 50, 10, most=1)[0].endswith("…")


def test_bold_text_is_wider_and_breaks_earlier() -> None:
    assert width_of("management", 12, bold=True) > width_of("management", 12)


@pytest.mark.parametrize("text", HARD)
def test_cleaned_text_holds_nothing_unseen_and_cleaning_it_again_changes_nothing(text: str) -> None:
    found = clean(text)
    assert clean(found) == found
    assert not {unicodedata.category(sign) for sign in found} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(found) & set("\u202e\u202a\u2066\ufeff\ufffe\uffff\u200b")
    found.encode()


def test_marks_piled_upon_a_letter_are_thinned_and_joiners_stay_where_they_join() -> None:
    assert clean("x" + "\u0301" * 50) == "x" + "\u0301" * 3
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("\u200d \u200b") == ""


def test_the_first_letter_with_a_direction_tells_that_of_the_text() -> None:
    assert is_rtl("3. مرحبا")
    assert is_rtl("שלום English")
    assert not is_rtl("English שלום")
    assert not is_rtl("123")
