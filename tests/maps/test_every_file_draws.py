"""Every example and every good file of a check is drawn without a warning, by each thing that can draw."""

from __future__ import annotations

import subprocess
from functools import cache
from typing import Final

import pytest

from peertoc.catalogue import find_sources, read, read_initiatives
from peertoc.catalogue.reading import read_labels
from peertoc.catalogue.reading_concepts import read_concepts
from peertoc.maps import Drawing, chain_of, draw_chain, map_drawing, process_map_of
from peertoc.maps.picture.renderers import renderers
from tests.conftest import ROOT, absent

FILES: Final = sorted((*ROOT.glob("examples/*/*.ttl"), *ROOT.glob("shapes/*/good.ttl")))


@cache
def drawings() -> tuple[Drawing, ...]:
    """Draw every file in three ways; files that look alike are drawn once."""
    found: dict[str, Drawing] = {}
    for source in find_sources([str(path) for path in FILES]):
        assert not isinstance(source, Exception)
        for initiative in read_initiatives(read(source)):
            picture = chain_of(initiative, read_labels(), gaps=(), lang="en")
            ways = (
                map_drawing(process_map_of(initiative, read_concepts(), "en")),
                draw_chain(picture, "LR"),
                draw_chain(picture, "TB"),
            )
            found |= {drawing.dot: drawing for drawing in ways}
    return tuple(found.values())


def test_there_are_many_different_pictures() -> None:
    assert len(FILES) >= 64
    assert len(drawings()) >= 30


@pytest.mark.parametrize("name", ["dot", "pygraphviz"])
def test_each_is_drawn_without_a_warning(name: str) -> None:
    renderer = next((each for each in renderers() if each.name == name), None)
    if renderer is None:
        absent(name)
        return
    for drawing in drawings():
        done = subprocess.run(
            renderer.line("svg"), input=drawing.dot.encode(), capture_output=True, timeout=60, check=True
        )
        # The fonts of the machine may be set up for a newer fontconfig than the one inside pygraphviz.
        told = [line for line in done.stderr.decode().splitlines() if not line.startswith("Fontconfig")]
        assert told == [], drawing.title
        assert done.stdout.rstrip().endswith(b"</svg>")
