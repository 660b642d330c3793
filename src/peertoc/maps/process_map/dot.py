"""The process map in DOT: a grid that lays itself out, so that Graphviz only draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.cleaning import clean
from peertoc.maps.picture.palette import colour
from peertoc.maps.process_map.around import (
    LEGEND_GAP,
    legend,
    legend_width,
    set_notes,
    subtitle_label,
    title_label,
)
from peertoc.maps.process_map.boxes import box_label, header_label, ink_of
from peertoc.maps.process_map.layout import GAP, LEGEND, Frame, lay_out, spline
from peertoc.maps.process_map.phrasing import name_of
from peertoc.maps.process_map.words import told_arrow
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphviz import Digraph

    from peertoc.maps.picture.lines import Point
    from peertoc.maps.process_map.setting import SetBox, SetColumn
    from peertoc.maps.process_map.values import Arrow, ProcessMap

#: The grounds of boxes that hold nothing of their part; others have that of the part.
_GROUNDS: Final = {"missing": "missing-ground", "open": "lane", "left-out": "lane"}


def dot_of(map_: ProcessMap, subtitle: str) -> tuple[str, tuple[str, ...]]:
    """Write a map in DOT, and list the ids of its nodes and edges in the order in which they are read."""
    return _Sheet(map_, subtitle).drawn()


class _Sheet:
    """Draw one map; y is turned round on the way to Graphviz."""

    def __init__(self, map_: ProcessMap, subtitle: str) -> None:
        from graphviz import Digraph

        self.map = map_
        legend = 0.0 if map_.of_guide else legend_width(map_) + 40
        self.layout = lay_out(map_, map_.title, subtitle, legend)
        self.graph: Digraph = Digraph("process-map")
        self.order: list[str] = []
        self.notes = set_notes(map_, self.layout)
        self.height = self.notes.frame.bottom if self.notes else self.layout.bottom

    def drawn(self) -> tuple[str, tuple[str, ...]]:
        self._attributes()
        self._head()
        for column in self.layout.columns:
            self._column(column)
        if self.notes:
            self._node("notes", self.notes.frame, self.notes.label, **_look("lane", "lane-edge"))
        return self.graph.source, tuple(self.order)

    def _attributes(self) -> None:
        self.graph.attr(
            layout="nop2",
            splines="true",
            pad="0.42",
            bgcolor=colour("page"),
            fontname="Arial",
            outputorder="edgesfirst",
        )
        self.graph.attr("node", shape="box", fixedsize="true", margin="0", fontname="Arial", penwidth="1.3")
        self.graph.attr("edge", fontname="Arial", penwidth="1.6", arrowsize="0.75")

    def _node(self, id: str, frame: Frame, label: str, tooltip: str = "", **look: str) -> None:
        from graphviz import escape

        x, y = frame.centre
        self.order.append(id)
        self.graph.node(
            id,
            label=label,
            id=id,
            pos=f"{x:.2f},{self.height - y:.2f}",
            width=f"{frame.width / 72:.4f}",
            height=f"{frame.height / 72:.4f}",
            tooltip=escape(clean(tooltip)) or " ",
            **look,
        )

    def _edge(self, id: str, ends: tuple[str, str], path: str, tooltip: str, look: dict[str, str]) -> None:
        from graphviz import escape

        self.order.append(id)
        self.graph.edge(*ends, id=id, pos=path, tooltip=escape(clean(tooltip)), **look)

    def _head(self) -> None:
        self._node("title", self.layout.head, title_label(self.layout), shape="none", fixedsize="shape")
        self._node(
            "subtitle", self.layout.beneath, subtitle_label(self.layout), shape="none", fixedsize="shape"
        )
        if self.map.of_guide:
            return
        _, middle = self.layout.beneath.centre
        left = self.layout.width - legend_width(self.map)
        for key in legend(self.map):
            frame = Frame(left, middle - LEGEND / 2, key.width, LEGEND)
            look = _look("missing-ground", "missing-ink", dashed=True) if key.boxed else {"shape": "none"}
            self._node(f"legend-{key.state}", frame, key.label, **look)
            left = frame.right + LEGEND_GAP

    def _column(self, column: SetColumn) -> None:
        number = column.column.number
        id = f"phase-{number}"
        frame = self.layout.frame(number, 0)
        missing = column.column.standing == "missing"
        look = (
            _look("missing-ground", "missing-ink", dashed=True)
            if missing
            else _look("header-ground", "header-edge")
        )
        self._node(id, frame, header_label(column, id, frame.height), tooltip=column.column.name, **look)
        for row, box in enumerate(column.boxes, start=1):
            self._box(box, f"{id}-{box.box.part}", self.layout.frame(number, row), column.column.name)
        for arrow, path in zip(self.map.arrows, self.layout.paths, strict=True):
            if arrow.risks == number:
                self._arrow(arrow, path)
        if number + 1 < len(self.layout.columns):
            self._next(number, frame)

    def _box(self, box: SetBox, id: str, frame: Frame, phase: str) -> None:
        ground = _GROUNDS.get(box.box.standing, f"{box.box.part}-ground")
        edge = "lane-edge" if box.box.standing == "open" else ink_of(box.box)
        look = _look(ground, edge, dashed=box.box.standing in ("missing", "partial"))
        tooltip = words("map")["box-tip"].format(part=name_of(box.box), phase=phase)
        self._node(id, frame, box_label(box, id, frame.height), tooltip=tooltip, **look)

    def _arrow(self, arrow: Arrow, path: Sequence[Point]) -> None:
        ends = (f"phase-{arrow.risks}-risks", f"phase-{arrow.management}-management")
        ink = colour("missing-ink" if arrow.missing else "management-ink")
        look = {"color": ink, "style": "dashed" if arrow.missing else "solid"}
        self._edge(arrow.id, ends, spline(path, self.height), told_arrow(arrow, self.map), look)

    def _next(self, number: int, frame: Frame) -> None:
        _, middle = frame.centre
        path = ((frame.right, middle), (frame.right + GAP, middle))
        ends = (f"phase-{number}", f"phase-{number + 1}")
        look = {"color": colour("line")}
        self._edge(f"next-{number + 1}", ends, spline(path, self.height), words("map")["next"], look)


def _look(ground: str, edge: str, *, dashed: bool = False) -> dict[str, str]:
    style = "rounded,filled,dashed" if dashed else "rounded,filled"
    width = {"penwidth": "1.7"} if dashed else {}
    return {"style": style, "fillcolor": colour(ground), "color": colour(edge), **width}
