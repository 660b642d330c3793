"""Every picture of every example in a browser: quiet, readable, nothing outside its box, no fault for axe."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Final

import click
import pytest
from click.testing import CliRunner

from peertoc.cli.chain import chain
from peertoc.cli.front import Front
from peertoc.cli.map import map_
from tests.browser import Media, Scheme, chromium, look_at
from tests.conftest import ROOT, absent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

EXAMPLES: Final = sorted((ROOT / "examples").glob("*/initiative.ttl"))
LOOKS: Final[tuple[tuple[Scheme, Media], ...]] = (("light", "screen"), ("dark", "screen"), ("dark", "print"))
KINDS: Final = ("map", "chain --direction LR", "chain --direction TB")


@click.group(cls=Front)
def program() -> None:
    """Stand for peertoc, with the commands that draw."""


program.add_command(map_)
program.add_command(chain)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def measure(browser: Browser, tmp_path: Path, *args: str) -> None:
    """Draw, open on a light and on a dark screen and as it is printed, and let nothing pass."""
    picture = tmp_path / "picture.svg"
    done = CliRunner().invoke(program, [*args, "-q", "-o", str(picture)])
    assert (done.exit_code, done.stderr) == (0, "")
    for scheme, media in LOOKS:
        with look_at(browser, picture, scheme, media) as look:
            assert look.said == []
            assert look.asked_for == [picture.as_uri()]
            assert look.faint() == []
            assert look.overflowing() == []
            assert look.overlapping() == []
            assert look.violations() == []


def test_there_are_examples_to_look_at() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_picture_of_an_example_can_be_read_by_everyone(
    browser: Browser, tmp_path: Path, example: Path, kind: str
) -> None:
    measure(browser, tmp_path, *kind.split(), str(example))


def test_the_figure_of_the_guide_can_be_read_by_everyone(browser: Browser, tmp_path: Path) -> None:
    measure(browser, tmp_path, "map", "--guide")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_drawn_by_the_other_renderer_can_be_read_by_everyone(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    if importlib.util.find_spec("pygraphviz") is None or not sys.executable:
        absent("pygraphviz")
    monkeypatch.setenv("PATH", str(tmp_path))
    measure(browser, tmp_path, *kind.split(), str(ROOT / "examples/invented-complete/initiative.ttl"))
