"""``peertoc validate`` at the command line: settings, baseline, own checks, formats, and hostile input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.cli import peertoc
from peertoc.validation.formats import FORMATS
from tests.conftest import ROOT
from tests.validation.checks.samples import RULE, own

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

BAD = ROOT / "shapes" / "risk-unmanaged" / "bad.ttl"
GOOD = ROOT / "shapes" / "risk-unmanaged" / "good.ttl"
ONLY = ("--select", "risk-unmanaged")
HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@base <https://example.org/i/> .
<i> a ptoc:Initiative .
"""


def validate(*args: str | Path, **kwargs: str) -> Result:
    return CliRunner().invoke(peertoc, ["validate", *(str(arg) for arg in args)], **kwargs)  # type: ignore[arg-type]


def plan(folder: Path, text: str = "", name: str = "plan.ttl") -> Path:
    file = folder / name
    file.write_text(HEAD + text, encoding="utf-8")
    return file


# ---- settings


def test_settings_above_the_file_hold_and_options_win(tmp_path: Path) -> None:
    file = plan(tmp_path, "<r> a ptoc:Risk .\n")
    (tmp_path / "peertoc.toml").write_text(
        'select = ["no-evaluation", "risk-unmanaged"]\nignore = ["no-evaluation"]\n'
        '[severity]\nphases = "error"\n',
        encoding="utf-8",
    )
    done = validate(file)
    assert "error[risk-unmanaged]" in done.stdout
    assert "no-evaluation" not in done.stdout
    assert done.exit_code == 1
    assert (
        "warning[no-evaluation]" in validate(file, "--select", "no-evaluation", "--ignore", "circle").stdout
    )
    assert f"settings: {tmp_path / 'peertoc.toml'}" in validate(file, "-v").stderr


def test_each_file_has_the_settings_of_its_own_folder(tmp_path: Path) -> None:
    for name, check in (("one", "no-evaluation"), ("two", "risk-unmanaged")):
        (tmp_path / name).mkdir()
        plan(tmp_path / name, "<r> a ptoc:Risk .\n")
        (tmp_path / name / "peertoc.toml").write_text(f'select = ["{check}"]', encoding="utf-8")
    found = json.loads(validate(tmp_path, "--format", "json").stdout)["findings"]
    assert [finding["check"] for finding in found] == ["no-evaluation", "risk-unmanaged"]


def test_settings_name_a_language_and_a_folder_of_checks(tmp_path: Path) -> None:
    file = plan(tmp_path, '<i> dcterms:title "Pairs"@fr, "Peers"@en .\n')
    own(tmp_path / "ours")
    (tmp_path / "peertoc.toml").write_text(
        'lang = "fr"\nshapes = "ours"\nselect = ["no-funder"]\n', encoding="utf-8"
    )
    assert "warning[no-funder]: Nobody pays for this initiative." in validate(file).stdout
    assert "“Pairs”" in validate(file).stdout
    assert "“Peers”" in validate(file, "--lang", "en").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", "error: There is no setting called “selct”."),
        ('select = ["no-such"]', "error: There is no check or family called “no-such”."),
        ('[severity]\nno-such = "error"', "error: There is no check or family called “no-such”."),
        ('shapes = "none"', "none does not exist"),
    ],
)
def test_settings_that_are_wrong_are_one_sentence_and_2(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "peertoc.toml").write_text(text, encoding="utf-8")
    done = validate(plan(tmp_path))
    assert said in done.stderr.splitlines()[0]
    assert done.exit_code == 2
    assert done.stdout == ""


def test_settings_that_are_wrong_in_one_folder_leave_the_others_to_be_checked(
    tmp_path: Path,
) -> None:
    for name, settings in (("a", "ignor = []"), ("b", 'ignore = ["text-without-language"]')):
        (tmp_path / name).mkdir()
        plan(tmp_path / name)
        (tmp_path / name / "peertoc.toml").write_text(settings, encoding="utf-8")
    done = validate(tmp_path, "--format", "json")
    report = json.loads(done.stdout)
    assert report["files"] == [str(tmp_path / "b" / "plan.ttl")]
    assert report["unchecked"][0]["file"] == str(tmp_path / "a" / "peertoc.toml")
    assert done.exit_code == 2


def test_files_taken_together_have_the_settings_of_the_first(tmp_path: Path) -> None:
    file = plan(tmp_path, "<r> a ptoc:Risk .\n")
    (tmp_path / "peertoc.toml").write_text('select = ["risk-unmanaged"]', encoding="utf-8")
    assert "1 warning in 1 file." in validate(file, "--together").stdout


def test_a_check_of_the_settings_can_be_selected_and_its_examples_are_not_checked(tmp_path: Path) -> None:
    file = plan(tmp_path)
    folder = own(tmp_path / "ours") / "no-funder"
    (folder / "bad.ttl").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "peertoc.toml").write_text('shapes = "ours"', encoding="utf-8")
    done = validate(tmp_path, "--select", "no-funder")
    assert done.stdout.count("warning[no-funder]") == 1
    assert "1 warning in 1 file." in done.stdout


