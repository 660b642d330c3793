"""The parts of the guide: all that it has, each in its place, and annex C said in our terms."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from peertoc.vocabulary import DCTERMS, PREFIXES, PTOC, RDFS, SKOS
from tests.conftest import ROOT, shared
from tests.ontology.terms import declared, instances, values
from tests.ontology.vocabularies import inventory

GUIDE = PREFIXES["guide"]
SECTIONS = ("1", "2", "3", *(f"3.{n}{part}" for n in range(1, 6) for part in ("", "a", "b")))
FIGURES = tuple(f"figure-{n}" for n in range(1, 12))
ANNEXES = ("annex-a", "annex-b", "annex-c")
BOXES = (
    "box-what-is-peer-learning", "box-study", "box-politics", "box-targeting", "box-georgia",
    "box-innovative-practices",
)  # fmt: skip


def part(name: str, predicate: str) -> list[str]:
    return values(GUIDE + name, predicate)


def parts() -> list[str]:
    return [iri.removeprefix(GUIDE) for iri in instances(f"{PTOC}GuidePart")]


def key_terms() -> list[str]:
    return [name for name in parts() if name.startswith("annex-c-")]


def test_every_section_figure_box_and_annex_is_there_and_nothing_else() -> None:
    places = [name for name in parts() if not name.startswith("annex-c-")]
    assert sorted(places) == sorted((*SECTIONS, *FIGURES, *ANNEXES, *BOXES))


def test_the_figures_are_those_that_the_guide_prints() -> None:
    printed = re.findall(r"^Figure (\d+)\.", shared("guide", "guide.txt").read_text("utf-8"), re.MULTILINE)
    assert [f"figure-{number}" for number in printed] == list(FIGURES)


def test_the_sections_are_those_of_the_table_of_contents() -> None:
    text = shared("guide", "guide.txt").read_text("utf-8")
    contents = text.split("Table of Contents")[1].split("\nAnnexes")[0]
    printed = re.findall(r"^ ?(3\.\d)\. .*?a\) .*?b\) ", contents, re.MULTILINE)
    assert printed == [f"3.{n}" for n in range(1, 6)]
    assert "misprinted" in part("3.5", SKOS + "scopeNote")[0]


def test_every_part_hangs_under_the_guide() -> None:
    for name in parts():
        (above,) = part(name, DCTERMS + "isPartOf")
        seen = {name}
        while above != GUIDE:
            above = above.removeprefix(GUIDE)
            assert above not in seen
            assert GUIDE + above in declared()
            seen.add(above)
            (above,) = part(above, DCTERMS + "isPartOf")


@pytest.mark.parametrize("predicate", [DCTERMS + "identifier", DCTERMS + "description", RDFS + "label"])
def test_no_two_parts_are_called_the_same(predicate: str) -> None:
    said = Counter(value for name in parts() for value in part(name, predicate))
    assert [value for value, times in said.items() if times > 1] == []


def test_a_part_is_found_by_the_number_that_the_guide_prints() -> None:
    for name in SECTIONS:
        assert part(name, DCTERMS + "identifier") == [name]
    for name in (*FIGURES, *ANNEXES):
        assert part(name, DCTERMS + "identifier")[0].casefold() == name.replace("-", " ")


def test_the_guide_has_a_title_and_a_publisher_and_names_no_person() -> None:
    assert part("", DCTERMS + "title") == ["A Guide to Peer-to-Peer Learning"]
    assert part("publisher", RDFS + "label") == ["Effective Institutions Platform"]
    assert part("", DCTERMS + "creator") == []


def test_each_of_the_19_key_terms_of_annex_c_is_there() -> None:
    printed = [entry["term"] for entry in inventory()["annexC_terms"]]
    assert len(printed) == inventory()["meta"]["counts"]["annexC_terms"] == 19
    assert [part(name, SKOS + "prefLabel") for name in key_terms()] == [[term] for term in printed]
    assert key_terms() == ["annex-c-" + term.casefold().replace(" ", "-") for term in printed]


def test_each_key_term_is_said_in_declared_terms_of_ours() -> None:
    assert len(key_terms()) == 19
    for name in key_terms():
        meant = part(name, PTOC + "meansTerm")
        assert meant
        assert sorted(set(meant) - declared()) == []
        assert part(name, DCTERMS + "isPartOf") == [GUIDE + "annex-c"]


def test_every_place_of_the_guide_that_a_file_names_exists() -> None:
    files = [path for folder in ("ontology", "shapes", "examples") for path in (ROOT / folder).rglob("*.ttl")]
    texts = [path.read_text("utf-8") for path in files]
    named = {name for text in texts for name in re.findall(r"(?<![\w:])guide:([\w.-]*\w)", text)}
    assert len(named) > 40
    assert sorted(named - {*parts(), "publisher"}) == []
