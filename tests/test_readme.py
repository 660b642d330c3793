"""The tutorial of the README is run, command by command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from peertoc.catalogue.reading_concepts import read_concepts
from peertoc.cli import peertoc
from peertoc.errors import NoRenderer
from peertoc.maps import draw, guide_map, map_drawing
from tests.conftest import ROOT, absent

README = ROOT / "README.md"
DRAWING = ("peertoc map", "peertoc chain")
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
FILE = re.compile(r"<!-- file: (?P<name>[\w.-]+) -->\n```turtle\n(?P<text>.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n(?P<text>.*?)```", re.DOTALL)


def steps(text: str) -> list[tuple[str, str]]:
    """Split the blocks of a console into commands and what each prints."""
    found = []
    for block in CONSOLE.finditer(text):
        for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "SOURCE_DATE_EPOCH": "1767225600"}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.stdout


def can_draw() -> bool:
    """Tell whether pictures come out here as they should; they must in continuous integration."""
    said: list[str] = []
    with suppress(NoRenderer):
        draw(map_drawing(guide_map(read_concepts(), "en")), "svg", note=said.append)
        return not said
    return os.environ.get("PEERTOC_REQUIRE") == "all"


def described(svg: str) -> str:
    told = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    assert told is not None
    return told[1]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_shows_what_its_file_says_today(picture: Path) -> None:
    if not can_draw():
        absent("Graphviz with a font as wide as Arial")
    folder, _, kind = picture.stem.rpartition("-")
    args = ["map", "--guide"] if folder == "guide" else [kind, f"{ROOT}/examples/{folder}/initiative.ttl"]
    drawn = CliRunner().invoke(peertoc, [*args, "--today", "2026-01-01"])
    assert described(picture.read_text(encoding="utf-8")) == described(drawn.stdout)


def test_the_pictures_of_the_readme_are_there() -> None:
    named = set(re.findall(r"docs/pictures/([\w.-]+)", README.read_text(encoding="utf-8")))
    assert named
    assert named <= {picture.name for picture in PICTURES}


def test_the_first_two_commands_set_up_and_test() -> None:
    first = re.search(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert first is not None
    assert [line.split("#")[0].strip() for line in first[1].splitlines()] == ["scripts/demo", "scripts/test"]
    assert README.read_text(encoding="utf-8").index("```") == first.start()


def test_the_tutorial_prints_what_it_says(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    files = list(FILE.finditer(text))
    assert files
    for file in files:
        (tmp_path / file["name"]).write_text(file["text"], encoding="utf-8")
    commands = steps(text)
    assert len(commands) >= 6
    drawing = [command for command, _ in commands if command.startswith(DRAWING)]
    if not can_draw():
        commands = [each for each in commands if each[0] not in drawing]
    assert [(command, run(command, tmp_path)) for command, _ in commands] == commands
