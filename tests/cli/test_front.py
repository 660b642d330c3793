"""The manners of the command line: exit codes, suggestions, streams."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from peertoc import __version__
from peertoc.cli import peertoc
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

BAD = ROOT / "shapes" / "learning-goes-home" / "bad.ttl"
GOOD = ROOT / "shapes" / "learning-goes-home" / "good.ttl"
ADVISED = ROOT / "shapes" / "risk-unmanaged" / "bad.ttl"
README = ROOT / "README.md"
PROGRAM = (sys.executable, "-m", "peertoc")
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "SOURCE_DATE_EPOCH"}
}


def run(*args: str | Path, **kwargs: object) -> subprocess.CompletedProcess[str]:
    settings = {"capture_output": True, "text": True, "env": ENVIRONMENT, "check": False, **kwargs}
    return subprocess.run([*PROGRAM, *(str(arg) for arg in args)], **settings)  # type: ignore[call-overload, no-any-return]


def test_nothing_grave_is_0_something_grave_is_1_and_what_cannot_be_done_is_2() -> None:
    cases = [(f"{GOOD}", 0), (f"{BAD}", 1), (f"{ADVISED}", 0), (f"{ADVISED} --fail-on warning", 1)]
    cases += [(f"{BAD} --fail-on never", 0), ("no-such.ttl", 2), (f"{BAD} no-such.ttl", 2)]
    for args, code in cases:
        assert CliRunner().invoke(peertoc, ["validate", *args.split()]).exit_code == code, args


def test_one_bad_input_does_not_keep_the_others_from_being_checked() -> None:
    done = CliRunner().invoke(peertoc, ["validate", "no-such.ttl", str(BAD)])
    assert "error[learning-goes-home]" in done.stdout
    assert "no-such.ttl" in done.stderr
    assert done.exit_code == 2


def test_a_typing_slip_is_answered_with_the_nearest_name() -> None:
    assert "Did you mean “validate”?" in CliRunner().invoke(peertoc, ["valdate"]).stderr
    done = CliRunner().invoke(peertoc, ["validate", "--select", "lerning-goes-home", str(BAD)])
    assert "Did you mean “learning-goes-home”?" in done.stderr
    assert done.exit_code == 2
    done = CliRunner().invoke(peertoc, ["explain", "risk-unmanged"])
    assert "Did you mean “risk-unmanaged”?" in done.stderr
    assert done.exit_code == 2


def test_the_version_is_that_of_the_package() -> None:
    assert CliRunner().invoke(peertoc, ["--version"]).stdout == f"peertoc {__version__}\n"


def leaves(group: click.Group, *above: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """List the commands, also those within a command, with the words that call them."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, *above, name)
        else:
            yield (*above, name), command


def test_every_command_has_help_that_tells_what_it_does_and_the_common_options() -> None:
    for words, command in leaves(peertoc):
        done = CliRunner().invoke(peertoc, [*words, "--help"])
        assert done.exit_code == 0
        assert command.get_short_help_str()
        for option in ("--lang", "--color", "--today", "--quiet", "--debug"):
            assert option in done.stdout, (words, option)


