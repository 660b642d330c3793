"""A baseline leaves only what is new, whatever lines have moved."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from peertoc.errors import PeertocError
from peertoc.validation import Findings, all_checks, check_files
from peertoc.validation.baseline import Known, read_baseline
from peertoc.validation.formats import write

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> .
@base <https://example.org/i/> .
"""
CHECKS = [check for check in all_checks() if check.name in {"risk-unmanaged", "title-missing"}]
RISK = '<i> ptoc:risk <r{0}> . <r{0}> a ptoc:Risk ; <http://purl.org/dc/terms/title> "Risk {0}"@en .\n'


def found(file: Path, text: str) -> Findings:
    file.write_text(HEAD + "<i> a ptoc:Initiative .\n" + text, encoding="utf-8")
    return check_files([str(file)], checks=CHECKS)


def leave_out(findings: Findings, earlier: Path) -> Findings:
    known = Known(read_baseline(earlier))
    new = tuple(one for one in findings.findings if not known.has(one))
    return replace(findings, findings=new, known=known.found, told=None)


def test_only_what_is_new_is_told_and_what_was_known_is_counted(tmp_path: Path) -> None:
    file, earlier = tmp_path / "plan.ttl", tmp_path / "baseline.json"
    before = found(file, RISK.format(1))
    earlier.write_text(write(before, "json"), encoding="utf-8")
    again = found(file, "# a line more\n\n" + RISK.format(1) + RISK.format(2))
    now = leave_out(again, earlier)
    assert [(one.check, one.focus_title) for one in now.findings] == [("risk-unmanaged", "Risk 2")]
    assert now.known == len(before.findings)
    assert "that the baseline does not have" in write(now, "text")
    assert json.loads(write(now, "json"))["summary"]["known"] == now.known


def test_the_same_finding_twice_is_known_as_often_as_it_was_there(tmp_path: Path) -> None:
    file, earlier = tmp_path / "plan.ttl", tmp_path / "baseline.json"
    unnamed = "<i> ptoc:risk [ a ptoc:Risk ; <http://purl.org/dc/terms/title> 'Late'@en ] .\n"
    earlier.write_text(write(found(file, unnamed), "json"), encoding="utf-8")
    now = leave_out(found(file, unnamed * 2), earlier)
    assert [one.check for one in now.findings] == ["risk-unmanaged"]


def test_nothing_new_is_no_finding(tmp_path: Path) -> None:
    file, earlier = tmp_path / "plan.ttl", tmp_path / "baseline.json"
    findings = found(file, RISK.format(1))
    earlier.write_text(write(findings, "json"), encoding="utf-8")
    now = leave_out(findings, earlier)
    assert now.findings == ()
    assert now.exit_code("advice") == 0
    assert write(now, "text").startswith("No new findings in 1 file.")


def test_what_was_waived_and_is_open_now_is_new(tmp_path: Path) -> None:
    file, earlier = tmp_path / "plan.ttl", tmp_path / "baseline.json"
    waiver = "<i> ptoc:waiver <w> . <w> a ptoc:Waiver ; ptoc:reason 'No.' ; "
    waiver += "ptoc:waives <https://w3id.org/peertoc/check/risk-unmanaged> .\n"
    earlier.write_text(write(found(file, RISK.format(1) + waiver), "json"), encoding="utf-8")
    now = leave_out(found(file, RISK.format(1)), earlier)
    assert [one.check for one in now.findings] == ["risk-unmanaged"]


def test_it_does_not_matter_how_the_path_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, earlier = tmp_path / "plan.ttl", tmp_path / "baseline.json"
    earlier.write_text(write(found(file, RISK.format(1)), "json"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert leave_out(check_files(["./plan.ttl"], checks=CHECKS), earlier).findings == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not the JSON of an earlier run"),
        ("[]", "of no known version"),
        ("{}", "of no known version"),
        ('{"version": 2, "findings": []}', "of version 2; this peertoc reads 1"),
        ('{"version": "\\u001b[2J"}', "of version \\x1b[2J"),
        ('{"version": 1}', "not the JSON of an earlier run"),
        ('{"version": 1, "findings": [3]}', "not the JSON of an earlier run"),
        ('{"version": 1, "findings": [{}]}', "not the JSON of an earlier run"),
        ("[" * 100_000, "not the JSON of an earlier run"),
    ],
)
def test_what_is_no_baseline_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PeertocError) as caught:
        read_baseline(file)
    assert said in caught.value.message
    assert "--format json" in caught.value.help


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PeertocError, match="does not exist"):
        read_baseline(tmp_path / "none.json")
