"""The tutorial of the README is run, command by command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

README = ROOT / "README.md"
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
    assert [(command, run(command, tmp_path)) for command, _ in commands] == commands
