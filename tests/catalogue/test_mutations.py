"""Broken files end with a sentence, whatever breaks them; what ever did otherwise stands in ``found/``."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertoc.catalogue import FORMATS, find_sources
from peertoc.errors import Unreadable
from tests.catalogue.mutation import exercise, mutant

COUNT = 2_000
PARTS = 4
SEED = 1

FOUND = sorted((Path(__file__).parent / "found").iterdir())


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("format", FORMATS)
def test_a_mutant_is_read_or_refused_in_words(format: str, part: int, tmp_path: Path) -> None:
    path = tmp_path / f"mutant{FORMATS[format].extensions[0]}"
    read = 0
    for number in range(part, COUNT, PARTS):
        path.write_bytes(mutant(format, SEED, number))
        try:
            read += exercise(path, format)
        except Exception as fault:
            raise AssertionError(f"mutant {format}/{SEED}/{number} ended in {fault!r}") from fault
    # Neither all nor none: the mutants are near enough to good files to try every part of the reader.
    assert COUNT // PARTS * 0.02 < read < COUNT // PARTS * 0.6


def test_the_same_numbers_make_the_same_mutant_and_others_make_another() -> None:
    assert mutant("turtle", 1, 2) == mutant("turtle", 1, 2)
    assert len({mutant("turtle", 1, number) for number in range(50)}) > 45


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_once_is_not_found_again(path: Path) -> None:
    (source,) = find_sources([str(path)])
    assert not isinstance(source, Unreadable)
    exercise(path, source.format)
