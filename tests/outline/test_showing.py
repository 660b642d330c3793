"""An outline is made from the name of a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from peertoc.errors import Malformed, NoInitiative, UnknownName, Unreadable
from peertoc.outline import outline
from tests.outline.samples import HEAD, HERE, sample_text

if TYPE_CHECKING:
    from pathlib import Path

ONE = f'{HEAD}<urn:x:i> a ptoc:Initiative ; dcterms:title "One" ; ptoc:purpose <urn:x:p> .'


def test_a_file_is_outlined_as_text_and_as_json() -> None:
    assert outline(str(HERE / "sample.ttl")) == sample_text()
    (initiative,) = json.loads(outline(str(HERE / "sample.ttl"), style="json", lang="fr"))["initiatives"]
    assert initiative["title"] == "Pairs des budgets municipaux"


def test_a_file_may_name_the_values_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(f'{ONE} <urn:x:p> rdfs:label "Company"@en .')
    assert "Purpose: Company" in outline(str(tmp_path / "one.ttl"))


def test_all_initiatives_of_a_folder_are_outlined(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(ONE)
    (tmp_path / "b.ttl").write_text(f"{HEAD}<urn:x:o> a org:Organization .")
    (tmp_path / "c.ttl").write_text(ONE.replace("One", "Two"))
    told = outline(str(tmp_path))
    assert told.startswith("One\n===\n")
    assert "\n\n\nTwo\n===\n" in told


def test_a_file_without_an_initiative_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "b.ttl").write_text(f"{HEAD}<urn:x:o> a org:Organization .")
    with pytest.raises(NoInitiative) as told:
        outline(str(tmp_path / "b.ttl"))
    assert told.value.place.file == str(tmp_path / "b.ttl")
    assert "peertoc new" in told.value.help


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<a> <b")
    with pytest.raises(Malformed):
        outline(str(tmp_path / "a.ttl"))
    with pytest.raises(Unreadable):
        outline(str(tmp_path / "none.ttl"))
    with pytest.raises(UnknownName):
        outline(str(tmp_path / "a.ttl"), format="turtel")
