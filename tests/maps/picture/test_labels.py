"""Labels hold every text as it is, and no address that could do harm."""

from __future__ import annotations

from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from peertoc.cleaning import clean
from peertoc.maps.picture import labels
from tests.maps.picture.drawn import HARD

HARMFUL = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "//example.org/no-scheme",
    "example.org",
    "http:",
    "https:///no-host",
    "http://[::1",
    "mailto:",
    "#fragment",
    "",
    "https://example.org/" + "a" * 3000,
)


@pytest.mark.parametrize("url", HARMFUL)
def test_an_address_that_is_no_page_or_mailbox_is_left_out(url: str) -> None:
    assert labels.safe_url(url) == ""
    assert "HREF" not in labels.cell("", id="c", url=url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=1&c=2#d",
        "http://example.org/%20encoded",
        "mailto:peers@example.org?subject=Hello",
        "https://example.org/Öffentlich",
        "HTTPS://EXAMPLE.ORG/",
    ],
)
def test_a_sound_address_leads_where_it_led(url: str) -> None:
    assert unquote(labels.safe_url(url)) == unquote(url)


def test_what_could_end_an_attribute_or_be_read_as_an_escape_is_encoded() -> None:
    found = labels.safe_url("https://example.org/\"'<>\\ `{}|^\n&lt;&copy=1")
    assert not set(found) & set("\"'<>\\ `{}|^\n")
    assert found.endswith("&lt%3B&copy=1")


@pytest.mark.parametrize("text", HARD)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    label = labels.cell(labels.lines([text], size=12, colour="#000000"), id="c", tooltip=text)
    element = ET.fromstring(label)
    said = "".join(element.itertext()).removesuffix(labels.END_OF_TEXT)
    assert said.replace("\\\\", "\\") == clean(text)
    assert element.get("TOOLTIP", "").replace("\\\\", "\\") == clean(text)[:600]


def test_a_text_from_right_to_left_stands_at_the_right() -> None:
    left = labels.lines(["peers", "learn"], size=12, colour="#000000")
    right = labels.lines(["مرحبا", "English"], size=12, colour="#000000")
    assert left.count('<BR ALIGN="LEFT"/>') == 2
    assert right.count('<BR ALIGN="RIGHT"/>') == 2
    assert left.count(labels.END_OF_TEXT) == 1


def test_only_what_was_asked_for_is_an_attribute() -> None:
    assert labels.cell("x", id="c") == (
        '<TD ID="c" BORDER="0" ALIGN="TEXT" VALIGN="TOP" CELLPADDING="0">x</TD>'
    )
    assert labels.html(
        labels.table(labels.row(labels.cell("x", id="c")), id="t", dashed=True, rounded=True)
    ) == (
        '<<TABLE ID="t" BORDER="0" CELLBORDER="0" STYLE="ROUNDED,DASHED" CELLPADDING="0" CELLSPACING="0">'
        '<TR><TD ID="c" BORDER="0" ALIGN="TEXT" VALIGN="TOP" CELLPADDING="0">x</TD></TR></TABLE>>'
    )


def test_nothing_to_say_makes_no_element_without_content() -> None:
    """A ``<FONT></FONT>`` or ``<B></B>`` is a syntax error to dot 2.43."""
    assert labels.lines([], size=12, colour="#000000", bold=True) == ""
    assert "<B></B>" not in labels.lines(["", "a", "\u200b"], size=12, colour="#000000", bold=True)
