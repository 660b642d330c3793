"""A drawing of any chain can be read: nothing lies on anything else, and no line runs through a box."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

import pytest

from peertoc.maps.chain.columns import columns_of
from peertoc.maps.chain.page import Shape, Sheet, Stroke
from peertoc.maps.chain.sheet import sheet_of
from tests.maps.chain.samples import box, checked, invented, random_theory, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.maps.chain.values import ChainPicture, Direction

    Point = tuple[float, float]

SIZES: Final = ((1, 0), (1, 1), (2, 4), (5, 5), (8, 12), (12, 10), (16, 40), (25, 30))
PICTURES: Final = [(steps, links, seed) for steps, links in SIZES for seed in (1, 2, 3)]


def sheets(picture: ChainPicture, direction: Direction) -> Iterator[Sheet]:
    for theory in picture.theories:
        yield sheet_of(theory, direction)


def cards(sheet: Sheet) -> list[Shape]:
    return [part for part in sheet.parts if isinstance(part, Shape) and part.card]


def strokes(sheet: Sheet) -> list[Stroke]:
    return [part for part in sheet.parts if isinstance(part, Stroke)]


def overlap(one: Shape, other: Shape) -> bool:
    across = (one.width + other.width) / 2 - abs(one.x - other.x)
    down = (one.height + other.height) / 2 - abs(one.y - other.y)
    return across > 0.5 and down > 0.5


def points(stroke: Stroke) -> Iterator[Point]:
    """Walk along the curves of a line."""
    control = stroke.route.points
    assert len(control) % 3 == 1
    for start in range(0, len(control) - 3, 3):
        four = control[start : start + 4]
        for step in range(11):
            t = step / 10
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x, y = (sum(w * p[axis] for w, p in zip(weights, four, strict=True)) for axis in (0, 1))
            yield x, y


def inside(point: Point, shape: Shape) -> bool:
    return (
        abs(point[0] - shape.x) < shape.width / 2 - 1.0 and abs(point[1] - shape.y) < shape.height / 2 - 1.0
    )


def demand_readable(sheet: Sheet) -> None:
    for one, other in combinations(cards(sheet), 2):
        assert not overlap(one, other), (one.id, other.id)
    boxes = [card for card in cards(sheet) if card.kind in ("step", "missing", "assumption")]
    for stroke in strokes(sheet):
        if stroke.look == "ceiling":
            continue
        walked = list(points(stroke))
        for shape in boxes:
            assert not any(inside(point, shape) for point in walked), (stroke.id, shape.id)
    for card in cards(sheet):
        assert card.x - card.width / 2 >= -0.5
        assert card.x + card.width / 2 <= sheet.width + 0.5
        assert card.y - card.height / 2 >= -0.5
        assert card.y + card.height / 2 <= sheet.height + 0.5


@pytest.mark.parametrize("direction", ["LR", "TB"])
@pytest.mark.parametrize(("steps", "links", "seed"), PICTURES)
def test_nothing_lies_on_anything_else(steps: int, links: int, seed: int, direction: Direction) -> None:
    for sheet in sheets(told(random_theory(steps, links, seed)), direction):
        demand_readable(sheet)


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_the_invented_example_is_readable(direction: Direction) -> None:
    for sheet in sheets(checked(invented()), direction):
        demand_readable(sheet)


@pytest.mark.parametrize(("steps", "links", "seed"), PICTURES)
def test_every_line_is_drawn_from_end_to_end(steps: int, links: int, seed: int) -> None:
    (theory,) = told(random_theory(steps, links, seed)).theories
    sheet = sheet_of(theory, "LR")
    drawn = {(stroke.tail, stroke.head) for stroke in strokes(sheet)}
    ends = [(each.cause, each.effect) for each in theory.links]
    ends += [(each.cause, each.effect) for each in theory.feedback]
    for cause, effect in ends:
        middles = {head for tail, head in drawn if tail == cause}
        assert effect in middles or effect in {head for tail, head in drawn if tail in middles}


@pytest.mark.parametrize(("steps", "links", "seed"), PICTURES)
def test_causes_stand_before_effects_but_for_what_closes_a_circle(steps: int, links: int, seed: int) -> None:
    (theory,) = told(random_theory(steps, links, seed)).theories
    columns = columns_of(theory)
    for each in theory.links:
        if each.id not in columns.back:
            assert columns.of[each.cause] < columns.of[each.effect]
    zones = [("people", "bridge", "organisations").index(zone) for zone in columns.zones]
    assert zones == sorted(zones)


def test_only_a_circle_has_links_that_lead_back() -> None:
    (theory,) = checked(invented()).theories
    assert not columns_of(theory).back


def test_the_ceiling_runs_between_what_is_owned_and_what_is_hoped_for() -> None:
    picture = checked(invented())
    (theory,) = picture.theories
    columns = columns_of(theory)
    assert columns.ceiling is not None
    assert not columns.astray
    for each in theory.boxes:
        if each.ownership:
            assert (columns.of[each.id] >= columns.ceiling) == (each.ownership == "outside")


def test_no_ceiling_is_drawn_where_no_step_is_hoped_for() -> None:
    picture = told(
        "<t> a ptoc:TheoryOfChange ; ptoc:step <a> . <a> a ptoc:Input ; ptoc:ownership control:within ."
    )
    (theory,) = picture.theories
    assert columns_of(theory).ceiling is None


def test_an_owned_step_behind_one_hoped_for_is_told() -> None:
    picture = told(
        """<t> a ptoc:TheoryOfChange ; ptoc:step <a>, <b> .
        <a> a ptoc:ReformImpact ; ptoc:ownership control:outside ; ptoc:leadsTo <b> .
        <b> a ptoc:ReformImpact ; ptoc:ownership control:within ."""
    )
    (theory,) = picture.theories
    assert columns_of(theory).astray == {box(picture, "b").id}


def test_diffusion_stands_on_the_bridge_between_people_and_organisations() -> None:
    (theory,) = checked(invented()).theories
    columns = columns_of(theory)
    for each in theory.boxes:
        zone = columns.zones[columns.of[each.id]]
        assert (zone == "bridge") == (each.kind == "Diffusion")
        assert (zone == "organisations") == (each.kind in ("OrganisationalChange", "ReformImpact"))


def test_the_same_theory_is_laid_out_alike_each_time() -> None:
    (theory,) = told(random_theory(25, 40, 7)).theories
    assert sheet_of(theory, "LR") == sheet_of(theory, "LR")
