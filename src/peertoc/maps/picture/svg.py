"""Finishing a picture that Graphviz drew as SVG: safe, told in words, in order, for any screen."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from peertoc.cleaning import clean
from peertoc.errors import Undrawn
from peertoc.maps.picture.svg_colours import style
from peertoc.maps.picture.svg_parts import admitted
from peertoc.maps.picture.svg_text import join_lines
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.maps.picture.drawing import Drawing

_FONTS: Final = 'Arial, Helvetica, "Liberation Sans", "Noto Sans", sans-serif'
_BARE: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")
_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def finish(svg: bytes, drawing: Drawing) -> bytes:
    """Make Graphviz's SVG one for every reader; the same SVG gives the same bytes.

    What is not known to be harmless is left out. All ids begin with the same few letters, taken from the
    content, so that two pictures can stand in one page. Raises Undrawn for what is no SVG.
    """
    drawn = _parsed(svg)
    graph = admitted(drawn.find("{*}g"))
    join_lines(graph)
    _put_in_order(graph, drawing.order)
    prefix = "p" + sha256(f"{drawing.title}\n{drawing.dot}".encode()).hexdigest()[:8]
    root = _root(drawn.get("viewBox", ""), prefix, drawing)
    root.append(style(graph))
    root.append(graph)
    _own_ids(graph, prefix)
    _on_lines(root)
    return ET.tostring(root, encoding="unicode").encode() + b"\n"


def _parsed(svg: bytes) -> ET.Element:
    """Read the SVG; dot 2.43 leaves an ampersand in the address of a link as it is."""
    try:
        return ET.fromstring(_BARE.sub("&amp;", svg.decode()))  # noqa: S314 - from our own renderer
    except (ET.ParseError, UnicodeDecodeError) as fault:
        said = words("picture")
        raise Undrawn(said["failed"].format(reason=fault), help=said["failed-help"]) from None


def _root(view_box: str, prefix: str, drawing: Drawing) -> ET.Element:
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "peertoc",
            "width": "100%",
            "viewBox": view_box,
            "role": "graphics-document",
            "lang": drawing.lang if _TAG.fullmatch(drawing.lang) else "en",
            "aria-labelledby": f"{prefix}-title",
            "aria-describedby": f"{prefix}-desc",
            "font-family": _FONTS,
        },
    )
    ET.SubElement(root, "title", {"id": f"{prefix}-title"}).text = clean(drawing.title)
    told = "\n".join(clean(line) for line in drawing.description.splitlines())
    ET.SubElement(root, "desc", {"id": f"{prefix}-desc"}).text = told
    return root


def _put_in_order(graph: ET.Element, order: Iterable[str]) -> None:
    """Put what lies behind first, then what is read in the order in which it is read.

    The ground of a cluster lies behind; its words are read in the place of the cluster.
    """
    place = {id: index for index, id in enumerate(order)}
    behind: list[ET.Element] = []
    before: list[tuple[int, ET.Element]] = []
    for child in graph:
        if child.tag == "title":
            continue
        if child.tag != "g" or child.get("id") is None:
            behind.append(child)
        elif "cluster" in child.get("class", "").split():
            ground, told = _split(child)
            behind.append(ground)
            before += [(place.get(child.get("id", ""), len(place)), told)]
        else:
            before.append((place.get(child.get("id", ""), len(place)), child))
    graph[:] = [*behind, *(child for _, child in sorted(before, key=lambda pair: pair[0]) if len(child))]


def _split(cluster: ET.Element) -> tuple[ET.Element, ET.Element]:
    """Part a cluster into its ground and its words; the words keep the id."""
    ground = ET.Element("g", {"class": "ground", "aria-hidden": "true"})
    told = ET.Element("g", dict(cluster.attrib))
    for child in cluster:
        (told if child.tag in ("text", "a", "title") else ground).append(child)
    return ground, told


def _own_ids(graph: ET.Element, prefix: str) -> None:
    seen: set[str] = set()
    for element in graph.iter():
        id = element.attrib.pop("id", None)
        if id and id not in seen:
            seen.add(id)
            element.set("id", f"{prefix}-{id}")


def _on_lines(root: ET.Element) -> None:
    """Give each part a line of its own; within a text every sign counts."""
    for element in root.iter():
        if element.tag in ("svg", "g", "a"):
            element.text = "\n"
            for child in element:
                child.tail = "\n"
