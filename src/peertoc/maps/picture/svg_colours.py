"""The style of a picture: what all pictures share, and the colours of dark screens for those it uses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from peertoc.maps.picture.palette import palette

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES: Final = {"white": "page", "black": "ink"}  # what Graphviz writes where no colour is given


def style(graph: ET.Element) -> ET.Element:
    """Make the style of a picture, after naming its colours by their numbers."""
    _by_number(graph)
    element = ET.Element("style")
    shared = (Path(__file__).parent / "picture.css").read_text(encoding="utf-8")
    dark = "\n".join(f"  {rule}" for rule in _dark_rules(graph))
    element.text = f"\n{_filled(shared)}@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"
    return element


def _by_number(graph: ET.Element) -> None:
    roles = palette()
    for element in graph.iter():
        if element.tag == "text" and element.get("fill") is None:
            element.set("fill", "black")
        for paint in ("fill", "stroke"):
            if (name := element.get(paint, "")) in _NAMES:
                element.set(paint, roles[_NAMES[name]].light.lower())


def _filled(css: str) -> str:
    """Put the colours of roles where the style sheet names them, as ``light(page)`` and ``dark(page)``."""
    for role, pair in palette().items():
        css = css.replace(f"light({role})", pair.light).replace(f"dark({role})", pair.dark)
    return css


def _dark_rules(graph: ET.Element) -> Iterator[str]:
    used = {(paint, element.get(paint)) for element in graph.iter() for paint in ("fill", "stroke")}
    for pair in palette().values():
        for paint in ("fill", "stroke"):
            light = pair.light.lower()
            if (paint, light) in used:
                yield f'svg.peertoc [{paint}="{light}"] {{ {paint}: {pair.dark} }}'
