"""``peertoc checks --verify``: an organisation's checks are proved by their examples."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.cli import peertoc
from tests.conftest import ROOT
from tests.validation.checks.samples import RULE, own

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

# A small initiative on which no check of ours finds anything.
SOUND = (ROOT / "shapes" / "risk-unmanaged" / "good.ttl").read_text(encoding="utf-8")
WITH_FUNDER = "<initiative> a ptoc:Initiative ; ptoc:funder <treasury> ;"
PAID = SOUND.replace("<initiative> a ptoc:Initiative ;", WITH_FUNDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = own(tmp_path / "ours")
    (root / "no-funder" / "good.ttl").write_text(PAID, encoding="utf-8")
    (root / "no-funder" / "bad.ttl").write_text(SOUND, encoding="utf-8")
    return root


def verify(root: Path, *args: str) -> Result:
    return CliRunner().invoke(peertoc, ["checks", "--verify", str(root), *args])


def test_a_check_with_its_examples_is_proved(folder: Path) -> None:
    done = verify(folder, "--update")
    assert (done.exit_code, done.stdout) == (0, "proved: no-funder\n1 of 1 checks proved.\n")
    golden = (folder / "no-funder" / "bad.txt").read_text(encoding="utf-8")
    assert golden.startswith("warning[no-funder]: Nobody pays for this initiative.\n  --> bad.ttl:")
    assert verify(folder).exit_code == 0
    assert json.loads(verify(folder, "--format", "json").stdout)["proofs"] == [
        {"check": "no-funder", "proved": True, "faults": []}
    ]


def test_some_of_the_checks_are_proved_where_only_some_are_chosen(folder: Path) -> None:
    own(folder, RULE.replace("no-funder", "no-payer"), "no-payer")
    assert verify(folder, "--ignore", "no-payer", "--update").stdout.endswith("1 of 1 checks proved.\n")
    assert not (folder / "no-payer" / "bad.txt").exists()
    done = verify(folder, "--select", "no-fundr")
    assert done.exit_code == 2
    assert "no-funder" in done.stderr


def test_what_is_missing_or_wrong_is_told(folder: Path) -> None:
    assert "  bad.txt is missing, or is not text.\n" in verify(folder).stdout
    verify(folder, "--update")
    (folder / "no-funder" / "bad.txt").write_text("something else", encoding="utf-8")
    assert "  bad.txt is not what is printed for bad.ttl; --update writes it anew.\n" in verify(folder).stdout
    (folder / "no-funder" / "good.ttl").write_text(SOUND, encoding="utf-8")
    assert "  good.ttl does not pass: no-funder at good.ttl:" in verify(folder).stdout
    (folder / "no-funder" / "bad.ttl").write_text(PAID, encoding="utf-8")
    done = verify(folder)
    assert "  bad.ttl passes this check.\n" in done.stdout
    assert done.exit_code == 1


def test_a_bad_file_that_fails_another_check_proves_nothing(folder: Path) -> None:
    bad = folder / "no-funder" / "bad.ttl"
    bad.write_text(SOUND + "<more> a ptoc:Risk ; dcterms:title 'More'@en .\n", encoding="utf-8")
    assert "  bad.ttl fails risk-unmanaged as well.\n" in verify(folder, "--update").stdout


def test_an_unsound_check_is_2(folder: Path) -> None:
    own(folder, RULE.replace("sh:message", "sh:name"))
    done = verify(folder)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: The check “no-funder” says nothing when it speaks.\n  --> ")
