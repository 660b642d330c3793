"""The picture as it is drawn: every word in it, safe, in order, and the same each time."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

import graphviz
import pytest

from peertoc.catalogue.reading import read_labels
from peertoc.maps import draw
from peertoc.maps.chain.choice import by_phase, only_phase
from peertoc.maps.chain.drawing import draw_chain
from peertoc.maps.picture.palette import palette
from tests.conftest import absent
from tests.maps.chain.samples import HERE, box, checked, invented, random_theory, told
from tests.maps.picture.drawn import HARD

if TYPE_CHECKING:
    from peertoc.maps import Drawing
    from peertoc.maps.chain.values import ChainPicture, Direction

SVG: Final = "{http://www.w3.org/2000/svg}"
XLINK: Final = "{http://www.w3.org/1999/xlink}href"


def svg_of(drawing: Drawing) -> ElementTree.Element:
    if shutil.which("dot") is None:
        absent("Graphviz")
    return ElementTree.fromstring(draw(drawing, "svg"))


def words_in(svg: ElementTree.Element) -> str:
    texts = ("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
    return said(" ".join(texts))


def said(text: str) -> str:
    return re.sub(r"[\u200e\u2066-\u2069]", "", re.sub(r"\s+", " ", text))


def literal(text: str) -> str:
    escaped = "".join(f"\\u{ord(sign):04X}" if sign < " " or sign in '"\\\x7f' else sign for sign in text)
    return f'"{escaped}"@en'


def everywhere(text: str) -> ChainPicture:
    """Put one text in every place that takes one."""
    text = literal(text.replace("\ud800", ""))
    return told(
        f"""<i> dcterms:title {text} .
        <t> a ptoc:TheoryOfChange ; dcterms:title {text} ; ptoc:step <a>, <b> .
        <a> a ptoc:Engagement ; dcterms:title {text} ; dcterms:description {text} ; ptoc:inPhase {text} ;
            ptoc:ownership {text} ; ptoc:feedsBackTo <b> ;
            ptoc:indicator [ dcterms:title {text} ; ptoc:unit {text} ; ptoc:baseline {text} ;
                ptoc:target {text} ] .
        [] a ptoc:CausalLink ; dcterms:title {text} ; ptoc:cause <a> ; ptoc:effect <b> ;
            ptoc:evidence {text} ; ptoc:evidenceStrength {text} ;
            ptoc:assumption {text}, [ dcterms:description {text} ; ptoc:control {text} ] .
        <b> ptoc:leadsTo <c> .
        <c> a ptoc:ReformImpact ; dcterms:title {text} ; ptoc:ownership control:outside ."""
    )


@pytest.mark.parametrize("direction", ["LR", "TB"])
def test_every_fact_of_the_example_can_be_read_in_the_picture(direction: Direction) -> None:
    picture = checked(invented())
    shown = words_in(svg_of(draw_chain(picture, direction)))
    for each in picture.boxes.values():
        for text in (each.band, each.title, *each.indicators, each.control):
            assert said(text) in shown
    for link in picture.theories[0].links:
        for text in (*link.assumptions, link.evidence):
            assert said(text) in shown
    for word in ("CEILING OF ACCOUNTABILITY", "THE BRIDGE: DIFFUSION", "FEEDBACK", "○ INDICATOR MISSING"):
        assert word in shown.upper()


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_no_text_breaks_the_picture_or_runs_in_it(text: str) -> None:
    svg = svg_of(draw_chain(everywhere(text)))
    assert not [
        element for element in svg.iter() if element.tag.endswith(("script", "image", "foreignObject"))
    ]
    for element in svg.iter(f"{SVG}a"):
        assert re.match(r"https?://|mailto:", element.get(XLINK) or element.get("href") or "https://")
    assert not [name for element in svg.iter() for name in element.attrib if name.startswith("on")]


def test_ids_come_from_us_alone_and_all_are_in_the_order_of_reading() -> None:
    drawing = draw_chain(told(random_theory(16, 40, 3)))
    ids = re.findall(r'(?<![A-Za-z])id="?([^"\s\]]+)"?', re.sub(r"<<.*?>>", "", drawing.dot, flags=re.DOTALL))
    assert all(re.fullmatch(r"[a-z0-9-]+", id) for id in ids)
    assert set(drawing.order) == set(ids) - {"chain"}
    assert len(drawing.order) == len(set(drawing.order))


def test_only_colours_that_have_a_dark_twin_are_used() -> None:
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", draw_chain(checked(invented())).dot))
    assert colours <= {each.light for each in palette().values()}


def test_the_same_input_gives_the_same_bytes() -> None:
    one, other = draw_chain(checked(invented())), draw_chain(checked(invented()))
    assert one == other
    assert draw(one, "dot") == draw(other, "dot")


def test_the_dot_is_one_that_graphviz_lays_out_as_it_stands() -> None:
    source = draw_chain(checked(invented())).dot
    assert source.startswith("digraph chain {")
    assert "layout=nop2" in source
    assert graphviz.Source(source).source.rstrip() == source.rstrip()


def test_the_legend_shows_only_what_occurs() -> None:
    bare = words_in(
        svg_of(draw_chain(told("<t> a ptoc:TheoryOfChange ; ptoc:step <a> . <a> a ptoc:Input .")))
    )
    assert "How to read it" not in bare
    full = words_in(svg_of(draw_chain(checked(invented()))))
    assert "leads to: strong evidence" in full
    assert "weak evidence" not in full


@pytest.mark.parametrize(
    ("turtle", "sentence"),
    [
        ("", "This theory of change has no steps yet."),
        ("<t> a ptoc:TheoryOfChange .", "This theory of change has no steps yet."),
    ],
)
def test_a_theory_without_steps_says_what_to_add(turtle: str, sentence: str) -> None:
    drawing = draw_chain(told(turtle))
    assert sentence in words_in(svg_of(drawing))
    assert sentence in drawing.description


def test_an_initiative_without_a_theory_says_what_to_add() -> None:
    from tests.maps.chain.samples import BASE, HEAD, picture_of

    drawing = draw_chain(picture_of(f"{HEAD}{BASE}<i> a ptoc:Initiative ."))
    assert "This initiative has no theory of change yet." in words_in(svg_of(drawing))
    assert "peertoc new" in drawing.description


def test_two_theories_stand_below_each_other_each_with_its_title() -> None:
    picture = told(
        """<i> ptoc:theoryOfChange <u> . <a> a ptoc:Input . <b> a ptoc:Input .
        <t> a ptoc:TheoryOfChange ; dcterms:title "One"@en ; ptoc:step <a> .
        <u> a ptoc:TheoryOfChange ; dcterms:title "Two"@en ; ptoc:step <b> ."""
    )
    shown = words_in(svg_of(draw_chain(picture)))
    assert shown.index("One") < shown.index("1 · INPUT") < shown.index("Two")


def test_one_phase_has_stand_ins_for_the_steps_of_others() -> None:
    phase = "https://w3id.org/peertoc/phase/change-at-scale"
    picture = only_phase(checked(invented()), phase, read_labels(), "en")
    states = {each.name.rpartition("/")[2]: each.state for each in picture.boxes.values()}
    assert states["report-back"] == "step"
    assert states["cash-sequencing"] == "elsewhere"
    assert "survey" not in states
    assert box(picture, "cash-sequencing").band == "ELSEWHERE · PHASE: LEARNING OUTCOMES"


def test_the_phases_hold_every_step_and_link() -> None:
    whole = checked(invented())
    parts = [picture for _, picture in by_phase(whole, read_labels(), "en")]
    steps = [each.name for part in parts for each in part.boxes.values() if each.state == "step"]
    assert sorted(steps) == sorted(each.name for each in whole.boxes.values())
    links = {link.id for part in parts for theory in part.theories for link in theory.links}
    assert links == {link.id for link in whole.theories[0].links}


def test_the_whole_picture_is_told_in_words() -> None:
    description = draw_chain(checked(invented())).description
    assert description == (HERE / "chain.txt").read_text(encoding="utf-8").rstrip("\n")
    assert not re.search(r"_:|None|ptoc:", description)


def test_the_picture_is_there_as_mermaid() -> None:
    mermaid = draw_chain(checked(invented())).mermaid
    assert mermaid == (HERE / "chain.mmd").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_no_text_breaks_the_mermaid(text: str) -> None:
    for line in draw_chain(everywhere(text)).mermaid.splitlines()[1:]:
        assert re.fullmatch(
            r"\s*(accTitle: .*|accDescr: .*|subgraph \S+\[\"[^\"]*\"\]|direction (LR|TB)|end|classDef .*"
            r"|\S+([\[(>{]+)\"[^\"]*\"[\])}]+(:::\w+)?|\S+ \S+(\|\"[^\"]*\"\|)? \S+"
            r"|click \S+ href \"[^\"]*\"( \"[^\"]*\")?)",
            line,
        ), line
