"""Where everything stands on the process map: a grid of phases and parts, and lanes for the arrows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.maps.picture.lettering import is_rtl
from peertoc.maps.picture.lines import around, towards
from peertoc.maps.process_map.setting import COLUMN, SUBTITLE, TITLE, SetColumn, set_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.maps.picture.lines import Point
    from peertoc.maps.process_map.values import Arrow, ProcessMap

# Points; y runs downwards here, and upwards in Graphviz.
GAP: Final = 26.0
LEGEND: Final = 26.0
_TITLE_SHARE: Final = 0.97  # large letters are drawn a little wider than they are reckoned
_TALL_SCRIPT: Final = 9.0
_BELOW_TITLE: Final = 18.0
_ROWS_APART: Final = 20.0
_FOR_ARROWS: Final = 34.0
_LANE: Final = 11.0
_PAIR: Final = 9.0
_CORNER: Final = 5.0
_HEAD: Final = 8.0
_CLEAR: Final = 1.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold a rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """Give its middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def bottom(self) -> float:
        """Give its lower edge."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """Give its right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold where everything stands; ``rows`` are header, tools, risks and management, as top and height."""

    columns: tuple[SetColumn, ...]
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    head: Frame
    beneath: Frame
    rows: tuple[tuple[float, float], ...]
    paths: tuple[tuple[Point, ...], ...]
    width: float

    def frame(self, column: int, row: int) -> Frame:
        """Give the place of a box; row 0 is the header."""
        return Frame(column * (COLUMN + GAP), self.rows[row][0], COLUMN, self.rows[row][1])

    @property
    def bottom(self) -> float:
        """Give the lower edge of the grid."""
        return self.rows[-1][0] + self.rows[-1][1]


def lay_out(map_: ProcessMap, title: str, subtitle: str, room: float) -> Layout:
    """Find a place for everything; there are ``room`` points beside the subtitle."""
    columns = set_columns(map_)
    width = len(columns) * COLUMN + (len(columns) - 1) * GAP
    titled = TITLE.wrapped(title, width * _TITLE_SHARE, 3)
    told = SUBTITLE.wrapped(subtitle, width - room)
    head = Frame(0, 0, width, TITLE.height(len(titled)) + 2)
    beneath = Frame(
        0,
        head.bottom + (_TALL_SCRIPT if is_rtl(title) else 0),
        width - room,
        max(LEGEND, SUBTITLE.height(len(told))),
    )
    lanes = _lanes(map_.arrows)
    apart = _FOR_ARROWS + _LANE * (
        max(lanes, default=0) + 1 if any(_is_across(a) for a in map_.arrows) else 0
    )
    rows = _rows(columns, beneath.bottom + _BELOW_TITLE, apart)
    channel = (rows[2][0] + rows[2][1], rows[3][0])
    paths = tuple(_paths(map_.arrows, lanes, channel))
    return Layout(columns, titled, told, head, beneath, rows, paths, width)


def _rows(columns: Sequence[SetColumn], top: float, apart: float) -> tuple[tuple[float, float], ...]:
    heights = [max(column.height for column in columns)]
    heights += [max(column.boxes[part].height for column in columns) for part in range(3)]
    rows: list[tuple[float, float]] = []
    for height, after in zip(heights, (_ROWS_APART, _ROWS_APART, apart, 0.0), strict=True):
        whole = float(round(height + 0.5))
        rows.append((top, whole))
        top += whole + after
    return tuple(rows)


def _is_across(arrow: Arrow) -> bool:
    return arrow.risks != arrow.management


def _lanes(arrows: Iterable[Arrow]) -> list[int]:
    """Give each arrow a lane in which none that it would cover runs; one within a column needs none."""
    taken: list[list[tuple[int, int]]] = []
    lanes = []
    for arrow in arrows:
        start, end = sorted((arrow.risks, arrow.management))
        lane = 0
        while (
            _is_across(arrow) and lane < len(taken) and any(a <= end and start <= b for a, b in taken[lane])
        ):
            lane += 1
        if _is_across(arrow):
            taken.extend([[]] if lane == len(taken) else [])
            taken[lane].append((start, end))
        lanes.append(lane)
    return lanes


def _paths(
    arrows: Sequence[Arrow], lanes: Sequence[int], channel: tuple[float, float]
) -> Iterable[tuple[Point, ...]]:
    """Draw each arrow through the channel between risks and management, with its own place at both ends."""
    top, bottom = channel
    for arrow, lane in zip(arrows, lanes, strict=True):
        start, end = (column * (COLUMN + GAP) + COLUMN / 2 for column in (arrow.risks, arrow.management))
        if not _is_across(arrow):
            at = start + _beside(arrow, arrows)
            yield ((at, top), (at, bottom))
            continue
        side = 1 if arrow.management > arrow.risks else -1
        out = start + side * (22 + 14 * (abs(arrow.management - arrow.risks) - 1))
        into = end - side * (29 + 14 * (abs(arrow.management - arrow.risks) - 1))
        height = top + 12 + _LANE * lane
        yield ((out, top), (out, height), (into, height), (into, bottom))


def _beside(arrow: Arrow, arrows: Sequence[Arrow]) -> float:
    """Give how far from the middle an arrow within a column stands: two stand side by side."""
    within = [other for other in arrows if other.risks == other.management == arrow.risks]
    if len(within) < 2:
        return 0.0
    return _PAIR if arrow.missing else -_PAIR


def spline(path: Sequence[Point], height: float) -> str:
    """Write a path as the ``pos`` of an edge, with round corners, and its head at the last point."""
    points = [(x, height - y) for x, y in path]
    end = towards(points[-1], points[-2], _CLEAR)
    points[-1] = towards(end, points[-2], _HEAD)
    return " ".join((f"e,{_point(end)}", *map(_point, around(points, _CORNER))))


def _point(point: Point) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}"
