"""Every check is a folder that proves itself."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal

from peertoc.catalogue import read_text
from peertoc.errors import PeertocError
from peertoc.validation import FAMILIES, Findings, all_checks, check_document, choose, load_checks
from peertoc.validation.checks.loading import prefixes
from peertoc.validation.formats import write
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = sorted(path.parent for path in ROOT.glob("shapes/*/check.ttl"))
NAMES = [folder.name for folder in FOLDERS]
FIRST_EIGHT = {
    "learning-goes-home", "change-without-diffusion", "impact-unreached", "no-evaluation",
    "result-without-indicator", "link-without-assumption", "risk-unmanaged", "undeclared-term",
}  # fmt: skip


def findings_in(path: Path) -> Findings:
    document = read_text(path.read_text(encoding="utf-8"), name=path.name)
    return Findings(check_document(document), (path.name,))


def test_every_folder_is_a_check_and_every_check_a_folder() -> None:
    folders = [path for path in (ROOT / "shapes").iterdir() if path.is_dir()]
    assert sorted(path.name for path in folders) == NAMES == [check.name for check in all_checks()]
    assert set(NAMES) >= FIRST_EIGHT


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_good_file_passes_every_check(folder: Path) -> None:
    assert [str(finding.place) for finding in findings_in(folder / "good.ttl").findings] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_bad_file_fails_its_own_check_and_no_other(folder: Path) -> None:
    assert {finding.check for finding in findings_in(folder / "bad.ttl").findings} == {folder.name}


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_diagnostic_is_the_golden_one(folder: Path) -> None:
    assert write(findings_in(folder / "bad.ttl"), "text") == (folder / "bad.txt").read_text(encoding="utf-8")


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
    assert prefixes()


def test_adding_a_check_touches_no_code(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "shapes" / "no-evaluation", tmp_path / "no-funder")
    rule = tmp_path / "no-funder" / "check.ttl"
    text = rule.read_text(encoding="utf-8").replace("no-evaluation", "no-funder")
    start, end = text.index("    sh:path ["), text.index("    sh:minCount")
    rule.write_text(text[:start] + "    sh:path ptoc:funder ;\n" + text[end:], encoding="utf-8")
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
