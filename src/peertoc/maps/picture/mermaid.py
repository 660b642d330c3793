"""Small builders of Mermaid flowcharts; every text is escaped here, and only here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.cleaning import clean
from peertoc.maps.picture.labels import safe_url

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHAPES: Final = {
    "box": ("[", "]"),
    "rounded": ("(", ")"),
    "pill": ("([", "])"),
    "hexagon": ("{{", "}}"),
    "flag": (">", "]"),
}
_ARROWS: Final = {
    "plain": "-->",
    "strong": "==>",
    "dotted": "-.->",
    "open": "---",
    "hidden": "~~~",
}
# Mermaid reads Markdown and HTML in a label, and knows no escape but the number of a sign.
_BEYOND_MARKUP: Final = 0x2FF
_STAND_INS: Final = {";": ",", "#": "№", "{": "(", "}": ")", "<": "‹", ">": "›"}
_PLAIN: Final = frozenset(" ,.!?’“”–—…()+/%€·→←×≥≤✓")


def quote(text: str) -> str:
    """Make plain text a label in quotes, with each sign that Mermaid could read as markup as its number.

    >>> quote('<b>"peers"</b>')
    '"#60;b#62;#34;peers#34;#60;/b#62;"'
    """
    return f'"{_escape(text)}"'


def node(id: str, text_lines: Sequence[str], shape: str = "box", css_class: str = "") -> str:
    """Write a node; ``shape`` is box, rounded, pill, hexagon or flag."""
    opening, closing = _SHAPES[shape]
    label = "<br/>".join(_escape(line) for line in text_lines) or " "
    return f'{id}{opening}"{label}"{closing}{f":::{css_class}" if css_class else ""}'


def edge(start: str, end: str, kind: str = "plain", label: str = "") -> str:
    """Write an edge; ``kind`` is plain, strong, dotted, open or hidden."""
    return f"{start} {_ARROWS[kind]}{f'|{quote(label)}|' if clean(label) else ''} {end}"


def group(id: str, title: str, lines: Sequence[str], direction: str = "") -> str:
    """Write a group of nodes with a title."""
    inner = [f"direction {direction}"] if direction else []
    body = "\n".join(f"  {line}" for part in (*inner, *lines) for line in part.split("\n"))
    return f"subgraph {id}[{quote(title)}]\n{body}\nend"


def link(id: str, url: str, tooltip: str = "") -> str:
    """Write where a click on a node leads; empty for an address that is not safe."""
    safe = safe_url(url)
    tip = f" {quote(tooltip)}" if clean(tooltip) else ""
    return f'click {id} href "{safe}"{tip}' if safe else ""


def css_class(name: str, *, fill: str, stroke: str, colour: str, dashed: bool = False) -> str:
    """Write how the nodes of a class look."""
    dashes = ",stroke-dasharray:5 3" if dashed else ""
    return f"classDef {name} fill:{fill},stroke:{stroke},color:{colour}{dashes}"


def flowchart(direction: str, lines: Sequence[str], *, title: str = "", description: str = "") -> str:
    """Put a flowchart together; title and description are what a screen reader reads."""
    told = [f"accTitle: {_told(title)}"] if clean(title) else []
    told += [f"accDescr: {_told(description)}"] if clean(description) else []
    body = "\n".join(f"  {line}" for part in (*told, *lines) if part for line in part.split("\n"))
    return f"flowchart {direction}\n{body}\n"


def _escape(text: str) -> str:
    return "".join(sign if _is_plain(sign) else f"#{ord(sign)};" for sign in clean(text))


def _is_plain(sign: str) -> bool:
    return sign.isalnum() or sign in _PLAIN or ord(sign) > _BEYOND_MARKUP


def _told(text: str) -> str:
    """Keep what would end a title or a description, for Mermaid decodes nothing there."""
    return "".join(_STAND_INS.get(sign, sign) for sign in clean(text)).replace("%%", "%")
