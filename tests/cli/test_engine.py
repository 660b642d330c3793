"""``--engine``: the two find the same; ours loads no other, stops when told to, says what it leaves."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.validation.checks.samples import QUERY, RULE, own

if TYPE_CHECKING:
    from pathlib import Path

BAD = ROOT / "shapes" / "circle" / "bad.ttl"


def peertoc(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "peertoc", *map(str, words)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["good.ttl", "bad.ttl"])
def test_a_file_is_checked_without_any_other_engine(name: str) -> None:
    code = (
        "import sys; from peertoc.validation import check_files\n"
        f"assert check_files([{str(BAD.with_name(name))!r}]).files\n"
        "print(sorted({'rdflib', 'pyshacl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_both_engines_print_the_same() -> None:
    ours, theirs = (
        peertoc("validate", BAD, "--engine", name, "--format", "json") for name in ("compiled", "pyshacl")
    )
    assert (ours.returncode, ours.stdout) == (theirs.returncode, theirs.stdout)
    assert '"circle"' in ours.stdout
    assert ours.stderr == theirs.stderr == ""


def test_a_check_that_is_not_compiled_runs_all_the_same_and_is_named(tmp_path: Path) -> None:
    rule = RULE.replace("sh:minCount 1", "sh:minCount 1 ; sh:lessThan ptoc:funderLater")
    done = peertoc("validate", BAD, "--shapes", own(tmp_path, rule), "--select", "no-funder")
    assert "Nobody pays for this initiative." in done.stdout
    assert done.stderr.splitlines() == [
        "check:no-funder was run by pySHACL, which takes longer, because it uses sh:lessThan."
    ]
    other = peertoc(
        "validate", BAD, "--shapes", tmp_path, "--select", "no-funder", "--engine", "pyshacl", "--verbose"
    )
    assert other.stdout == done.stdout
    assert "was run by pySHACL" not in other.stderr


def test_a_query_that_never_ends_is_ended(tmp_path: Path) -> None:
    endless = (
        "SELECT DISTINCT $this WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i ."
        " FILTER (STR(?c) < STR(?f) && STR(?f) < STR(?i) && STR(?i) < STR(?c)) }"
    )
    folder = own(tmp_path, QUERY.format(endless))
    start = time.monotonic()
    done = peertoc("validate", BAD, "--shapes", folder, "--select", "no-funder", "--timeout", "1")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "error: Checking took longer than 1 second and was stopped in the check no-funder."
    )
    assert time.monotonic() - start < 20