def test_findings_are_not_written_over_what_is_checked(tmp_path: Path) -> None:
    file = plan(tmp_path)
    before = file.read_text(encoding="utf-8")
    done = validate(file, "-o", file)
    assert done.exit_code == 2
    assert "is what is to be checked" in done.stderr
    assert file.read_text(encoding="utf-8") == before


def test_a_value_that_cannot_be_read_is_a_finding_and_nothing_else(tmp_path: Path) -> None:
    file = plan(
        tmp_path, '<i> <https://schema.org/startDate> "2026-02-30"^^<http://www.w3.org/2001/XMLSchema#date> .'
    )
    done = subprocess.run(
        [sys.executable, "-m", "peertoc", "validate", str(file)], capture_output=True, text=True, check=False
    )
    assert "error[date-not-readable]" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("seconds", ["nan", "inf", "1e300", "-1", "soon"])
def test_a_time_that_is_none_is_one_sentence(seconds: str) -> None:
    done = validate(BAD, "--timeout", seconds)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: ")
    assert "fault of the program" not in done.stderr


@pytest.mark.parametrize("together", [(), ("--together",)])
def test_what_is_not_read_in_a_folder_is_told(tmp_path: Path, together: tuple[str, ...]) -> None:
    plan(tmp_path)
    os.mkfifo(tmp_path / "pipe.ttl")
    done = validate(tmp_path, *ONLY, *together)
    assert (done.exit_code, done.stderr) == (0, f"{tmp_path}/pipe.ttl: skipped, it is a pipe, not a file\n")
    assert validate(tmp_path, *ONLY, *together, "--quiet").stderr == ""
    (tmp_path / "gone.ttl").symlink_to("nothing.ttl")
    done = validate(tmp_path, *ONLY, *together, "--quiet")
    assert done.exit_code == 2
    assert "gone.ttl is a link to nothing.ttl, which does not exist." in done.stderr


# ---- an organisation's own checks


def test_own_checks_speak_beside_ours(tmp_path: Path) -> None:
    done = validate(BAD, "--shapes", own(tmp_path), "--select", "no-funder,risk-unmanaged")
    assert "warning[no-funder]" in done.stdout
    assert "warning[risk-unmanaged]" in done.stdout
    assert "no-funder" in CliRunner().invoke(peertoc, ["checks", "--shapes", str(tmp_path)]).stdout
    told = CliRunner().invoke(peertoc, ["explain", "no-funder", "--shapes", str(tmp_path)]).stdout
    assert "Our members want to know who pays." in told


def test_an_unsound_check_is_told_before_anything_is_checked(tmp_path: Path) -> None:
    done = validate(BAD, "--shapes", own(tmp_path, RULE.replace("sh:message", "sh:name")))
    assert done.stderr.startswith("error: The check “no-funder” says nothing when it speaks.\n  --> ")
    assert (done.stdout, done.exit_code) == ("", 2)


def test_shapes_that_no_engine_can_run_are_one_sentence(tmp_path: Path) -> None:
    broken = RULE.replace("sh:minCount 1", 'sh:minCount 1 ; sh:pattern "(" ; sh:in 3')
    done = validate(BAD, "--shapes", own(tmp_path, broken))
    assert done.exit_code == 2
    assert done.stderr.count("error: ") == 1
    assert "Traceback" not in done.stderr


def test_a_pattern_that_is_matched_for_ever_is_ended_and_the_rest_is_checked(tmp_path: Path) -> None:
    endless = RULE.replace(
        "sh:path ptoc:funder ;\n    sh:minCount 1", "sh:path dcterms:title ;\n    sh:pattern '^(a+)+$'"
    )
    checks = own(tmp_path / "ours", endless)
    hostile = plan(tmp_path, f'<i> dcterms:title "{"a" * 40}b"@en .\n')
    calm = plan(tmp_path, "", "calm.ttl")
    start = time.monotonic()
    done = validate(
        hostile, calm, "--shapes", checks, "--select", "no-funder", "--timeout", "1", "--format", "json"
    )
    assert time.monotonic() - start < 20
    report = json.loads(done.stdout)
    assert report["files"] == [str(calm)]
    (fault,) = report["unchecked"]
    assert fault["file"] == str(hostile)
    assert fault["reason"] == "Checking took longer than 1 second and was stopped in the check no-funder."
    assert fault["help"] == (
        "Give it more with --timeout SECONDS, or leave it out with --ignore no-funder;"
        " a check of your own may be one that never ends."
    )
    assert done.exit_code == 2


# ---- a baseline


