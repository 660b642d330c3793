"""One line a finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from peertoc.validation import Findings
from peertoc.validation.formats import Layout, write
from tests.validation.formats.samples import ERROR, FEW, FILE, NOTHING, ONLY_UNCHECKED, WAIVED, hostile

HERE = Path(__file__).parent


@pytest.mark.parametrize("group_by", ["file", "phase", "check"])
def test_findings_read_as_in_the_golden_file(group_by: Any) -> None:
    golden = HERE / f"concise-by-{group_by}.txt"
    assert write(FEW, "concise", Layout(group_by=group_by)) == golden.read_text(encoding="utf-8")


def test_each_finding_is_one_line_whatever_its_title() -> None:
    text = write(hostile("one\ntwo\r\nthree\u2028four"), "concise")
    assert len(text.splitlines()) == 4 + 1 + 2


def test_colour_marks_how_grave_it_is() -> None:
    text = write(FEW, "concise", Layout(colour=True))
    assert f"\x1b[1;31merror[{ERROR.check}]\x1b[0m" in text
    assert f"\x1b[2mwaived warning[{WAIVED.check}]\x1b[0m" in text


def test_nothing_found_is_said_in_the_same_words_as_in_text() -> None:
    assert write(NOTHING, "concise") == write(NOTHING, "text")
    assert write(ONLY_UNCHECKED, "concise") == write(ONLY_UNCHECKED, "text") == "Nothing was checked.\n"


def test_a_baseline_is_named_where_it_left_something_out() -> None:
    summary = write(Findings((ERROR,), (FILE,), known=2), "concise").splitlines()[-2]
    assert summary == "1 error that the baseline does not have in 1 file."
