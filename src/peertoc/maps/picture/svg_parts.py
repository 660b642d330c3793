"""What of an SVG is let through: shapes, texts, links to pages; nothing that runs, loads or restyles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from peertoc.cleaning import clean
from peertoc.maps.picture.labels import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHAPES: Final = frozenset({"path", "polygon", "polyline", "ellipse", "circle", "rect", "line", "text"})
_ATTRIBUTES: Final = frozenset({
    "id", "class", "d", "points", "x", "y", "cx", "cy", "rx", "ry", "r", "x1", "x2", "y1", "y2", "width",
    "height",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity", "transform",
    "text-anchor", "font-size", "font-weight", "font-style", "text-decoration",
})  # fmt: skip
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_NOTHING: Final = "transparent"  # what dot 2.43 writes for a stroke that is not there


def admitted(graph: ET.Element | None) -> ET.Element:
    """Copy a group without anything that is not known to be harmless."""
    if graph is None:
        return ET.Element("g")
    top = _like(graph, "g")
    top.extend(part for child in graph for part in _admit(child))
    for group in top.iter("g"):
        _one_title(group)
    return top


def _admit(element: ET.Element) -> Iterator[ET.Element]:
    tag = _name(element)
    if tag == "a":
        yield from _linked(element)
    elif tag == "g":
        yield from _grouped(element)
    elif tag in _SHAPES:
        shape = _like(element, tag)
        if tag == "text":
            shape.text = element.text
        yield shape


def _grouped(element: ET.Element) -> Iterator[ET.Element]:
    """Keep a group that Graphviz made for a node, an edge or a cluster; it wraps each link in another."""
    inner = [part for child in element for part in _admit(child)]
    if element.get("id", "").startswith("a_"):
        yield from inner
        return
    group = _like(element, "g")
    group.extend(inner)
    yield group


def _linked(element: ET.Element) -> Iterator[ET.Element]:
    """Keep a link that is safe, says something and holds no other; of others, the content and the tooltip."""
    inner = [part for child in element for part in _admit(child)]
    address = safe_url(element.get(f"{_XLINK}href", ""))
    holds_link = any(part.tag == "a" or part.find(".//a") is not None for part in inner)
    tip = _title(clean(element.get(f"{_XLINK}title", "")))
    says = tip or any(text.text for part in inner for text in part.iter("text"))
    if address and says and not holds_link:
        link = ET.Element("a", {"href": address, "rel": "noreferrer"})
        link.extend([*tip, *inner])
        yield link
    elif any(part.tag == "g" for part in inner):
        yield from (*tip, *inner)
    else:
        group = ET.Element("g")
        group.extend([*tip, *inner])
        yield group


def _title(tip: str) -> list[ET.Element]:
    """Make a tooltip; Graphviz makes one up where none is given."""
    if not tip or tip.startswith("<TABLE"):
        return []
    title = ET.Element("title")
    title.text = tip
    return [title]


def _one_title(group: ET.Element) -> None:
    """Put the tooltip of a group first, where readers look for it, and let it stand alone."""
    titles = group.findall("title")
    for title in titles:
        group.remove(title)
    if titles:
        group.insert(0, titles[0])


def _like(element: ET.Element, tag: str) -> ET.Element:
    kept = {
        name: value
        for name, value in element.attrib.items()
        if name in _ATTRIBUTES and "url(" not in value.lower()
    }
    if kept.get("stroke") == _NOTHING:
        kept["stroke"] = "none"
    return ET.Element(tag, kept)


def _name(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
