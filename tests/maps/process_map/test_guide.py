"""The guide's own map holds what figure 1 holds."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
import yaml

from peertoc.catalogue import vocabulary_documents
from peertoc.catalogue.reading_concepts import read_concepts
from peertoc.maps.process_map.guide import question
from peertoc.maps.process_map.values import PARTS, Arrow, Part
from peertoc.vocabulary import SKOS
from tests.conftest import shared
from tests.maps.process_map.samples import guide

KEYS: Final[dict[Part, str]] = {"tools": "tools", "risks": "risks", "management": "risk_management"}
#: Printed among the risks of figure 1 by a slip: it is a measure, and stands as one in another phase.
SLIP: Final = "Scoping the demand [SIC"


def inventory() -> list[dict[str, Any]]:
    phases: list[dict[str, Any]] = yaml.safe_load(shared("guide", "inventory.yaml").read_text("utf-8"))[
        "phases"
    ]
    return phases


def names() -> dict[str, set[str]]:
    """Map each term to all that it is called."""
    found: dict[str, set[str]] = {}
    for document in vocabulary_documents():
        for triple in document.triples:
            if triple.predicate.value.startswith(SKOS) and triple.predicate.value.endswith("Label"):
                found.setdefault(str(triple.subject).strip("<>"), set()).add(plain(triple.object.value))  # type: ignore[union-attr]
    return found


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


@pytest.mark.parametrize("part", PARTS)
def test_every_line_of_figure_1_stands_in_its_phase_and_no_other_line_does(part: Part) -> None:
    called = names()
    counted = 0
    for phase, column in zip(inventory(), guide().columns, strict=True):
        printed = [plain(text) for text in phase[KEYS[part]] if not text.startswith(SLIP)]
        (box,) = (box for box in column.boxes if box.part == part)
        held = [called[item.url] for item in box.items]
        for text in printed:
            assert any(text == name or text.startswith(f"{name} ") for name in set().union(*held)), text
        assert len(held) == len(printed), (column.name, part)
        counted += len(printed)
    assert counted == {"tools": 24, "risks": 5, "management": 14}[part]


def test_it_misses_nothing_and_suggests_nothing_and_leads_each_risk_to_its_management() -> None:
    assert {item.state for column in guide().columns for box in column.boxes for item in box.items} == {"has"}
    assert guide().arrows == tuple(Arrow(number, number) for number in (1, 2, 3, 4))
    assert [box.standing for box in guide().columns[0].boxes] == ["open", "open", "open"]


def test_each_line_has_its_meaning_and_leads_to_its_definition() -> None:
    for column in guide().columns:
        assert column.tooltip
        for box in column.boxes:
            assert all(item.tooltip and item.url.startswith("https://w3id.org/") for item in box.items)


def test_every_part_of_every_phase_has_a_question_of_that_phase() -> None:
    concepts = read_concepts()
    for phase in concepts.in_scheme("phase"):
        asked = [question(concepts, part, phase.iri) for part in PARTS]
        assert all(each.label and each.phases == (phase.iri,) for each in asked)
        assert len({each.iri for each in asked}) == len(PARTS)
