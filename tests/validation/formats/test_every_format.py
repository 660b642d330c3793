"""What holds for every format: nothing moves a cursor, and the same findings give the same text."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import pytest

from peertoc.validation.formats import FORMATS, Layout, write
from tests.validation.formats.samples import ADVICE, FEW, HOSTILE, ONLY_UNCHECKED, hostile

# Turtle is written and tested elsewhere: its strings have escapes of their own.
HERE = [name for name in FORMATS if name != "turtle"]

PAGES = {"text", "concise", "github", "markdown"}

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def written(name: str, title: str) -> str:
    text = write(hostile(title), name)
    # Lines of CSV end with CR LF (RFC 4180, section 2.1).
    return text.replace("\r\n", "\n") if name == "csv" else text


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", HERE)
def test_no_control_character_gets_through(name: str, title: str) -> None:
    assert RAW.search(written(name, title)) is None


@pytest.mark.parametrize("name", HERE)
def test_the_same_findings_give_the_same_text(name: str) -> None:
    assert write(FEW, name) == write(FEW, name)
    assert write(FEW, name).endswith("\n")
    assert write(FEW, name).encode("utf-8")


@pytest.mark.parametrize("name", [name for name in HERE if name not in {"text", "concise"}])
def test_what_was_not_checked_stands_in_the_document(name: str) -> None:
    for fault in ONLY_UNCHECKED.unchecked:
        assert fault.message in write(ONLY_UNCHECKED, name)


@pytest.mark.parametrize("name", [name for name in HERE if name not in PAGES])
def test_a_document_without_files_is_valid(name: str) -> None:
    text = write(ONLY_UNCHECKED, name)
    if name in {"json", "sarif"}:
        assert json.loads(text)
    elif name == "jsonl":
        assert len([json.loads(line) for line in text.splitlines()]) == 4
    elif name == "csv":
        assert len(list(csv.reader(io.StringIO(text, newline="")))) == 4
    else:
        assert ET.fromstring(text).attrib["errors"] == "3"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_people_are_shown_no_more_than_they_asked_for(name: str) -> None:
    text = write(FEW, name, Layout(most=1))
    assert "… and 5 findings more: " in text
    assert ADVICE.message not in text
