"""A picture whose letters would be empty boxes is refused; wider letters than those measured are told."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from peertoc.errors import Undrawn
from peertoc.maps import draw
from peertoc.maps.picture.rendering import how_to_install
from tests.conftest import absent
from tests.maps.picture.drawn import sample
from tests.maps.picture.standing_in import posix, write_program

if TYPE_CHECKING:
    from pathlib import Path


def write_dot_that_measures(stand_in: Path, narrow: float, wide: float) -> None:
    """Let dot draw as ever, and say of the two words of the probe how many inches wide they are."""
    real = shutil.which("dot", path=f"{os.defpath}{os.pathsep}/usr/local/bin")
    if real is None:
        absent("dot")
    rows = f"node {'i' * 10} 1 1 {narrow} 0.3 x\nnode {'W' * 10} 1 1 {wide} 0.3 x"
    write_program(
        stand_in, f'[ "$1" = -Tplain ] && printf \'graph 1 1 1\n{rows}\nstop\n\' || exec {real} "$@"'
    )


@posix
@pytest.mark.parametrize("format", ["png", "pdf"])
def test_a_picture_of_empty_boxes_for_letters_is_refused(stand_in: Path, format: str) -> None:
    write_dot_that_measures(stand_in, 2.0, 2.0)
    with pytest.raises(Undrawn, match="There is no font on this machine") as caught:
        draw(sample(), format)
    assert how_to_install("fonts") in caught.value.help


@posix
def test_an_svg_brings_no_letters_so_a_note_is_enough(stand_in: Path) -> None:
    write_dot_that_measures(stand_in, 2.0, 2.0)
    notes: list[str] = []
    assert b"</svg>" in draw(sample(), "svg", note=notes.append)
    assert [note.partition(":")[0] for note in notes] == ["note"]


@posix
@pytest.mark.parametrize(("narrow", "wide", "told"), [(0.43, 1.83, 0), (0.55, 1.92, 1)])
def test_letters_wider_than_those_of_arial_are_told(
    stand_in: Path, narrow: float, wide: float, told: int
) -> None:
    write_dot_that_measures(stand_in, narrow, wide)
    notes: list[str] = []
    draw(sample(), "png", note=notes.append)
    assert len(notes) == told


def test_a_picture_drawn_with_letters_as_wide_as_arial_needs_no_note(renderer: str) -> None:
    notes: list[str] = []
    draw(sample(("x",)), "png", note=notes.append)
    assert notes == []
