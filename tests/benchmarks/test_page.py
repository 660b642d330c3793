"""The page of the benchmarks: made from what was measured, and saying of each goal what is known of it."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import __main__ as program
from benchmarks import running
from benchmarks.__main__ import PAGE, RESULTS
from benchmarks.engines import AT_HAND, ORACLE, OURS, PARSING
from benchmarks.goals import GOALS, Took, held, took
from benchmarks.page import _rows, page
from benchmarks.reports import rows
from benchmarks.running import prepare
from benchmarks.streaming import kept
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def ran(seconds: float, outcome: str = "ok", kilobytes: int = 90_000) -> dict[str, Any]:
    return {"outcome": outcome, "seconds": [seconds], "cpu": [seconds], "kilobytes": [kilobytes]}


def judged(case: str, **engines: dict[str, Any]) -> dict[str, str]:
    cases = {
        case: {{"ours": OURS, "oracle": ORACLE, "parsing": PARSING}.get(k, k): v for k, v in engines.items()}
    }
    return {goal.what: goal.judge(cases).holds for goal in GOALS}


def test_the_page_is_what_the_last_run_came_to() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(json.loads(RESULTS.read_text(encoding="utf-8")), kept())


@pytest.mark.parametrize(
    ("initiatives", "grew", "missed", "holds"),
    [
        (1_000_000, 1.05, 0, "yes"),
        (1_000_000, 1.2, 0, "no"),
        (1_000_000, 1.05, 1, "no"),
        (10_000, 1.05, 0, "not measured"),
    ],
)
def test_a_stream_is_judged_by_how_its_memory_grows(
    initiatives: int, grew: float, missed: int, holds: str
) -> None:
    run = {"initiatives": initiatives, "first_half": 400.0, "second_half": 400 * grew, "grew": grew}
    assert judged("stream", ours=run | {"missed": missed})["a million initiatives as a stream"] == holds


@pytest.mark.parametrize(
    ("ours", "theirs", "holds", "figures"),
    [
        (Took(2, True), Took(10, True), "yes", "0.2"),
        (Took(4, True), Took(10, True), "no", "0.4"),
        (Took(2, True), Took(10, False), "yes", "under 0.2"),
        (Took(4, True), Took(10, False), "not measured", "under 0.4"),
        (Took(4, False), Took(10, True), "no", "over 0.4"),
        (Took(2, False), Took(10, True), "not measured", "over 0.2"),
        (Took(2, False), Took(10, False), "not measured", ""),
    ],
)
def test_of_what_was_stopped_only_a_bound_is_known(
    ours: Took, theirs: Took, holds: str, figures: str
) -> None:
    verdict = held(ours, theirs, 0.3)
    assert (verdict.holds, verdict.figures) == (holds, figures)


def test_what_failed_was_not_measured() -> None:
    assert took({"1000": {OURS: ran(3, "failed: no word")}}, "1000", OURS) is None
    assert set(judged("1000", ours=ran(3, "failed: no word"), oracle=ran(90)).values()) == {"not measured"}


def test_every_other_engine_has_to_be_slower() -> None:
    goal = "1,000 initiatives"
    assert judged("1000", ours=ran(1), oracle=ran(30), other=ran(2))[goal] == "yes"
    assert judged("1000", ours=ran(1), oracle=ran(30), other=ran(0.9))[goal] == "no"
    assert judged("1000", ours=ran(1), oracle=ran(10), other=ran(2))[goal] == "no"
    assert judged("1000", ours=ran(1), oracle=ran(30, "cap"), other=ran(0.9, "cap"))[goal] == "not measured"


def test_memory_is_judged_by_its_peak() -> None:
    goal = "10,000 initiatives, memory"
    assert judged("10000", ours=ran(1, kilobytes=400_000))[goal] == "yes"
    assert judged("10000", ours=ran(1, kilobytes=400_001))[goal] == "no"


def test_a_row_tells_a_bound_of_what_was_stopped_and_the_words_of_what_failed() -> None:
    engines = {
        OURS: {**ran(2), "findings": 5, "same": 5, "ours_alone": 0},
        "slow": ran(30, "cap"),
        "broken": ran(1, "failed: a | b"),
        "gone": {"outcome": "not tried", "seconds": []},
    }
    assert list(_rows(engines)) == [
        f"| {OURS} | 2.00 | 1 | 2.00 | 1 | 90 MB | 5 | 5 | 0 |",
        "| slow | over 30.00 | over 15 | over 30.00 | over 15 | over 90 MB |  |  |  |",
        "| broken | failed: a / b |  |  |  | 90 MB |  |  |  |",
        "| gone | past the cap with less |  |  |  |  |  |  |  |",
    ]


def test_what_ran_past_the_cap_is_not_tried_with_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tried = []

    def run(case: Any, names: Any, *_: object) -> dict[str, Any]:
        tried.append((case.initiatives, tuple(names)))
        return {name: ran(9, "cap" if name == ORACLE else "ok") for name in names}

    monkeypatch.setattr(program, "run", run)
    asked = argparse.Namespace(seed=1, cap=9, rounds=1)
    results = program._measured(prepare(tmp_path, [2, 1], (), seed=1), AT_HAND, asked)
    assert tried == [(1, AT_HAND), (2, (PARSING, OURS))]
    assert [case["engines"][ORACLE]["outcome"] for case in results["cases"]] == ["cap", "not tried"]
    cases = {case["key"]: case["engines"] for case in results["cases"]}
    assert took(cases, "2", ORACLE) == Took(9, ended=False)


def test_ours_is_measured_to_its_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    caps = {}

    def once(engine: Any, _: Any, cap: float, tally: Any) -> None:
        caps[engine.name] = cap
        for figures in (tally.seconds, tally.cpu, tally.kilobytes):
            figures.append(1)

    monkeypatch.setattr(running, "_once", once)
    (case,) = prepare(tmp_path, [1], (), seed=1)
    running.run(case, (OURS, ORACLE), 1, 9, lambda _: None)
    assert caps[ORACLE] == 9
    assert caps[OURS] > 1_000_000


def test_findings_are_read_alike_from_reports_written_in_different_ways(tmp_path: Path) -> None:
    prefixes = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix check: <https://w3id.org/peertoc/check/> .\n"
    )
    result = (
        "a sh:ValidationResult ; sh:focusNode <https://e.org/a> ; sh:sourceShape check:learning-goes-home"
    )
    one, other = tmp_path / "one.ttl", tmp_path / "other.ttl"
    one.write_text(
        f"{prefixes}[] a sh:ValidationReport ; sh:result [ {result} ; sh:resultMessage 'No.'@en ] ."
    )
    other.write_text(
        f"{prefixes}_:r {result} ; sh:value <https://e.org/a> ; sh:resultPath [ sh:inversePath <urn:p> ] ."
    )
    assert rows(one) == rows(other) == {("learning-goes-home", "<https://e.org/a>", "", "")}


def test_other_engines_get_the_context_behind_the_data(tmp_path: Path) -> None:
    (case,) = prepare(tmp_path, [1], (), seed=1)
    assert case.given.merged.read_bytes().startswith(case.given.data.read_bytes())
    assert b"<https://w3id.org/peertoc#today>" in case.given.merged.read_bytes()


def test_a_small_benchmark_runs_and_all_find_the_same() -> None:
    before = (PAGE.read_bytes(), RESULTS.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (ours,) = (
        line for line in done.stdout.splitlines() if line.startswith(f"| {OURS} |") and " MB |" in line
    )
    (theirs,) = (
        line for line in done.stdout.splitlines() if line.startswith(f"| {ORACLE} |") and " MB |" in line
    )
    assert ours.endswith(" MB | 1 | 1 | 0 |")
    assert theirs.endswith(" MB | 1 | 1 | 0 |")
    assert before == (PAGE.read_bytes(), RESULTS.read_bytes())
