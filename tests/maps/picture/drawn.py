"""A small picture of boxes and lines, and texts that are hard on whoever draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import graphviz

from peertoc.maps import Drawing
from peertoc.maps.picture import labels
from peertoc.maps.picture.lettering import wrap
from peertoc.maps.picture.mermaid import flowchart, node
from peertoc.maps.picture.palette import colour

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE: Final = "https://example.org/?a=1&b=2&lt;3&copy=1"
WIDTH: Final = 180
HARD: Final = (
    "Paired engagements between budget directors",
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    '<IMG SRC="/etc/hosts"/> ">]; b [image="/etc/hosts" label=<',
    "\"quotes\" 'single' & ampersands &lt; &nbsp; &#0; ]]> --> \\N \\G \\L \\",
    "back\\slash at the end\\",
    "first line\nsecond\r\nthird\ttab\u2028fourth\u0085fifth",
    "control \x00\x01\x1b[31m\x7f\u202eoverride\u202c\ufffe\ud800 characters",
    "word" * 125,
    "W" * 500,
    "مرحبا بالعالم، التعلم بين الأقران يصل إلى الإصلاح في المؤسسات العامة. 3 مرات",
    "שלום עולם mixed with English (in brackets)",
    "日本語のテキストは文字の間で改行されます。予算担当者の相互学習、「引用」も。",
    "प्रशासनिक सुधार के लिए सहकर्मी अधिगम कार्यक्रम",
    "การเรียนรู้จากเพื่อนร่วมงานเพื่อการปฏิรูปการคลังของเทศบาล",
    "ስለ በጀት የሚማሩ ባልደረቦች",
    "😀👩‍👩‍👧‍👦🇫🇷🇩🇪👍🏽 emoji, ﷽ and x\u0302\u0301\u0302\u0301\u0302\u0301\u0302 marks",
    "{braces} [brackets] | pipes > arrows -> $math$ %%comment `code` #hash;",
    "Öffentliche-Finanzverwaltungs-Reformkommission/Haushaltsgrundsatzangelegenheiten",
    "   ",
)


def sample(texts: Sequence[str] = HARD, url: str = PAGE, title: str = "A <picture> & its title") -> Drawing:
    """Draw a box for each text, each box linked to the third after it."""
    graph = graphviz.Digraph(
        "picture",
        graph_attr={"bgcolor": colour("page"), "rankdir": "LR", "fontname": "Arial"},
        node_attr={"shape": "plain", "fontname": "Arial"},
        edge_attr={"color": colour("line")},
    )
    with graph.subgraph(name="cluster_lane") as lane:
        lane.attr(id="lane", color=colour("lane-edge"), bgcolor=colour("lane"), **{"class": "lane"})
        lane.attr(label=labels.html(labels.lines(["The lane"], size=12, colour=colour("muted"))))
        for number, text in enumerate(texts):
            lane.node(f"step-{number}", label=_box(number, text, url), id=f"step-{number}")
    for number in range(len(texts) - 3):
        tip = graphviz.escape(f"from {number}")
        graph.edge(f"step-{number}", f"step-{number + 3}", id=f"link-{number}", tooltip=tip)
    reading = (id for number in range(len(texts)) for id in (f"step-{number}", f"link-{number}"))
    mermaid = flowchart("LR", [node(f"step-{number}", [text]) for number, text in enumerate(texts)])
    told = "\n".join(f"Box {number} says: {text}" for number, text in enumerate(texts))
    return Drawing(title, told, "en", graph.source, mermaid, ("lane", *reading))


def _box(number: int, text: str, url: str) -> str:
    id = f"box-{number}"
    large = labels.lines(wrap(text, WIDTH, 12, bold=True), size=12, colour=colour("ink"), bold=True)
    small = labels.lines(wrap(text, WIDTH, 10, most=3), size=10, colour=colour("missing-text"))
    rows = (
        labels.cell(large, id=f"{id}-title", width=200, padding=8, url=url, tooltip=text),
        labels.cell(
            small, id=f"{id}-row", padding=8, ground=colour("missing-ground"), border=1.2,
            colour=colour("missing-ink"), dashed=True, rounded=True, tooltip=f"missing: {text}",
        ),
    )  # fmt: skip
    return labels.html(
        labels.table(
            *map(labels.row, rows), id=id, border=1.2, colour=colour("tools-ink"), padding=4, spacing=4,
            ground=colour("tools-ground"), rounded=True,
        )
    )  # fmt: skip
