"""Making one text of the lines that Graphviz sets apart, so that it is read, found and copied as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from peertoc.maps.picture.labels import END_OF_TEXT
from peertoc.maps.picture.lettering import is_rtl

if TYPE_CHECKING:
    from collections.abc import Sequence

_END: Final = "end"  # where a line ends, which is where one that runs from right to left begins
_LOOK: Final = ("font-size", "font-weight", "font-style", "fill")


def join_lines(graph: ET.Element) -> None:
    """Join the lines of each text, take out the spaces that gave them height, and name each link."""
    for parent in graph.iter():
        if any(child.tag == "text" for child in parent):
            parent[:] = _joined(list(parent))
    for link in graph.iter("a"):
        texts = [" ".join("".join(text.itertext()).split()) for text in link.iter("text")]
        link.set("aria-label", " ".join(filter(None, texts)) or link.findtext("title", ""))


def _joined(children: Sequence[ET.Element]) -> list[ET.Element]:
    """Join until a space that ends a text; the space begins where its line ends."""
    kept: list[ET.Element] = []
    open_lines: list[ET.Element] = []
    for child in children:
        if child.tag == "text" and _is_space(child):
            if open_lines:
                open_lines[-1].set(_END, child.get("x", "0"))
            kept += _close(open_lines) if child.text == END_OF_TEXT else []
            continue
        if child.tag != "text" or (open_lines and not _alike(open_lines[-1], child)):
            kept += _close(open_lines)
        (open_lines if child.tag == "text" else kept).append(child)
    return [*kept, *_close(open_lines)]


def _is_space(text: ET.Element) -> bool:
    return not (text.text or "").strip()


def _alike(text: ET.Element, other: ET.Element) -> bool:
    if float(other.get("y", 0)) <= float(text.get("y", 0)):
        return False
    return all(text.get(name) == other.get(name) for name in _LOOK)


def _close(open_lines: list[ET.Element]) -> list[ET.Element]:
    """Make one text of the lines gathered so far, and begin anew."""
    if not open_lines:
        return []
    lines, open_lines[:] = list(open_lines), []
    own = {name: value for name, value in lines[0].attrib.items() if name not in ("x", "y", _END)}
    ends = [line.get(_END) for line in lines]
    rightward = not is_rtl(" ".join(line.text or "" for line in lines)) or None in ends
    whole = ET.Element("text", own if rightward else {**own, "direction": "rtl"})
    for line, end in zip(lines, ends, strict=True):
        place = {"x": (line.get("x") if rightward else end) or "0", "y": line.get("y", "0")}
        if len(lines) == 1:
            whole.attrib |= place
            whole.text = line.text
        else:
            span = ET.SubElement(whole, "tspan", place)
            span.text, span.tail = line.text, " "
    return [whole]
