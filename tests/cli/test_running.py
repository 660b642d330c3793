"""A long run at the command line: shared among processes, streamed, stopped, and short of disk."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from peertoc.catalogue.counting import Extent, measure
from peertoc.cli import peertoc
from peertoc.cli.checking import _far
from peertoc.validation import all_checks
from peertoc.validation.formats import FORMATS
from peertoc.validation.running import taking
from tests.catalogue.store.ground import add_to, plan
from tests.conftest import ROOT
from tests.validation.checks.samples import RULE, own
from tests.validation.running.grounds import PLAN, RISK

if TYPE_CHECKING:
    from click.testing import Result

BAD = sorted((ROOT / "shapes").glob("*/bad.ttl"))
DAY = ("--today", "2026-01-01")
ONLY = ("--select", "risk-unmanaged", *DAY)


def validate(*args: str | Path) -> Result:
    return CliRunner().invoke(peertoc, ["validate", *map(str, args)])


def start(*args: str | Path, **more: object) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "peertoc", "validate", *map(str, args)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.Popen(words, text=True, **pipes)  # type: ignore[call-overload, no-any-return]


def plans(folder: Path, number: int, risks: int = 1) -> Path:
    folder.mkdir(exist_ok=True)
    text = PLAN + "".join(map(RISK.format, range(risks)))
    for each in range(number):
        (folder / f"plan{each:05}.ttl").write_text(text, encoding="utf-8")
    return folder


# ---- any number of processes


@pytest.mark.parametrize("style", FORMATS)
def test_one_process_and_two_write_the_same(style: str) -> None:
    assert len(BAD) == len(all_checks())
    given = [*BAD[::4], ROOT / "examples" / "cabri", ROOT / "shapes" / "none.ttl"]
    one, two = (validate(*given, *DAY, "--format", style, "--jobs", jobs) for jobs in "12")
    assert one.exit_code == two.exit_code == 2
    assert one.stdout_bytes == two.stdout_bytes != b""
    assert one.stderr == two.stderr != ""


def test_settings_hold_in_every_process_and_are_noted_once(tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 40)
    settings = folder / "peertoc.toml"
    settings.write_text('select = ["risk-unmanaged"]\n[severity]\nphases = "error"\n', encoding="utf-8")
    one, two = (validate(folder, *DAY, "-v", "--format", "sarif", "--jobs", jobs) for jobs in "12")
    assert one.stdout == two.stdout
    assert '"level": "error"' in one.stdout
    assert one.stderr == two.stderr == f"settings: {settings}\n"


def test_what_another_engine_ran_is_said_once_whoever_ran_it(tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 40)
    rule = RULE.replace("sh:minCount 1", "sh:minCount 1 ; sh:lessThan ptoc:funderLater")
    words = ("--shapes", own(tmp_path / "ours", rule), "--select", "no-funder", *DAY, "--jobs")
    one, two = (validate(folder, *words, jobs) for jobs in "12")
    assert one.stdout == two.stdout
    assert one.stderr.splitlines() == [
        "check:no-funder was run by pySHACL, which takes longer, because it uses sh:lessThan."
    ]
    assert one.stderr == two.stderr


def test_a_baseline_holds_for_findings_that_come_one_by_one(tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 3)
    earlier = tmp_path / "earlier.json"
    assert validate(folder, *ONLY, "--format", "json", "-o", earlier).exit_code == 0
    plans(tmp_path / "plans", 1, risks=3)
    for jobs in "12":
        words = ("--baseline", earlier, "--jobs", jobs)
        lines = [
            json.loads(line)
            for line in validate(folder, *ONLY, *words, "--format", "jsonl").stdout.splitlines()
        ]
        assert [line["focus"][-2:] for line in lines[:-1]] == ["r1", "r2"]
        assert lines[-1]["summary"]["known"] == 3
        assert (
            "2 warnings that the baseline does not have in 3 files." in validate(folder, *ONLY, *words).stdout
        )


def test_what_is_shown_is_limited_and_what_is_counted_is_not(tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 30, risks=3)
    one, two = (validate(folder, *ONLY, "--max-findings", "4", "--jobs", jobs) for jobs in "12")
    assert one.stdout == two.stdout
    assert one.stdout.count("warning[") == 4
    assert "… and 86 findings more: 86 risk-unmanaged." in one.stdout
    assert "90 warnings in 30 files.\nBy check: 90 risk-unmanaged.\n" in one.stdout
    assert f"Start with {folder / 'plan00000.ttl'}:3:1" in one.stdout


# ---- streams


@pytest.mark.parametrize("style", ["jsonl", "csv"])
def test_findings_are_written_before_the_run_is_over(style: str, tmp_path: Path) -> None:
    first = plans(tmp_path / "plans", 1)
    with start(first, "-", *ONLY, "--format", style, stdin=subprocess.PIPE) as run:
        assert run.stdout is not None
        head = [run.stdout.readline() for _ in range(1 if style == "jsonl" else 2)]
        assert "risk-unmanaged" in head[-1]
        assert run.poll() is None
        run.kill()


def test_a_stream_holds_what_the_document_holds(tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 20, risks=2)
    (folder / "broken.ttl").write_text("<a> <b>", encoding="utf-8")
    document = json.loads(validate(folder, *ONLY, "--format", "json").stdout)
    lines = [json.loads(line) for line in validate(folder, *ONLY, "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(validate(folder, *ONLY, "--format", "csv").stdout, newline="")))
    assert [line for line in lines if "check" in line] == document["findings"]
    assert [line["unchecked"] for line in lines if "unchecked" in line] == document["unchecked"]
    assert lines[-1]["summary"] == document["summary"]
    assert len(rows) == 41
    assert (
        sum(row["check"] == "risk-unmanaged" for row in rows)
        == document["summary"]["by_check"]["risk-unmanaged"]
    )


def test_where_nobody_reads_any_longer_the_run_ends_without_a_word(tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 400, risks=20)
    with start(folder, *ONLY, "--format", "jsonl") as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr is not None
        assert (run.stderr.read(), run.wait(30)) == ("", 0)


# ---- stopped


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_within_a_second_and_says_how_far_it_came(jobs: str, tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 3_000, risks=30)
    with start(folder, *DAY, "--format", "jsonl", "--jobs", jobs) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        lines = [run.stdout.readline()]
        run.send_signal(signal.SIGINT)
        begin = time.monotonic()
        lines += run.stdout.readlines()
        said = run.stderr.read()
    assert time.monotonic() - begin < 3  # one second, and patience with a busy machine
    assert run.returncode == 130
    assert said.startswith("Stopped after ")
    assert " of about 3,000 files: " in said
    assert " so far; the rest was not checked." in said
    for line in lines:
        assert json.loads(line)["check"]


@pytest.mark.parametrize(
    ("words", "step", "number", "told"),
    [
        ("--together", "_loaded", 3, "reading 2 of about 4 files: nothing was checked, since --together"),
        (
            "--together",
            "check",
            1,
            "reading 4 files: nothing was checked, since --together checks all at once.",
        ),
        ("--jobs=1", "_loaded", 1, "0 of about 4 files: nothing was checked."),
        ("--jobs=1", "check", 3, "2 of about 4 files: 2 warnings so far; the rest was not checked."),
    ],
)
def test_ctrl_c_says_what_was_read_and_what_was_checked(
    words: str, step: str, number: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, go_on = 0, getattr(taking, step)

    def stopped(*given: Any, **more: Any) -> Any:
        nonlocal done
        done += 1
        if done == number:
            raise KeyboardInterrupt
        return go_on(*given, **more)

    monkeypatch.setattr(taking, step, stopped)
    run = validate(plans(tmp_path / "plans", 4), *ONLY, words)
    assert (run.exit_code, run.stdout) == (130, "")
    assert run.stderr.startswith(f"Stopped after {told}")


@pytest.mark.parametrize(
    ("done", "size", "extent", "told"),
    [
        (1_204, 9, Extent(100_000, 0, whole=True), "1,204 of about 100,000 files"),
        (1_204, 9, Extent(5_000, 0, whole=False), "1,204 of more than 5,000 files"),
        (1, 9, Extent(0, 0, whole=True), "1 file"),
        (0, 0, Extent(2, 9, whole=True), "0 of about 2 files"),
        (0, 41 * 2**20, Extent(1, 149 * 2**20, whole=True), "41 of about 149 MB"),
        (0, 41 * 2**20, Extent(1, 0, whole=True), "41 MB"),
        (0, 0, Extent(1, 149 * 2**20, whole=True), "0 of about 149 MB"),
        (0, 0, Extent(1, 900, whole=True), "0 of 1 file"),
    ],
)
def test_how_far_a_run_came_is_said_by_files_and_of_one_file_by_its_size(
    done: int, size: int, extent: Extent, told: str
) -> None:
    assert _far(done, size, extent) == told


def test_ctrl_c_waits_for_the_end_of_a_line_but_not_for_ever() -> None:
    code = (
        "import os, signal, sys, threading\n"
        "from peertoc.cli import emitting\n"
        "emitting._PATIENCE = float(sys.argv[1])\n"
        "threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "try:\n    emitting.emit(sys.stdout, 'x' * 300_000 + '\\n')\n"
        "except KeyboardInterrupt:\n    print('stopped', file=sys.stderr, flush=True); os._exit(0)\n"
    )
    for patient, unbuffered in ((60, ""), (60, "1"), (0.3, "")):
        words = [sys.executable, "-c", code, str(patient)]
        manner = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        pipe = subprocess.PIPE
        with subprocess.Popen(words, stdout=pipe, stderr=pipe, text=True, env=manner) as run:
            assert run.stdout is not None
            assert run.stderr is not None
            if patient == 60:
                time.sleep(1)  # the reader comes while the signal waits
                assert len(run.stdout.read()) == 300_001
            begin = time.monotonic()
            assert run.stderr.readline() == "stopped\n"
            assert time.monotonic() - begin < 5


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_stops_a_run_leaves_no_half_of_a_file(number: signal.Signals, tmp_path: Path) -> None:
    folder, target = plans(tmp_path / "plans", 3_000, risks=30), tmp_path / "out" / "found.csv"
    target.parent.mkdir()
    target.write_text("before", encoding="utf-8")
    with start(folder, *DAY, "-o", target, "--jobs", "2") as run:
        while len(list(target.parent.iterdir())) < 2:
            assert run.poll() is None
            time.sleep(0.01)
        time.sleep(1)
        run.send_signal(number)
        assert run.wait(20) == 128 + number
    assert [path.name for path in target.parent.iterdir()] == ["found.csv"]
    assert target.read_text(encoding="utf-8") == "before"


def test_how_much_there_is_is_counted_by_names_alone(tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 3)
    (folder / "inner").mkdir()
    for name in ("inner/a.nt", "inner/a.nt.links.ttl", ".hidden.ttl", "notes.txt"):
        (folder / name).write_text("12345", encoding="utf-8")
    one = (folder / "plan00000.ttl").stat().st_size
    for paths, files, size in (
        ([str(folder)], 4, 3 * one + 5),
        ([str(folder / "plan*")], 3, 3 * one),
        ([str(folder / "plan00000.ttl"), "-", str(tmp_path / "none")], 2, one),
    ):
        extent = Extent()
        measure(paths, extent)
        assert extent == Extent(files, size, whole=True)


# ---- short of disk


def test_a_disk_that_is_full_is_one_sentence(tmp_path: Path) -> None:
    folder = plans(tmp_path / "plans", 2)
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    for style in ("jsonl", "json"):
        with full.open("w") as stream, start(folder, *ONLY, "--format", style, stdout=stream) as run:
            assert run.stderr is not None
            said = run.stderr.read()
        assert said == "error: The output could not be written: no space left on device.\n"
        assert run.returncode == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_cannot_be_written_to_its_end_is_not_written_at_all(jobs: str, tmp_path: Path) -> None:
    folder, target = plans(tmp_path / "plans", 100, risks=20), tmp_path / "out" / "found.jsonl"
    target.parent.mkdir()

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    with start(folder, *ONLY, "-o", target, "--jobs", jobs, preexec_fn=limited) as run:
        _, said = run.communicate(timeout=60)
    assert said == f"error: {target} could not be written: file too large.\n"
    assert run.returncode == 2
    assert list(target.parent.iterdir()) == []


# ---- stores


def test_a_store_is_checked_by_several_processes_too(tmp_path: Path) -> None:
    add_to(tmp_path / "store", plans(tmp_path / "plans", 40))
    words = ("--store", tmp_path / "store", *ONLY, "--format", "json")
    one, two = (validate(*words, "--jobs", jobs) for jobs in "12")
    assert one.stdout == two.stdout == validate(tmp_path / "plans", *ONLY, "--format", "json").stdout
    assert json.loads(one.stdout)["summary"]["files"] == 40


def test_an_empty_store_is_told_as_such(tmp_path: Path) -> None:
    file = plan(tmp_path / "a.ttl")
    add_to(tmp_path / "store", file)
    CliRunner().invoke(peertoc, ["store", "remove", str(file), "--store", str(tmp_path / "store")])
    done = validate("--store", tmp_path / "store")
    assert done.exit_code == 2
    assert done.stderr.startswith(
        f"error: The store {tmp_path / 'store'} keeps no file, so there is nothing to check.\n"
    )
    assert (
        "keeps no file"
        in json.loads(validate("--store", tmp_path / "store", "--format", "json").stdout)["unchecked"][0][
            "reason"
        ]
    )
