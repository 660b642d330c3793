"""The lists beside the process map are complete against the inventory, and claim nothing beyond it."""

from __future__ import annotations

import re

import pytest

from peertoc.vocabulary import PTOC, SCHEMES, SKOS
from tests.conftest import shared
from tests.ontology.vocabularies import drawn_from, inventory, labelled, named, resources


def test_areas_are_the_rows_of_figure_9_and_those_of_the_text() -> None:
    rows = inventory()["fig9"]["rows"]
    assert len(rows) == inventory()["meta"]["counts"]["fig9_rows"] == 23
    assert named("area", rows) == drawn_from("area", "figure-9")
    assert {"civil-service-reform", "land-reform"} <= {area.name for area in resources("area")}


def test_goals_are_the_columns_of_figure_9() -> None:
    columns = inventory()["fig9"]["columns"]
    assert len(columns) == inventory()["meta"]["counts"]["fig9_cols"] == 7
    assert [labelled("goal", text).name for text in columns] == [goal.name for goal in resources("goal")]


@pytest.mark.parametrize(
    ("name", "place", "part", "groups", "count"),
    [("challenge", "figure-7", "items", 3, 12), ("key", "figure-11", "keys", 2, 6)],
)
def test_grouped_lists_hold_each_item_once_under_its_group(
    name: str, place: str, part: str, groups: int, count: int
) -> None:
    table = (
        inventory()["fig7_challenges"]["groups"]
        if name == "challenge"
        else inventory()["fig11_diffusion_keys"]
    )
    expected = {}
    for group in table:
        above = labelled(name, group.get("name", group.get("group"))).name
        expected[above] = named(name, group[part])
    assert len(expected) == groups
    found = {above: {value.name for value in resources(name) if above in value.names(SKOS + "broader")}
             for above in expected}  # fmt: skip
    assert found == expected
    assert sum(map(len, found.values())) == count
    assert drawn_from(name, place) == set(expected).union(*expected.values())
    assert sum(bool(value.all(SKOS + "broader")) for value in resources(name)) == count


@pytest.mark.parametrize(
    ("group", "part", "count"),
    [
        ("group-of-tests", "six_from_P3_3a", 6),
        ("group-of-facets", "four_facets_from_principle_12", 4),
        ("group-of-rungs", "annexC_goal_ladder", 4),
    ],
)
def test_dimensions_hold_the_three_cuts_of_the_guide(group: str, part: str, count: int) -> None:
    texts = [re.sub(r"^(I\d|F) ", "", text) for text in inventory()["evaluation_dimensions"][part]]
    (collection,) = [found for found in resources("dimension", "Collection") if found.name == group]
    assert named("dimension", texts) == collection.names(SKOS + "member")
    assert len(texts) == count
    if group == "group-of-rungs":
        assert [labelled("dimension", text).one(PTOC + "order") for text in texts] == list("1234")


def test_each_dimension_belongs_to_one_cut() -> None:
    members = [iri for group in resources("dimension", "Collection") for iri in group.all(SKOS + "member")]
    assert sorted(members) == sorted(value.iri for value in resources("dimension"))


def test_skills_are_four_and_the_aspects_of_the_first() -> None:
    listed = inventory()["learning_outcome_types"]
    heads = [text.split(" (")[0] for text in listed]
    tops = {skill.name for skill in resources("skill") if skill.all(SKOS + "topConceptOf")}
    assert named("skill", heads) == tops == drawn_from("skill", "figure-1")
    assert len(tops) == 4
    aspects = listed[0].split(" (")[1].rstrip(")").split(" / ")
    assert len(aspects) == 3
    below = {"country systems": "country-systems", "sequencing": "reform-sequencing"}
    names = {below.get(aspect, aspect.replace(" ", "-")) for aspect in aspects}
    assert names == {skill.name for skill in resources("skill")} - tops


def test_levels_are_those_of_figure_4() -> None:
    listed = inventory()["fig4"]["targeted_levels"]
    assert named("level", [text.split(" (")[0] for text in listed]) == drawn_from("level", "figure-4")
    assert len(listed) == len(resources("level")) == 4


def test_factors_hold_what_the_text_says_of_matching() -> None:
    factors = [factor.name for factor in resources("factor")]
    assert factors[:4] == ["shared-problem", "position", "task", "policy-initiative"]
    others = inventory()["fig5"]["other_criteria_in_text"]
    assert {labelled("factor", text).name for text in others[:2]} <= set(factors)
    assert {"contextual-similarity", "index-ranking", "larger-entity"} <= set(factors)


@pytest.mark.parametrize("name", SCHEMES)
def test_definitions_are_in_our_own_words(name: str) -> None:
    text = " ".join(re.findall(r"[\w']+", shared("guide", "guide.txt").read_text("utf-8").casefold()))
    for value in resources(name):
        words = re.findall(r"[\w']+", value.one(SKOS + "definition").casefold())
        runs = [" ".join(words[start : start + 7]) for start in range(len(words) - 6)]
        assert not [run for run in runs if run in text], f"{value.name} copies the guide"
