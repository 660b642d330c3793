"""What a person reads: the manners of a compiler."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from peertoc.errors import Malformed, Unreadable
from peertoc.place import Place
from peertoc.validation import Finding, Findings
from peertoc.validation.formats import Layout, write
from peertoc.validation.formats.text import render_fault
from tests.validation.formats.samples import FILE, WARNING


def finding(source: str, start: int, end: int, **more: Any) -> Finding:
    place = Place("plan.ttl", 7, start, 7, end)
    return Finding(
        place, "a-check", "Something is missing.", "error", "chain", help="Add it.", source=source, **more
    )


def excerpt(source: str, start: int, end: int) -> list[str]:
    lines = write(Findings((finding(source, start, end),), ("plan.ttl",)), "text").splitlines()
    return [line.removeprefix("  | ").removeprefix("7 | ") for line in lines[3:5]]


@pytest.mark.parametrize(
    ("source", "start", "end", "carets"),
    [
        ("<a> a <b> .", 1, 4, "^^^"),
        ("  <a> a <b> .", 3, 6, "  ^^^"),
        ("\t<a> a <b> .", 2, 5, "    ^^^"),
        ('"財政" <b> .', 6, 9, "       ^^^"),
        ("é\u0301 <b> .", 4, 7, "  ^^^"),
        ("<a>", 4, 4, "   ^"),
    ],
)
def test_carets_stand_under_what_they_mark(source: str, start: int, end: int, carets: str) -> None:
    assert excerpt(source, start, end)[1] == carets


def test_a_long_line_is_cut_around_the_place() -> None:
    shown, carets = excerpt("x" * 5000 + "<bad>" + "y" * 5000, 5001, 5006)
    assert len(shown) <= 125
    assert shown[carets.index("^") : carets.index("^") + 5] == "<bad>"
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_a_text_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    place = Place("plan.ttl", 7, 5, 9, 2)
    one = Finding(place, "a-check", "Wrong.", "error", "chain", source='abc """long')
    assert "    ^^^^^^^\n" in write(Findings((one,), ("plan.ttl",)), "text")


def test_what_a_terminal_would_obey_is_shown_and_not_sent() -> None:
    hostile = finding("a \x1b[2J b", 1, 2, focus_title="x\x1b]0;y\x07\u202e")
    shown = write(Findings((hostile,), ("plan.ttl",)), "text")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\x1b" in shown


def test_the_summary_counts_and_says_where_to_start() -> None:
    grave, mild = finding("<a>", 1, 4), Finding(Place("a.ttl", 1, 1), "b-check", "Mild.", "warning", "chain")
    shown = write(Findings((mild, grave), ("a.ttl", "plan.ttl")), "text").splitlines()
    assert shown[-2:] == [
        "1 error, 1 warning in 2 files.",
        "Start with plan.ttl:7:1; why it matters: peertoc explain a-check",
    ]
    assert write(Findings((), ("a.ttl",)), "text").startswith("No findings in 1 file.")


def test_a_fault_shows_its_line_and_its_cure() -> None:
    fault = Malformed("A dot is missing.", place=Place("a.ttl", 2, 3, 2, 4), source="a b c", help="Add one.")
    assert render_fault(fault) == (
        "error: A dot is missing.\n  --> a.ttl:2:3\n  |\n2 | a b c\n  |   ^\n   = help: Add one.\n"
    )
    plain = Unreadable("It is a folder.", place=Place("a"))
    assert render_fault(plain) == "error: It is a folder.\n  --> a\n"


def test_unchecked_input_is_2_whatever_was_found() -> None:
    fault = Unreadable("It is a folder.", place=Place("a"))
    assert Findings((), (), (fault,)).exit_code() == 2
    assert Findings((finding("x", 1, 2),), ("a",), (fault,)).exit_code("never") == 2
    assert Findings((finding("x", 1, 2),), ("a",)).exit_code("advice") == 1
    assert Findings((finding("x", 1, 2),), ("a",)).exit_code("never") == 0


def test_where_much_was_found_it_is_counted_by_check_and_by_phase() -> None:
    many = tuple(
        replace(WARNING, place=Place(FILE, number + 1), check=f"check-{number % 7}") for number in range(45)
    )
    text = write(Findings(many, (FILE,)), "text", Layout(most=3))
    assert "45 warnings in 1 file.\nBy check: 7 check-0; 7 check-1; 7 check-2; 6 check-3; 6 check-4;" in text
    assert "; 12 of 2 other checks.\nBy phase: 45 " in text
    assert "By check" not in write(Findings(many[:40], (FILE,)), "text")
