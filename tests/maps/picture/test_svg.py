"""A finished SVG is safe, told in words, in order, and the same every time."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

from peertoc.cleaning import clean
from peertoc.errors import Undrawn
from peertoc.maps import draw
from peertoc.maps.picture.svg import finish
from tests.maps.picture.drawn import HARD, sample

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG: Final = "{http://www.w3.org/2000/svg}"
HEAD: Final = (
    '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<g id="graph0" class="graph">'
)
TAIL: Final = "</g></svg>"


@cache
def drawn() -> ET.Element:
    return ET.fromstring(draw(sample(), "svg"))


def finished(inner: str, *order: str) -> ET.Element:
    """Finish an SVG made by hand, and give the group that holds the picture."""
    drawing = replace(sample(("x",)), order=order)
    group = ET.fromstring(finish(f"{HEAD}{inner}{TAIL}".encode(), drawing)).find(f"{SVG}g")
    assert group is not None
    return group


def tags(element: ET.Element) -> set[str]:
    return {each.tag.removeprefix(SVG) for each in element.iter()}


def test_the_picture_is_told_in_words_first() -> None:
    root = drawn()
    title, told = root[0], root[1]
    assert (title.tag, told.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text == "A <picture> & its title"
    assert (told.text or "").startswith("Box 0 says: Paired engagements")
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == told.get("id")
    assert (root.get("role"), root.get("lang"), root.get("class")) == ("graphics-document", "en", "peertoc")
    assert root.get("width") == "100%"
    assert root.get("height") is None


def test_there_is_nothing_that_runs_or_loads() -> None:
    assert tags(drawn()) <= {
        "svg", "title", "desc", "style", "g", "a", "path", "polygon", "ellipse", "text", "tspan",
    }  # fmt: skip
    text = draw(sample(), "svg").decode()
    assert "<!DOCTYPE" not in text
    assert "<!--" not in text
    assert "xlink" not in text
    assert "url(" not in text
    assert "@import" not in text


def test_every_text_is_there_as_one() -> None:
    texts = {" ".join("".join(each.itertext()).split()) for each in drawn().iter(f"{SVG}text")}
    for said in HARD:
        shown = clean(said).replace(" ", "")
        assert not shown or any(shown == text.replace(" ", "") for text in texts), said


def test_links_lead_to_the_page_and_say_what_the_reader_sees() -> None:
    links = list(drawn().iter(f"{SVG}a"))
    assert {link.get("href") for link in links} == {"https://example.org/?a=1&b=2&lt%3B3&copy=1"}
    for link in links:
        shown = " ".join(" ".join("".join(text.itertext()).split()) for text in link.iter(f"{SVG}text"))
        assert link.get("aria-label") == shown
        assert link[0].tag == f"{SVG}title"


def test_parts_stand_in_the_order_of_reading_behind_them_what_lies_behind() -> None:
    group = drawn().find(f"{SVG}g")
    assert group is not None
    ids = [(each.get("id") or "").partition("-")[2] for each in group]
    wanted = [id for id in sample().order if id in ids]
    assert ids[:2] == ["", ""]  # the page, and the ground of the lane
    assert ids[2:] == wanted
    assert wanted[0] == "lane"


def test_what_is_not_in_the_order_comes_last() -> None:
    group = finished(
        '<g id="b"><text>b</text></g><g id="c"><text>c</text></g><g id="a"><text>a</text></g>', "a"
    )
    assert ["".join(each.itertext()).strip() for each in group] == ["a", "b", "c"]


def test_ids_are_unique_and_begin_alike_but_not_as_those_of_another_picture() -> None:
    def ids(root: ET.Element) -> Iterator[str]:
        return (each.get("id", "") for each in root.iter() if each.get("id"))

    own = list(ids(drawn()))
    assert len(own) == len(set(own))
    assert len({id.partition("-")[0] for id in own}) == 1
    other = ET.fromstring(draw(sample(HARD[:3]), "svg"))
    assert not set(own) & set(ids(other))


def test_harm_is_left_out() -> None:
    group = finished(
        '<g id="a" onclick="alert(1)" style="fill:url(http://example.org/x)"><script>alert(1)</script>'
        '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">x</div></foreignObject>'
        '<image xlink:href="http://example.org/x.png"/><use xlink:href="http://example.org/x.svg#y"/>'
        '<animate attributeName="href" to="javascript:alert(1)"/><style>@import "x"</style>'
        '<a xlink:href="javascript:alert(1)" xlink:title="tip">'
        '<text onload="x" fill="url(#p)">kept</text></a></g>'
    )
    text = ET.tostring(group, encoding="unicode")
    assert tags(group) == {"g", "title", "text"}
    for harm in ("script", "alert", "example.org", "url(", "style", "onload"):
        assert harm not in text
    assert "kept" in text
    assert "tip" in text


def test_a_tooltip_without_a_link_is_a_title_and_one_made_up_is_none() -> None:
    group = finished(
        '<g id="a"><title>node name</title><g id="a_a"><a xlink:title="told"><path d="M0,0"/></a></g></g>'
        '<g id="b"><title>b</title><g id="a_b"><a xlink:title="&lt;TABLE&gt;"><path d="M0,0"/></a></g></g>'
    )
    assert [each.text for each in group.iter(f"{SVG}title")] == ["told"]


def test_a_link_around_a_link_gives_way_to_the_one_within() -> None:
    group = finished(
        '<g id="n"><a xlink:href="https://example.org/out" xlink:title="o"><path d="M0,0"/>'
        '<g id="a_c"><a xlink:href="https://example.org/in"><text>x</text></a></g></a></g>'
    )
    assert [each.get("href") for each in group.iter(f"{SVG}a")] == ["https://example.org/in"]


def test_a_link_without_words_is_named_by_its_tooltip_and_without_that_is_none() -> None:
    group = finished(
        '<g id="n"><a xlink:href="https://example.org/1" xlink:title="tip"><path d="M0,0"/></a>'
        '<a xlink:href="https://example.org/2"><path d="M1,1"/></a></g>'
    )
    assert [each.get("aria-label") for each in group.iter(f"{SVG}a")] == ["tip"]
    assert len(list(group.iter(f"{SVG}path"))) == 2


def test_lines_of_one_text_are_joined_and_those_of_two_are_not() -> None:
    group = finished(
        '<g id="n"><text x="1" y="10">one</text><text x="9" y="10"> </text><text x="1" y="20">two</text>'
        '<text x="9" y="20">\u00a0</text><text x="1" y="30">other</text><text x="9" y="30">\u00a0</text></g>'
    )
    assert ["".join(each.itertext()).strip() for each in group.iter(f"{SVG}text")] == ["one two", "other"]


def test_a_text_from_right_to_left_begins_at_its_right_edge() -> None:
    group = finished(
        '<g id="n"><text text-anchor="start" x="1" y="10">مرحبا</text><text x="40" y="10"> </text>'
        '<text text-anchor="start" x="5" y="20">عالم</text><text x="40" y="20">\u00a0</text></g>'
    )
    (text,) = group.iter(f"{SVG}text")
    assert text.get("direction") == "rtl"
    assert [span.get("x") for span in text] == ["40", "40"]


def test_dark_colours_are_given_for_those_that_are_used_and_no_others() -> None:
    style = drawn().find(f"{SVG}style")
    assert style is not None
    text = style.text or ""
    assert 'svg.peertoc [fill="#1b2333"] { fill: #F1F4F9 }' in text
    assert "#a85a00" not in text
    assert "@media screen and (prefers-color-scheme: dark)" in text
    for line in text.splitlines():
        assert "{" not in line or line.lstrip().startswith(("svg.peertoc", "@media"))


def test_a_language_that_is_no_tag_becomes_english() -> None:
    for given, shown in (("fr-CH", "fr-CH"), ('x"><script>', "en"), ("", "en")):
        root = ET.fromstring(draw(replace(sample(("x",)), lang=given), "svg"))
        assert root.get("lang") == shown


@pytest.mark.parametrize("broken", [b"", b"<svg", b"\xff\xfe", b"<svg><g></svg>"])
def test_what_is_no_svg_is_told_in_one_sentence(broken: bytes) -> None:
    with pytest.raises(Undrawn, match="Graphviz could not draw the picture"):
        finish(broken, sample(("x",)))
