"""The process map as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.maps.picture import mermaid
from peertoc.maps.picture.palette import colour
from peertoc.maps.process_map.phrasing import heading_of
from peertoc.maps.process_map.values import PARTS
from peertoc.maps.process_map.words import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.maps.process_map.values import Box, Column, ProcessMap

_MARKS: Final = {"has": "●", "left-out": "–", "suggested": "○", "missing": "+"}
_PARTIAL: Final = "-partial"


def mermaid_of(map_: ProcessMap) -> str:
    """Write a map as a flowchart: a group for each phase, a node for each part."""
    lines = [_phase(column) for column in map_.columns]
    lines += [link for column in map_.columns for link in _links(column)]
    lines += [
        mermaid.edge(f"phase-{column.number}", f"phase-{column.number + 1}") for column in map_.columns[:-1]
    ]
    for arrow in map_.arrows:
        ends = (f"phase-{arrow.risks}-risks", f"phase-{arrow.management}-management")
        lines.append(mermaid.edge(*ends, kind="dotted" if arrow.missing else "plain"))
    for number, note in enumerate(map_.notes, start=1):
        lines.append(mermaid.node(f"note-{number}", [note], "rounded", "open"))
    description = " ".join(described(map_).splitlines())
    return mermaid.flowchart("LR", [*lines, *_classes()], title=map_.title, description=description)


def _phase(column: Column) -> str:
    id = f"phase-{column.number}"
    boxes = [_box(box, f"{id}-{box.part}") for box in column.boxes]
    return mermaid.group(id, f"{column.number} {column.name} ({column.count})", boxes, "TB")


def _box(box: Box, id: str) -> str:
    lines = [heading_of(box), *([box.note] if box.note else [])]
    for item in box.items:
        lines += [f"{_MARKS[item.state]} {item.text}", *([f"({item.about})"] if item.about else [])]
    return mermaid.node(id, lines, css_class=_class(box))


def _links(column: Column) -> Iterator[str]:
    """Lead from each box to its only term, else to its phase: Mermaid knows one link a node, none a group."""
    for box in column.boxes:
        known = [item for item in box.items if item.url and item.state != "suggested"]
        url, tooltip = (known[0].url, known[0].tooltip) if len(known) == 1 else (column.url, column.tooltip)
        yield mermaid.link(f"phase-{column.number}-{box.part}", url, tooltip)


def _class(box: Box) -> str:
    if box.standing in ("filled", "partial"):
        return f"{box.part}{_PARTIAL if box.standing == 'partial' else ''}"
    return "missing" if box.standing == "missing" else "open"


def _classes() -> list[str]:
    looks: dict[str, tuple[str, str]] = {part: (f"{part}-ground", f"{part}-ink") for part in PARTS}
    looks |= {f"{part}{_PARTIAL}": (f"{part}-ground", "missing-ink") for part in PARTS}
    looks |= {"missing": ("missing-ground", "missing-ink"), "open": ("lane", "lane-edge")}
    return [
        mermaid.css_class(
            name,
            fill=colour(ground),
            stroke=colour(edge),
            colour=colour("missing-text" if name == "missing" else "ink"),
            dashed=edge == "missing-ink",
        )
        for name, (ground, edge) in looks.items()
    ]
