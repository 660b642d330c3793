"""One theory of change on a sheet: boxes and links in the order of reading, zones behind, lanes beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.boxes import link_told
from peertoc.maps.chain.columns import columns_of
from peertoc.maps.chain.lanes import add_lanes
from peertoc.maps.chain.layout import PAD, Layout, ends_of, lay_out
from peertoc.maps.chain.page import Sheet, Stroke
from peertoc.maps.chain.places import extent
from peertoc.maps.chain.routes import routes_of
from peertoc.maps.chain.zones import HEAD, add_ceiling, add_zones, ceiling_card

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.maps.chain.routes import Route
    from peertoc.maps.chain.values import Direction, Link, TheoryPicture

#: The room at both ends for what leads back from the last column to the first.
_LANES: Final = 26.0
_LEAD: Final = 30.0


def sheet_of(theory: TheoryPicture, direction: Direction) -> Sheet:
    """Lay out a theory; its grounds are the zones, and its parts come in the order of reading."""
    columns = columns_of(theory)
    sideways = direction == "LR"
    ceiling = ceiling_card(theory.id, columns, direction)
    tall = ceiling.height + PAD if ceiling else 0.0
    layout = lay_out(theory, direction, columns, _LEAD if sideways else tall + PAD)
    room = _LANES if theory.feedback or columns.back else 0.0
    layout.before = PAD + room
    layout.above = HEAD[direction] + PAD + (tall if sideways else 0.0)
    depth = max((end for _, end in layout.spans.layers), default=0.0)
    _add_boxes(layout)
    reach = add_lanes(layout, extent(layout.layers, layout.places))
    length, breadth = layout.before + depth + PAD + room, layout.above + reach + PAD
    layout.sheet.width, layout.sheet.height = (length, breadth) if sideways else (breadth, length)
    add_zones(layout, length, breadth)
    if ceiling:
        add_ceiling(layout, ceiling, length, breadth)
    return layout.sheet


def _add_boxes(layout: Layout) -> None:
    """Put every box on the sheet, followed by the links that leave it, as one would read them."""
    found = routes_of(layout.layers, layout.places, layout.spans)
    routes = {id: [layout.route(route) for route in pieces] for id, pieces in found.items()}
    links: dict[str, list[Link]] = {}
    for link in layout.theory.links:
        links.setdefault(link.cause, []).append(link)
    steps = {box.id for box in layout.theory.boxes}
    boxes = [id for row in layout.layers.rows[::2] for id in row if id in layout.cards]
    for id in boxes:
        _put(layout, id, "step" if id in steps else "missing")
        for link in links.get(id, ()):
            if link.id in routes:
                _add_link(layout, link, routes[link.id])
    _add_ghost_ways(layout, routes)


def _put(layout: Layout, id: str, kind: str) -> None:
    start, end = layout.column(id)
    if layout.layers.layer[id] % 2 == 0:
        end = layout.end_of(id)
    layout.sheet.place(layout.cards[id], kind, *layout.at((start + end) / 2, layout.places[id]))


def _add_link(layout: Layout, link: Link, routes: list[Route]) -> None:
    look, told = look_of(link), link_told(link)
    pill = f"{link.id}-pill"
    if len(routes) == 1:
        layout.sheet.parts.append(Stroke(link.id, look, link.cause, link.effect, routes[0], told))
        return
    layout.sheet.parts.append(Stroke(f"{link.id}-from", look, link.cause, pill, routes[0], told))
    _put(layout, pill, "assumption")
    layout.sheet.parts.append(Stroke(f"{link.id}-to", look, pill, link.effect, routes[1], told))


def look_of(link: Link) -> str:
    """Choose how a link looks: by the strength of its evidence, where that is stated."""
    return f"link-{link.strength}" if link.strength else "link"


def _add_ghost_ways(layout: Layout, routes: Mapping[str, list[Route]]) -> None:
    for ghost in layout.theory.ghosts:
        look = "waived" if ghost.mark.waived else "missing"
        (route,) = routes[f"{ghost.id}-way"]
        layout.sheet.parts.append(Stroke(f"{ghost.id}-way", look, *ends_of(ghost), route, ghost.mark.message))
