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
        "Not on the map, because no phase of the guide is given:",
        "The step “Talk” uses “Site visits”.",
    ]


@pytest.mark.parametrize("text", HARD, ids=["arabic", "chinese", "emoji", "markup", "long", "one word"])
def test_mermaid_holds_no_sign_of_a_text_that_it_would_read_as_its_own(text: str) -> None:
    mermaid = map_drawing(everywhere(text)).mermaid
    assert mermaid.startswith("flowchart LR\n")
    told_ = [line for line in mermaid.splitlines() if line.startswith(("  accTitle: ", "  accDescr: "))]
    assert len(told_) == 2
    assert not [sign for line in told_ for sign in (";", "#", "{", "}", "<", ">", "%%") if sign in line]
    for line in mermaid.splitlines():
        if line in told_:
            continue
        assert not [sign for sign in ("<script", "<b>", "\\", "&amp", "\x07") if sign in line]
        assert line.count('"') in (0, 2, 4), line


def test_mermaid_describes_the_map_in_words_on_one_line() -> None:
    drawing = map_drawing(map_of(INVENTED.read_text("utf-8")))
    (line,) = (line for line in drawing.mermaid.splitlines() if line.startswith("  accDescr: "))
    assert "Five phases from left to right" in line
    assert "Arrow: some of the risks of “Change at scale” are managed in the same phase." in line


def test_mermaid_leads_each_box_to_its_one_term_or_to_its_phase() -> None:
    lines = map_drawing(
        told(
            """<i> a ptoc:Initiative . <s> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ;
            ptoc:usesTool tool:site-visits ."""
        )
    ).mermaid.splitlines()
    clicks = {line.split()[1]: line.split()[3].strip('"') for line in lines if line.startswith("  click ")}
    assert len(clicks) == 15
    assert clicks["phase-2-tools"] == "https://w3id.org/peertoc/tool/site-visits"
    assert clicks["phase-2-risks"].startswith("https://w3id.org/peertoc/question/P2")
    assert clicks["phase-0-risks"] == "https://w3id.org/peertoc/phase/pre-foundational"


def test_a_step_without_a_phase_of_the_guide_is_told_below_the_map() -> None:
    map_ = told(
        """<i> a ptoc:Initiative . <s> a ptoc:Engagement ; dcterms:title "Talk" .
        <t> a ptoc:Engagement ; dcterms:title "Walk" ; ptoc:inPhase phase:harvest ;
            ptoc:usesTool tool:site-visits . <u> a ptoc:Input ."""
    )
    assert set(map_.notes) == {
        "The step “Talk”",
        "The step “Walk” (said to be in “harvest”) uses “Site visits”",
        "A step without a title",
    }
