"""Colours have one meaning each, and can be told apart from what lies behind them."""

from __future__ import annotations

import re

import pytest

from peertoc.maps.picture.palette import colour, palette
from tests.browser import contrast, rgb

INKS = {
    "tools-ink": "tools-ground",
    "risks-ink": "risks-ground",
    "management-ink": "management-ground",
    "missing-ink": "missing-ground",
    "missing-text": "missing-ground",
    "header-ink": "header-ground",
    "header-soft": "header-ground",
    "header-number": "header-ground",
    "ink": "page",
    "muted": "page",
    "line": "page",
    "focus": "page",
}


def test_every_role_has_a_light_colour_of_its_own() -> None:
    lights = [pair.light.lower() for pair in palette().values()]
    assert len(lights) == len(set(lights))


def test_colours_are_written_in_full() -> None:
    for pair in palette().values():
        assert re.fullmatch(r"#[0-9A-F]{6}", pair.light)
        assert re.fullmatch(r"#[0-9A-F]{6}", pair.dark)


@pytest.mark.parametrize(("ink", "ground"), INKS.items())
def test_text_can_be_read_on_its_ground_in_the_light_and_in_the_dark(ink: str, ground: str) -> None:
    one, other = palette()[ink], palette()[ground]
    assert contrast(rgb(one.light), rgb(other.light)) >= 4.5
    assert contrast(rgb(one.dark), rgb(other.dark)) >= 4.5


def test_a_role_that_does_not_exist_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        colour("no-such-role")
