"""The picture of a chain as Graphviz source: everything has its place already, and Graphviz only draws it.

The layout ``nop2`` is built into Graphviz: it takes the places of nodes and the curves of edges as they are.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

import graphviz

from peertoc.cleaning import clean
from peertoc.maps.chain.page import LOOKS, Shape, Sheet, Stroke
from peertoc.maps.chain.routes import Route
from peertoc.maps.picture.labels import safe_url
from peertoc.maps.picture.palette import colour

if TYPE_CHECKING:
    from peertoc.maps.chain.values import Direction

_LONGEST_TIP: Final = 600
#: How far the outline of an arrow reaches beyond its tip, for each point of its width.
_MITRE: Final = 1.4


def dot_of(sheet: Sheet, direction: Direction) -> str:
    """Write a sheet as Graphviz source."""
    graph = graphviz.Digraph(
        name="chain",
        graph_attr={
            "layout": "nop2", "rankdir": direction, "fontname": "Arial", "bgcolor": colour("page"),
            "pad": "0.2", "id": "chain", "outputorder": "breadthfirst",
        },
        node_attr={"fontname": "Arial", "shape": "plain"},
        edge_attr={"fontname": "Arial", "arrowsize": "0.8"},
    )  # fmt: skip
    for shape in (*sheet.grounds, *(part for part in sheet.parts if isinstance(part, Shape))):
        graph.node(shape.id, **_node(shape, sheet.height))
    for stroke in (part for part in sheet.parts if isinstance(part, Stroke)):
        graph.edge(stroke.tail, stroke.head, **_edge(stroke, sheet.height))
    return str(graph.source)


def reading_order(sheet: Sheet) -> tuple[str, ...]:
    """List ids in the order in which the picture is read."""
    return tuple(part.id for part in (*sheet.grounds, *sheet.parts))


def _node(shape: Shape, height: float) -> dict[str, str]:
    common = {"id": shape.id, "class": shape.kind, "pos": _point((shape.x, shape.y), height)}
    if shape.card:
        linked = safe_url(shape.card.url)
        more = {"URL": graphviz.escape(linked), "target": "_top"} if linked else {}
        return common | {"label": shape.card.label} | more | _tip(shape.card.tooltip)
    size = {"width": _inches(shape.width), "height": _inches(shape.height), "fixedsize": "true", "label": ""}
    if shape.ground:
        looks = {"shape": "box", "style": "filled,rounded", "fillcolor": shape.ground, "color": shape.edge}
        return common | size | looks | {"penwidth": "0.8"}
    return common | size | {"shape": "point", "style": "invis"}


def _edge(stroke: Stroke, height: float) -> dict[str, str]:
    width, style, role = LOOKS[stroke.look]
    route = _drawn_back(stroke.route, _MITRE * width - 1.0)
    tip = [f"e,{_point(route.tip, height)}"] if route.tip else []
    head = "vee" if stroke.look == "feedback" else "normal"
    return {
        "id": stroke.id,
        "class": stroke.look,
        "pos": " ".join([*tip, *(_point(point, height) for point in route.points)]),
        "penwidth": f"{width:g}",
        "style": style,
        "color": colour(role),
        "arrowhead": head if route.tip else "none",
    } | _tip(stroke.tooltip)


def _drawn_back(route: Route, by: float) -> Route:
    """Draw the arrow of a thick line back, so that its outline ends where the line should."""
    if route.tip is None or by <= 0:
        return route
    last = route.points[-1]
    length = hypot(route.tip[0] - last[0], route.tip[1] - last[1]) or 1.0
    back = by * (route.tip[0] - last[0]) / length, by * (route.tip[1] - last[1]) / length
    end, tip = ((point[0] - back[0], point[1] - back[1]) for point in (last, route.tip))
    return Route((*route.points[:-1], end), tip)


def _point(point: tuple[float, float], height: float) -> str:
    return f"{point[0]:.1f},{height - point[1]:.1f}"


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"


def _tip(text: str) -> dict[str, str]:
    told = clean(text)[:_LONGEST_TIP]
    return {"tooltip": graphviz.escape(told)} if told else {}
