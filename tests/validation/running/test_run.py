"""What is checked, and what is passed over; what is said of a broken chain stands in test_chains.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import read_text
from peertoc.errors import NoInitiative, PeertocError
from peertoc.validation import all_checks, check_document, check_files, choose

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix phase: <https://w3id.org/peertoc/phase/> .
@base <https://example.org/i/> .
<i> a ptoc:Initiative ; ptoc:evaluation <e> ; ptoc:theoryOfChange <t> . <e> a ptoc:Evaluation .
"""
ME = "@prefix ptoc: <https://w3id.org/peertoc#> . <https://e.org/i> a ptoc:Initiative ."
SLIP = "@prefix ptoc: <https://w3id.org/peertoc#> .\n<https://e.org/i> a ptoc:Initative ."


def names(text: str, *chosen: str) -> list[str]:
    checks = choose(all_checks(), chosen, [])
    return sorted(
        finding.check for finding in check_document(read_text(HEAD + text, name="plan.ttl"), checks=checks)
    )


def test_in_a_folder_files_without_an_initiative_are_passed_over_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(ME, encoding="utf-8")
    (tmp_path / "b.ttl").write_text("<https://e.org/a> <https://e.org/b> 1 .", encoding="utf-8")
    findings = check_files([str(tmp_path)])
    assert findings.files == (str(tmp_path / "a.ttl"),)
    assert findings.skipped == (str(tmp_path / "b.ttl"),)
    assert findings.unchecked == ()
    (tmp_path / "a.ttl").unlink()
    assert check_files([str(tmp_path)]).exit_code() == 2


@pytest.mark.parametrize("text", [SLIP, ME.replace("https://w3id", "http://w3id")])
def test_a_slip_in_the_class_of_an_initiative_is_not_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.ttl").write_text(ME, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(text, encoding="utf-8")
    (fault,) = check_files([str(tmp_path)]).unchecked
    assert isinstance(fault, NoInitiative)
    assert "Did you mean ptoc:Initiative" in fault.help
    assert fault.place.line in {1, 2}


def test_named_graphs_are_one_file() -> None:
    text = "@prefix ptoc: <https://w3id.org/peertoc#> . @base <https://e.org/> .\n"
    graphs = "<g> { <i> a ptoc:Initiative . } <h> { <i> ptoc:evaluation <e> . }"
    document = read_text(text + graphs, name="a.trig", format="trig")
    assert check_document(document, checks=choose(all_checks(), ["no-evaluation"], [])) == ()


def test_every_initiative_of_a_file_is_checked() -> None:
    assert names("<j> a ptoc:Initiative . <k> a ptoc:Initiative .", "no-evaluation") == ["no-evaluation"] * 2


def test_choosing_no_check_at_all_is_told() -> None:
    with pytest.raises(PeertocError, match="No check is left"):
        choose(all_checks(), ["people"], ["people"])
