"""The process map as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.maps.picture import mermaid
from peertoc.maps.picture.palette import colour
from peertoc.maps.process_map.words import subtitle_of
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from peertoc.maps.process_map.values import Box, Column, ProcessMap

_MARKS: Final = {"has": "●", "suggested": "○", "missing": "+"}


def mermaid_of(map_: ProcessMap) -> str:
    """Write a map as a flowchart: a group for each phase, a node for each part."""
    lines = [_phase(column) for column in map_.columns]
    lines += [
        mermaid.edge(f"phase-{column.number}", f"phase-{column.number + 1}") for column in map_.columns[:-1]
    ]
    for arrow in map_.arrows:
        ends = (f"phase-{arrow.risks}-risks", f"phase-{arrow.management}-management")
        lines.append(mermaid.edge(*ends, kind="dotted" if arrow.missing else "plain"))
    for number, note in enumerate(map_.notes, start=1):
        lines.append(mermaid.node(f"note-{number}", [note], "rounded", "open"))
    return mermaid.flowchart("LR", [*lines, *_classes()], title=map_.title, description=subtitle_of(map_))


def _phase(column: Column) -> str:
    id = f"phase-{column.number}"
    boxes = [_box(box, f"{id}-{box.part}") for box in column.boxes]
    return mermaid.group(id, f"{column.number} {column.name} ({column.count})", boxes, "TB")


def _box(box: Box, id: str) -> str:
    said = words("map")
    heading = (
        said["heading-missing"].format(part=said[box.part]) if box.standing == "missing" else said[box.part]
    )
    lines = [heading.upper(), *([box.note] if box.note else [])]
    for item in box.items:
        lines += [f"{_MARKS[item.state]} {item.text}", *([f"({item.about})"] if item.about else [])]
    return mermaid.node(id, lines, css_class=box.part if box.standing == "filled" else box.standing)


def _classes() -> list[str]:
    looks = {part: (f"{part}-ground", f"{part}-ink") for part in ("tools", "risks", "management")}
    looks |= {"missing": ("missing-ground", "missing-ink"), "open": ("lane", "lane-edge")}
    return [
        mermaid.css_class(
            name,
            fill=colour(ground),
            stroke=colour(edge),
            colour=colour("missing-text" if name == "missing" else "ink"),
            dashed=name == "missing",
        )
        for name, (ground, edge) in looks.items()
    ]
