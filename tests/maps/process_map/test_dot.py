"""The drawn map: whole, in order, the same each time, whatever text stands on it."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from peertoc.maps import draw, map_drawing
from peertoc.maps.process_map.layout import GAP, lay_out
from peertoc.maps.process_map.setting import COLUMN
from peertoc.maps.process_map.values import Arrow
from tests.conftest import absent
from tests.maps.process_map.samples import (
    EXAMPLES,
    HARD,
    MARKUP,
    SVG,
    drawn,
    everywhere,
    guide,
    map_of,
    shown,
    told,
    written,
)

if TYPE_CHECKING:
    from peertoc.maps.process_map.values import ProcessMap

MANY = "<i> a ptoc:Initiative ; dcterms:title 'Many' . <s> a ptoc:Engagement ; " + (
    "dcterms:title 'All' ; ptoc:inPhase phase:sustained-contact ; ptoc:usesTool "
    + ", ".join(f"<tool-number-{number}>" for number in range(25))
    + " ."
)
CROSSING = "<i> a ptoc:Initiative ; dcterms:title 'Arrows' ; ptoc:risk " + (
    ", ".join(f"<r{number}>" for number in range(5))
    + " . "
    + " ".join(
        f"<r{number}> dcterms:title 'R{number}' ; ptoc:inPhase phase:{phase} ; ptoc:managedBy <m> ."
        for number, phase in enumerate(
            (
                "pre-foundational",
                "foundational-engagement",
                "sustained-contact",
                "learning-outcomes",
                "change-at-scale",
            )
        )
    )
    + " <m> dcterms:title 'M' ; ptoc:inPhase phase:pre-foundational, phase:foundational-engagement,"
    " phase:sustained-contact, phase:learning-outcomes, phase:change-at-scale ."
)


def maps() -> dict[str, ProcessMap]:
    made = {path.parent.name: map_of(path.read_text("utf-8")) for path in EXAMPLES}
    made |= {f"hard-{number}": everywhere(text) for number, text in enumerate(HARD)}
    made |= {"guide": guide(), "many": told(MANY), "crossing": told(CROSSING)}
    return {**made, "nothing": told("<i> a ptoc:Initiative .")}


MAPS = maps()


@pytest.mark.parametrize("name", MAPS)
def test_every_text_fits_in_its_box_as_graphviz_measures_it(name: str) -> None:
    if shutil.which("dot") is None:
        absent("Graphviz")
    dot = map_drawing(MAPS[name]).dot
    done = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    box = re.search(r'viewBox="0.00 0.00 ([\d.]+) ', done.stdout)
    assert box is not None
    assert 1234 < float(box[1]) < 1236, "something is wider than the grid"


@pytest.mark.parametrize("name", MAPS)
def test_the_picture_holds_every_part_in_the_order_in_which_it_is_read(name: str) -> None:
    drawing = map_drawing(MAPS[name])
    assert list(shown(MAPS[name])) == list(drawing.order)
    assert len(set(drawing.order)) == len(drawing.order)
    assert all(re.fullmatch(r"[a-z0-9-]+", id) for id in drawing.order)
    read = [id for id in drawing.order if id.startswith("phase-2")]
    assert read == ["phase-2", "phase-2-tools", "phase-2-risks", "phase-2-management"]


def test_the_same_map_is_the_same_bytes() -> None:
    for name in ("dot", "mmd", "svg", "png"):
        first, second = (draw(map_drawing(maps()["pempal-2012"]), name) for _ in range(2))
        assert first == second, name


@pytest.mark.parametrize("text", HARD, ids=["arabic", "chinese", "emoji", "markup", "long", "one word"])
def test_no_text_breaks_the_picture_or_runs_in_it(text: str) -> None:
    root = ElementTree.fromstring(drawn(everywhere(text)))
    assert not [
        element
        for element in root.iter()
        if element.tag.lower().endswith(("script", "image", "foreignobject"))
    ]
    links = {element.get("href", "") for element in root.iter(f"{SVG}a")}
    assert all(
        link.startswith(("https://w3id.org/peertoc/", "https://example.org/t/")) for link in links if link
    )


def test_markup_stands_on_the_picture_as_it_was_written() -> None:
    said = shown(everywhere(MARKUP))
    title = " ".join(map(str, said["title"]))  # type: ignore[call-overload]
    assert title == MARKUP.replace("\x07", "")


def test_an_address_that_could_run_is_no_link() -> None:
    map_ = told(
        "<i> a ptoc:Initiative . <s> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ;"
        " ptoc:usesTool <javascript:alert(1)>, <data:text/html,x> ."
    )
    picture = drawn(map_).decode()
    assert not re.search(r'href="(?!https://w3id\.org/peertoc/)', picture)
    assert "javascript:" not in map_drawing(map_).mermaid


def test_arrows_run_between_the_rows_and_none_lies_on_another() -> None:
    map_ = MAPS["crossing"]
    layout = lay_out(map_, "t", "s", 0)
    assert len(map_.arrows) == 25
    top, bottom = layout.frame(0, 2).bottom, layout.frame(0, 3).top
    upright: list[tuple[float, float, float]] = []
    level: list[tuple[float, float, float]] = []
    for arrow, path in zip(map_.arrows, layout.paths, strict=True):
        assert path[0][1] == top
        assert path[-1][1] == bottom
        for column, x in ((arrow.risks, path[0][0]), (arrow.management, path[-1][0])):
            left = column * (COLUMN + GAP)
            assert left + 12 < x < left + COLUMN - 12
        for (x1, y1), (x2, y2) in pairwise(path):
            if x1 == x2:
                upright.append((x1, min(y1, y2), max(y1, y2)))
            else:
                level.append((y1, min(x1, x2), max(x1, x2)))
    for lines in (upright, level):
        for number, (at, start, end) in enumerate(lines):
            for other, begins, ends in lines[number + 1 :]:
                assert at != other or end <= begins or ends <= start


def test_an_arrow_across_is_drawn_from_the_risks_to_an_earlier_phase() -> None:
    map_ = MAPS["invented-complete"]
    assert Arrow(4, 3, some=True) in map_.arrows
    dot = map_drawing(map_).dot
    assert '"phase-4-risks" -> "phase-3-management"' in dot


def test_a_box_holds_twenty_five_tools_and_counts_what_forty_leave_no_room_for() -> None:
    assert shown(MAPS["many"])["phase-2-tools"].count("●") == 25  # type: ignore[attr-defined]
    crowd = told(MANY.replace("<tool-number-0>", ", ".join(f"<crowd-{number}>" for number in range(100))))
    said = shown(crowd)["phase-2-tools"]
    assert "and 90 more" in said  # type: ignore[operator]
    assert "Crowd 99" in map_drawing(crowd).description


def test_what_is_missing_is_dashed_and_says_so_in_words() -> None:
    alone = "<r> dcterms:title 'R' ; ptoc:inPhase phase:sustained-contact ."
    said = shown(told(f"<i> a ptoc:Initiative ; ptoc:risk <r> . {alone}"))
    for id in ("phase-3-tools", "phase-3-risks", "phase-3-management", "unmanaged-2-2", "legend-missing"):
        assert any(str(part).startswith("stroke-dasharray=") for part in said[id]), id  # type: ignore[attr-defined]
    assert "TOOLS · MISSING" in said["phase-3-tools"]  # type: ignore[operator]


@pytest.mark.parametrize("text", HARD, ids=["arabic", "chinese", "emoji", "markup", "long", "one word"])
def test_what_is_settled_is_drawn_whatever_it_is_called(text: str) -> None:
    said = written(text)
    map_ = told(
        f"""<i> a ptoc:Initiative ; ptoc:peerProfile [ dcterms:title {said} ] ; ptoc:challenge <own> ;
            ptoc:answer [ ptoc:question question:P0.4 ; ptoc:text {said} ] .
        <own> a skos:Concept ; skos:prefLabel {said} ."""
    )
    assert "phase-0-tools" in shown(map_)
