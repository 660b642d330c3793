"""What lies behind and across the columns: the three zones, and the ceiling of accountability."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.layout import PAD
from peertoc.maps.chain.page import Shape, Stroke, ground
from peertoc.maps.chain.routes import Route
from peertoc.maps.chain.texts import tag_card
from peertoc.maps.picture.lines import straight
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.maps.chain.cards import Card
    from peertoc.maps.chain.columns import Columns
    from peertoc.maps.chain.layout import Layout
    from peertoc.maps.chain.values import Direction

#: The room for the heads of zones, above the columns or beside the rows.
HEAD: Final = {"LR": 46.0, "TB": 132.0}
_TAG: Final = {"LR": 200.0, "TB": 126.0}
_INSET: Final = 4.0
#: Ground and edge of a zone, ground of its head, and the inks on that.
_ROLES: Final = {
    "people": ("lane", "lane-edge", "header-ground", "header-ink", "header-soft"),
    "bridge": ("bridge-ground", "bridge-edge", "diffusion-ink", "band-ink", "band-ink"),
    "organisations": ("lane", "lane-edge", "header-ground", "header-ink", "header-soft"),
}


def add_zones(layout: Layout, length: float, breadth: float) -> None:
    """Draw the ground and the head of each zone; heads are read first."""
    heads = []
    for number, (zone, start, end) in enumerate(_stretches(layout, length), start=1):
        id = f"{layout.theory.id}-zone-{number}"
        area = (start, 0.0, end - start, breadth) if layout.sideways else (0.0, start, breadth, end - start)
        edges = _ROLES[zone][:2]
        layout.sheet.grounds.append(ground(id, *area, role=edges[0], edge=edges[1]))
        width = area[2] if layout.sideways else HEAD["TB"] - 2 * _INSET
        card = _head(f"{id}-head", zone, width - 2 * _INSET)
        x, y = area[0] + _INSET + card.width / 2, area[1] + _INSET + card.height / 2
        heads.append(Shape(card.id, "zone", x, y, card.width, card.height, card))
    layout.sheet.parts[:0] = heads


def _head(id: str, zone: str, width: float) -> Card:
    said = words("chain")
    _, _, ground_, ink, soft = _ROLES[zone]
    head, more = said[f"zone-{zone}"].upper(), said[f"zone-{zone}-more"]
    return tag_card(id, head, more, width=width, ground=ground_, inks=(ink, soft))


def _stretches(layout: Layout, length: float) -> Iterator[tuple[str, float, float]]:
    """Give each zone with its beginning and its end; the bridge reaches from people to organisations."""
    zones = [
        (zone, [column for column, _ in columns])
        for zone, columns in groupby(enumerate(layout.columns.zones), key=lambda pair: pair[1])
    ]
    edges = [(layout.edge(of[0], 0) - PAD, layout.edge(of[-1], 1) + PAD) for _, of in zones]
    for number, (zone, of) in enumerate(zones):
        start, end = edges[number]
        if zone == "bridge":
            start = edges[number - 1][1] if number and of[0] != layout.columns.ceiling else start
            end = edges[number + 1][0] if number + 1 < len(zones) else end
        yield zone, 0.0 if number == 0 else start, length if number + 1 == len(zones) else end


def ceiling_card(theory: str, columns: Columns, direction: Direction) -> Card | None:
    """Make the card that names the ceiling; nothing where no step is hoped for."""
    if columns.ceiling is None:
        return None
    said = words("chain")
    meaning = f"{said['ceiling-before']} · {said['ceiling-after']}"
    if columns.astray:
        meaning = f"{meaning}. {said['ceiling-astray']}"
    width = _TAG[direction]
    return tag_card(
        f"{theory}-ceiling-name", said["ceiling"], meaning, width=width, edge="ceiling", ground="page"
    )


def add_ceiling(layout: Layout, card: Card, length: float, breadth: float) -> None:
    """Draw the line between what is owned and what is hoped for, with its name on it."""
    id, sideways = f"{layout.theory.id}-ceiling", layout.sideways
    along = (
        layout.edge(layout.columns.ceiling or 0, 0) - PAD - (1.0 if sideways else _INSET + card.height / 2)
    )
    near, far = (HEAD["LR"] + 2 * _INSET if sideways else _INSET), breadth - _INSET
    ends = [(along, near), (along, far)] if sideways else [(near, along), (far, along)]
    points = [Shape(f"{id}-{name}", "point", *end) for name, end in zip(("start", "end"), ends, strict=True)]
    stroke = Stroke(
        id, "ceiling", points[0].id, points[1].id, Route(straight(*ends)), words("chain")["ceiling"]
    )
    layout.sheet.parts += [*points, stroke]
    half = card.width / 2
    inside = min(max(along, half + _INSET), length - half - _INSET)
    middle = (inside, near + card.height / 2) if sideways else (near + _INSET + half, along)
    layout.sheet.place(card, "ceiling", *middle)
