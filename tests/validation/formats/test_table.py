"""CSV, read back by a reader of CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from peertoc.validation.formats import write
from peertoc.validation.formats.table import COLUMNS
from tests.validation.formats.samples import FEW, HOSTILE, ONLY_UNCHECKED, hostile

if TYPE_CHECKING:
    from peertoc.validation import Findings


def rows(findings: Findings) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(findings, "csv"), newline=""), strict=True))


def test_columns_are_the_keys_of_the_json_in_their_order() -> None:
    document = json.loads(write(FEW, "json"))
    assert (*(key for key in document["findings"][0] if key != "waiver"), "waiver_reason") == COLUMNS
    for row, finding in zip(rows(FEW), document["findings"], strict=False):
        for key in COLUMNS[:-2]:
            assert row[key] == ("" if finding[key] is None else str(finding[key]))


def test_every_row_ends_with_both_signs_and_has_every_column() -> None:
    text = write(FEW, "csv")
    assert text.count("\r\n") == text.count("\n") == 1 + len(FEW.findings) + len(FEW.unchecked)
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""))} == {len(COLUMNS)}


def test_a_waiver_gives_its_reason() -> None:
    assert [row["waiver_reason"] for row in rows(FEW) if row["waived"] == "true"] == [
        "They choose their own measure."
    ]
    assert {row["waived"] for row in rows(FEW)} == {"true", "false", ""}


def test_what_was_not_checked_is_a_row_without_a_check() -> None:
    found = [(row["check"], row["message"], row["file"], row["line"]) for row in rows(ONLY_UNCHECKED)]
    assert found == [
        ("", "A full stop is missing.", "plans/broken.ttl", "9"),
        ("", "plans/folder is a folder.", "plans/folder", ""),
        ("", "It took too long.", "", ""),
    ]


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_no_cell_is_a_formula(title: str) -> None:
    for row in rows(hostile(title)):
        for cell in row.values():
            assert cell.lstrip()[:1] not in set("=+-@\t\r＝＋－＠") - {""}


def test_an_apostrophe_keeps_a_formula_from_being_run() -> None:
    assert rows(hostile("=1+1"))[0]["focus_title"] == "'=1+1"
    assert rows(hostile("a=1"))[0]["focus_title"] == "a=1"
