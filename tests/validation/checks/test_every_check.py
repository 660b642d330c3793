"""Every check is a folder that proves itself."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal

from peertoc.catalogue import read_text
from peertoc.errors import PeertocError
from peertoc.validation import FAMILIES, all_checks, check_document, choose, load_checks
from peertoc.validation.checks.loading import shared
from peertoc.validation.checks.proving import prove
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = sorted(path.parent for path in ROOT.glob("shapes/*/check.ttl"))
NAMES = [folder.name for folder in FOLDERS]
FIXED = {
    "learning-goes-home", "learning-stays-with-individuals", "change-without-diffusion", "impact-unreached",
    "step-without-way-in", "step-without-way-out", "circle", "link-without-assumption",
    "result-without-indicator", "indicator-incomplete", "no-evaluation", "evaluation-skips-learning",
    "risk-unmanaged", "undeclared-term",
}  # fmt: skip


def test_every_folder_is_a_check_and_every_check_a_folder() -> None:
    folders = [path for path in (ROOT / "shapes").iterdir() if path.is_dir()]
    assert sorted(path.name for path in folders) == NAMES == [check.name for check in all_checks()]
    assert set(NAMES) >= FIXED
    assert len(NAMES) >= 62


@pytest.mark.parametrize("name", NAMES)
def test_good_passes_and_bad_fails_this_check_alone_and_is_told_as_the_golden_file_says(name: str) -> None:
    (check,) = (check for check in all_checks() if check.name == name)
    assert prove(check, all_checks()).faults == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_check_says_what_it_serves_in_words_that_stand_alone(folder: Path) -> None:
    check = next(check for check in all_checks() if check.name == folder.name)
    assert check.family in FAMILIES
    assert check.why
    assert check.sources
    for words in check.parts.values():
        assert "\n" not in words.message
        assert words.message.endswith(".")
        assert len(words.message) <= 100
        assert words.help


def test_no_query_uses_what_shacl_forbids() -> None:
    queries = [
        triple.object.value
        for check in all_checks()
        for triple in check.triples
        if triple.predicate.value.endswith("#select") and isinstance(triple.object, Literal)
    ]
    assert len(queries) >= 2
    for query in queries:
        words = query.replace("(", " ").split()
        assert not {"MINUS", "VALUES", "SERVICE", "FROM"} & set(words)
        assert words.count("SELECT") == query.count("SELECT DISTINCT $this ")
        assert "PREFIX" not in words
    assert shared()


def test_adding_a_check_touches_no_code(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "shapes" / "initiative-without-theory", tmp_path / "no-funder")
    rule = tmp_path / "no-funder" / "check.ttl"
    text = rule.read_text(encoding="utf-8").replace("initiative-without-theory", "no-funder")
    assert "sh:path ptoc:theoryOfChange ;" in text
    rule.write_text(text.replace("ptoc:theoryOfChange", "ptoc:funder"), encoding="utf-8")
    checks = load_checks(tmp_path)
    document = read_text(
        "@prefix ptoc: <https://w3id.org/peertoc#> . <https://e.org/i> a ptoc:Initiative .", name="x.ttl"
    )
    assert [finding.check for finding in check_document(document, checks=checks)] == ["no-funder"]


def test_a_folder_that_is_no_sound_check_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty-rule").mkdir()
    (tmp_path / "empty-rule" / "check.ttl").write_text(
        "<https://e.org/a> <https://e.org/b> 1 .", encoding="utf-8"
    )
    with pytest.raises(PeertocError, match="no check called"):
        load_checks(tmp_path)


def test_checks_are_chosen_by_name_and_by_family() -> None:
    chain = {check.name for check in all_checks() if check.family == "chain"}
    assert {check.name for check in choose(all_checks(), ["chain"], [])} == chain
    assert "impact-unreached" not in {
        check.name for check in choose(all_checks(), ["chain"], ["impact-unreached"])
    }
    with pytest.raises(PeertocError, match="impact-unreachd") as fault:
        choose(all_checks(), ["impact-unreachd"], [])
    assert "impact-unreached" in fault.value.help


def test_a_cure_sends_nobody_to_a_name_or_to_an_outline_for_the_tools() -> None:
    words = [part.help for check in all_checks() for part in (check.words, *check.parts.values())]
    assert len(words) >= 115
    assert [cure for cure in words if "by name" in cure or ("peertoc show" in cure and "tools" in cure)] == []
