"""Flowcharts in Mermaid's language hold every text as text."""

from __future__ import annotations

import html
import re

import pytest

from peertoc.cleaning import clean
from peertoc.maps.picture import mermaid
from tests.maps.picture.drawn import HARD


def _read(label: str) -> str:
    """Decode as Mermaid does: the number between a hash and a semicolon is that of a sign."""
    return html.unescape(re.sub(r"#(\d+);", r"&#\1;", label))


@pytest.mark.parametrize("text", HARD)
def test_a_text_is_read_back_as_it_was_and_holds_no_markup(text: str) -> None:
    quoted = mermaid.quote(text)
    inner = quoted[1:-1]
    assert not re.search(r'["<>`\\&\n\[\]{}|]', inner)
    assert _read(inner) == clean(text)


def test_the_pieces_of_a_flowchart() -> None:
    assert mermaid.node("a", ["Peers", "meet"], "pill", "done") == 'a(["Peers<br/>meet"]):::done'
    assert mermaid.node("a", []) == 'a[" "]'
    assert mermaid.edge("a", "b", "dotted", "why") == 'a -.->|"why"| b'
    assert mermaid.edge("a", "b") == "a --> b"
    assert mermaid.link("a", "https://example.org/", "to it") == 'click a href "https://example.org/" "to it"'
    assert mermaid.link("a", "javascript:alert(1)") == ""
    assert mermaid.css_class("gap", fill="#fff", stroke="#000", colour="#111", dashed=True) == (
        "classDef gap fill:#fff,stroke:#000,color:#111,stroke-dasharray:5 3"
    )
    assert mermaid.group("g", "Lane", ["a", "b"], "TB") == 'subgraph g["Lane"]\n  direction TB\n  a\n  b\nend'


def test_title_and_description_end_where_their_line_ends() -> None:
    chart = mermaid.flowchart("LR", ['a["x"]', ""], title="A; {title} #1 %%", description="two\nlines <b>")
    assert chart == 'flowchart LR\n  accTitle: A, (title) №1 %\n  accDescr: two lines ‹b›\n  a["x"]\n'