def test_a_baseline_leaves_what_is_new(tmp_path: Path) -> None:
    file, earlier = plan(tmp_path, "<r> a ptoc:Risk .\n"), tmp_path / "baseline.json"
    assert validate(file, *ONLY, "--format", "json", "-o", earlier).exit_code == 0
    assert validate(file, *ONLY, "--baseline", earlier).stdout.startswith("No new findings in 1 file.")
    plan(tmp_path, "\n\n<r> a ptoc:Risk .\n<s> a ptoc:Risk .\n")
    done = validate(file, *ONLY, "--baseline", earlier, "--fail-on", "warning")
    assert done.stdout.count("warning[") == 1
    assert "1 warning that the baseline does not have in 1 file." in done.stdout
    assert done.exit_code == 1


def test_a_baseline_of_another_version_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text('{"version": 0}', encoding="utf-8")
    done = validate(BAD, "--baseline", tmp_path / "old.json")
    assert "is of version 0; this peertoc reads 1." in done.stderr
    assert (done.stdout, done.exit_code) == ("", 2)


# ---- formats


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_and_the_same_twice(name: str) -> None:
    first, second = (validate(BAD, *ONLY, "--format", name, "--today", "2026-01-01") for _ in range(2))
    assert first.stdout == second.stdout != ""
    assert first.exit_code == 0


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "junit", "csv", "turtle"])
def test_a_machine_gets_a_document_even_where_nothing_could_be_checked(name: str, tmp_path: Path) -> None:
    done = validate(tmp_path / "none.ttl", "--format", name)
    assert "does not exist" in done.stdout
    assert done.exit_code == 2


def test_an_ending_chooses_the_format(tmp_path: Path) -> None:
    for ending, begin in (
        ("sarif", "{"),
        ("xml", "<?xml"),
        ("md", "#"),
        ("csv", "check,"),
        ("ttl", "@prefix"),
    ):
        target = tmp_path / f"out.{ending}"
        assert validate(BAD, *ONLY, "-o", target).exit_code == 0
        assert target.read_text(encoding="utf-8").startswith(begin)


def test_findings_can_be_grouped_by_phase_and_by_check() -> None:
    by_phase = validate(BAD, *ONLY, "--group-by", "phase").stdout
    assert by_phase.startswith("sustained contact")
    assert validate(BAD, *ONLY, "--group-by", "check").stdout.startswith("risk-unmanaged\n======")


def test_files_can_be_taken_together(tmp_path: Path) -> None:
    one = plan(tmp_path, "<i> ptoc:risk <r> . <r> a ptoc:Risk .\n", "one.ttl")
    two = tmp_path / "two.ttl"
    two.write_text(
        HEAD.replace("<i> a ptoc:Initiative .", "<r> ptoc:managedBy <m> ."),
        encoding="utf-8",
    )
    assert "risk-unmanaged" in validate(one, *ONLY).stdout
    done = validate(one, two, "--together", *ONLY)
    assert done.stdout.startswith("No findings in 2 files.")
    assert done.exit_code == 0


# ---- input that means harm


def test_ten_thousand_findings_are_cut_and_counted(tmp_path: Path) -> None:
    file = plan(tmp_path, "".join(f"<r{number}> a ptoc:Risk .\n" for number in range(10_000)))
    done = validate(file, *ONLY)
    assert done.stdout.count("warning[risk-unmanaged]") == 200
    assert "… and 9,800 findings more: 9,800 risk-unmanaged. --max-findings 0 shows all." in done.stdout
    assert "10,000 warnings in 1 file." in done.stdout
    assert len(json.loads(validate(file, *ONLY, "--format", "json").stdout)["findings"]) == 10_000
    assert validate(file, *ONLY, "--max-findings", "1", "--fail-on", "warning").exit_code == 1


def test_a_title_of_ten_thousand_characters_in_arabic_with_escapes_is_calm(tmp_path: Path) -> None:
    title = "\\u001B[2J\\u009B5m\\u202E" + "تعلّم الأقران " * 700
    file = plan(tmp_path, f'<r> a ptoc:Risk ; dcterms:title "{title}"@ar .\n')
    for name in FORMATS:
        printed = validate(file, *ONLY, "--format", name).stdout
        assert not set(printed) & {"\x1b", "\x9b", "\u202e"}, name
    longest = max(len(line) for line in validate(file, *ONLY).stdout.splitlines())
    assert longest < 200


def test_a_file_with_no_initiative_is_never_a_pass(tmp_path: Path) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text("<https://e.org/a> <https://e.org/b> 1 .", encoding="utf-8")
    assert validate(file).exit_code == 2
    assert json.loads(validate(file, "--format", "json").stdout)["unchecked"][0]["file"] == str(file)


def test_many_files_show_how_far_the_run_is_on_a_terminal_only(tmp_path: Path) -> None:
    for number in range(6):
        plan(tmp_path, "", f"plan{number}.ttl")
    command = [sys.executable, "-m", "peertoc", "validate", str(tmp_path), "--select", "no-evaluation"]
    leader, follower = os.openpty()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=follower, check=False)
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert "Checking" in shown
    assert "100%" in shown
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