def test_every_command_of_the_readme_is_one_that_exists() -> None:
    named = set(re.findall(r"(?:^\$ |`)peertoc ([a-z]+)\b", README.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= set(peertoc.commands)
    assert {"new", "show", "validate", "explain", "checks"} <= named


def test_colour_is_for_terminals_and_for_those_who_ask() -> None:
    assert "\x1b[" not in run("validate", BAD).stdout
    assert "\x1b[" in run("validate", BAD, "--color", "always").stdout


@pytest.mark.parametrize(
    ("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_unless_it_says_no(setting: dict[str, str], coloured: bool) -> None:
    leader, follower = os.openpty()
    environment = {**ENVIRONMENT, "TERM": "xterm", **setting}
    done = subprocess.run(
        [*PROGRAM, "validate", str(BAD)], stdout=follower, stderr=subprocess.PIPE, env=environment
    )
    os.close(follower)
    printed = os.read(leader, 100_000)
    os.close(leader)
    assert done.returncode == 1
    assert (b"\x1b[" in printed) is coloured


def test_a_closed_pipe_says_nothing() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run("validate", BAD, capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert done.stderr == ""
    assert done.returncode == 1


def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = run("validate", BAD, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.stderr.startswith("error: The output could not be written: no space left on device.\n")
    assert done.returncode == 2
    done = run("validate", BAD, "-o", "/dev/full")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert Path("/dev/full").is_char_device()


def test_a_file_that_grows_too_large_leaves_nothing_behind(tmp_path: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    target = tmp_path / "out.txt"
    target.write_text("what was there", encoding="utf-8")
    done = run("validate", BAD, "-o", target, preexec_fn=small)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert target.read_text(encoding="utf-8") == "what was there"


def test_ctrl_c_ends_with_130_and_no_words() -> None:
    # What runs in the background of a shell is started with this signal ignored.
    process = subprocess.Popen(
        [*PROGRAM, "validate", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in said


def test_output_goes_to_a_file_whole_and_says_so(tmp_path: Path) -> None:
    done = run("validate", BAD, "-o", tmp_path / "out.txt")
    assert done.stdout == ""
    assert done.stderr == f"written to {tmp_path / 'out.txt'}\n"
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == run("validate", BAD).stdout
    assert run("validate", BAD, "-q", "-o", tmp_path / "out.txt").stderr == ""


def test_standard_input_is_turtle_and_is_called_stdin() -> None:
    done = run("validate", "-", input=BAD.read_text(encoding="utf-8"))
    assert "<stdin>:" in done.stdout
    assert done.returncode == 1


def test_a_folder_in_place_of_an_output_is_one_sentence(tmp_path: Path) -> None:
    done = run("validate", BAD, "-o", tmp_path)
    assert done.returncode == 2
    assert "is a folder" in done.stderr


def test_a_date_that_is_none_is_told_how_to_write_one() -> None:
    done = CliRunner().invoke(peertoc, ["new", "Peers", "-o", "-", "--today", "tomorrow"])
    assert done.exit_code == 2
    assert "2026-01-31" in done.stderr


def test_an_error_of_the_program_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("peertoc.starter.starter", broken)
    done = CliRunner().invoke(peertoc, ["new", "Peers", "-o", "-"])
    assert done.exit_code == 2
    assert "fault of the program" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_on_a_full_disk_is_one_sentence(option: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(option, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.stderr.startswith("error: The output could not be written")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 2


def test_a_strange_date_of_the_environment_is_left_aside() -> None:
    for strange in ("99999999999999999", "soon", "-1e9", ""):
        done = run("new", "Peers", "-o", "-", env={**ENVIRONMENT, "SOURCE_DATE_EPOCH": strange})
        assert done.returncode == 0, done.stderr


def test_without_standard_streams_the_code_is_all_there_is() -> None:
    shell = f"{sys.executable} -m peertoc validate {BAD} >&- 2>&-"
    assert subprocess.run(shell, shell=True, check=False).returncode == 1
    shell = f"{sys.executable} -m peertoc validate no-such.ttl >&- 2>&-"
    assert subprocess.run(shell, shell=True, check=False).returncode == 2


def test_what_goes_to_a_file_or_pipe_is_utf_8_whatever_the_locale() -> None:
    bare = {**ENVIRONMENT, "PYTHONIOENCODING": "ascii"}
    done = run("new", "Éa 研", "-o", "-", env=bare, encoding="utf-8")
    assert '"Éa 研"@en' in done.stdout


def test_the_ending_of_the_output_chooses_how_it_is_written(tmp_path: Path) -> None:
    assert run("show", GOOD, "-o", tmp_path / "a.json").returncode == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["version"] == 1
    assert run("checks", "-o", tmp_path / "b.json").returncode == 0
    assert len(json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["checks"]) >= 8
    for args in (("validate", GOOD), ("show", GOOD), ("new", "Peers"), ("explain", "no-evaluation")):
        done = run(*args, "-o", tmp_path / "c.pdf")
        assert done.stderr.startswith("error: This command writes no .pdf file.")
        assert done.returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.json"]


def test_what_is_asked_wrongly_is_told_in_our_own_form() -> None:
    cases = [
        ("validate",),
        ("new",),
        ("validate", "--fail-on", "never-ever", "x"),
        ("show", "a", "b"),
        ("--nope",),
    ]
    for args in cases:
        done = run(*args)
        assert done.stderr.startswith("error: "), args
        assert "help: “peertoc" in done.stderr
        assert done.returncode == 2
    assert run("validate", GOOD, "-o", "").stderr.startswith("error: No name was given")


def test_peertoc_alone_shows_its_help() -> None:
    assert "Commands:" in "".join((run().stdout, run().stderr))
