"""Names, dates and lists are put together so that they can be read aloud."""

from pathlib import Path

import pytest

from peertoc.model import Date
from peertoc.outline import phrases
from peertoc.outline.phrasing import capital, listed, noted, on, period, spoken, tidy


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2021-03-01", "1 March 2021"),
        ("2021-03-01Z", "1 March 2021"),
        ("2021-12-31+02:00", "31 December 2021"),
        ("2021-03", "March 2021"),
        ("2021", "2021"),
        (" 2021 ", "2021"),
        ("2021-13", "2021-13"),
        ("2021-03-01T10:00:00", "2021-03-01T10:00:00"),
        ("spring\n2021", "spring 2021"),
        ("", ""),
    ],
)
def test_a_date_is_said_in_words_and_a_strange_one_as_written(written: str, said: str) -> None:
    assert spoken(Date(written)) == said


def test_a_day_is_told_with_on_and_a_month_with_in() -> None:
    assert on(Date("2021-03-01")) == "on 1 March 2021"
    assert on(Date("2021-03")) == "in March 2021"
    assert on(Date("2021")) == "in 2021"
    assert on(None) == ""


def test_a_period_is_told_by_the_ends_that_are_known() -> None:
    start, end = Date("2021"), Date("2022-05")
    assert period(start, end) == "2021 to May 2022"
    assert period(start, None) == "from 2021"
    assert period(None, end) == "until May 2022"
    assert period(None, None) == ""
    assert period(end, end) == "May 2022"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a, b", "c"], "a, b; and c"),
        (["A one.", "a two."], "A one and a two."),
        (["a and b", "c", "d"], "a and b; c; and d"),
    ],
)
def test_things_are_listed_with_a_longer_pause_where_one_holds_a_pause(parts: list[str], said: str) -> None:
    assert listed(parts) == said


def test_notes_stand_in_brackets() -> None:
    assert noted("visits", "", "planned", "2021") == "visits (planned; 2021)"
    assert noted("visits", "") == "visits"
    assert noted("They visit.", "planned") == "They visit (planned)"


def test_a_heading_begins_with_a_capital_and_a_text_stays_on_its_line() -> None:
    assert capital("site visits") == "Site visits"
    assert capital("") == ""
    assert tidy("  one\n\t two ") == "one two"


def test_every_phrase_is_said_somewhere() -> None:
    folder = Path(phrases.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "phrases.py")
    names = [name for name in vars(phrases) if name.isupper()]
    assert [name for name in names if f"phrases.{name}" not in code] == []
    assert len(names) > 100
