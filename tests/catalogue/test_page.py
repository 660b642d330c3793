"""Lines and columns are those that one finds by going through the text from its start."""

from __future__ import annotations

import random
import re

import pytest

from peertoc.catalogue import page as pages
from peertoc.catalogue.page import Page


def some_text(chance: random.Random, ends: list[str]) -> str:
    pieces = ["ab", "é", "", *ends, *ends]
    return "".join(chance.choice(pieces) for _ in range(chance.randrange(60)))


@pytest.mark.parametrize("stretch", [1, 4, 16_384])
@pytest.mark.parametrize("ends", [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r", "\u2028", "\f"]])
def test_each_offset_has_its_line_and_column(
    stretch: int, ends: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_STRETCH", stretch)
    chance = random.Random(1)
    for _ in range(60):
        text = some_text(chance, ends)
        page = Page("a", text)
        starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text))]
        for offset in chance.sample(range(len(text) + 1), len(text) + 1):
            line = max(number for number, start in enumerate(starts, 1) if start <= offset)
            assert page.position(offset) == (line, offset - starts[line - 1] + 1)
            assert page.offset(*page.position(offset)) == offset
        lines = re.split("\r\n|\n|\r", text)
        assert list(page.lines()) == [page.line(number) for number in range(1, len(starts) + 1)] == lines
        for beyond in (-1, 0, len(starts) + 1):
            assert page.line(beyond) == ""
            assert page.offset(beyond, 1) == len(text)


def test_to_find_one_line_few_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page("a", "some words\n" * 100_000)
    assert page.line(70_000) == "some words"
    assert page.position(11 * 70_000) == (70_001, 1)
    assert sum(map(len, page._known.values())) < 5_000
