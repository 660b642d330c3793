"""The map in words and as Mermaid: golden files, and nothing that the picture has is left out."""

from __future__ import annotations

import pytest

from peertoc.maps import map_drawing
from tests.maps.process_map.samples import HARD, HERE, INVENTED, everywhere, golden, guide, map_of, told


@pytest.mark.parametrize("name", golden())
def test_the_invented_example_is_told_as_in_the_golden_file(name: str) -> None:
    assert golden()[name] == (HERE / name).read_text("utf-8")


def test_the_words_hold_every_item_and_every_note() -> None:
    for map_ in (guide(), map_of(INVENTED.read_text("utf-8")), told("<i> a ptoc:Initiative .")):
        description = map_drawing(map_).description
        for column in map_.columns:
            assert f"Phase {column.number}, {column.name}: {column.count}." in description
            for box in column.boxes:
                assert box.note in description
                assert all(item.text.removesuffix(".") in description for item in box.items)


def test_what_stands_in_no_phase_is_told_at_the_end() -> None:
    map_ = told(
        "<i> a ptoc:Initiative ."
        " <s> a ptoc:Engagement ; dcterms:title 'Talk' ; ptoc:usesTool tool:site-visits ."
    )
    lines = map_drawing(map_).description.splitlines()
    assert lines[-2:] == [
        "Not on the map, because no phase is given:",
        "The tool “Site visits” is used by “Talk”.",
    ]


@pytest.mark.parametrize("text", HARD, ids=["arabic", "chinese", "emoji", "markup", "long", "one word"])
def test_mermaid_holds_no_sign_of_a_text_that_it_would_read_as_its_own(text: str) -> None:
    mermaid = map_drawing(everywhere(text)).mermaid
    assert mermaid.startswith("flowchart LR\n")
    lines = [line for line in mermaid.splitlines() if not line.startswith("  accTitle: ")]
    for line in lines:
        assert not [sign for sign in ("<script", "<b>", "\\", "&amp", "\x07") if sign in line]
        assert line.count('"') in (0, 2), line
