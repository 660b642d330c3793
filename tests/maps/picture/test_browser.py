"""Pictures in a browser: quiet, readable in the light, in the dark and on paper, and open to everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.maps import draw
from tests.browser import chromium, look_at
from tests.maps.picture.drawn import HARD, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser import Media, Scheme

SHOWN: tuple[tuple[Scheme, Media], ...] = (
    ("light", "screen"),
    ("dark", "screen"),
    ("light", "print"),
    ("dark", "print"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "picture.svg"
    path.write_bytes(draw(sample(), "svg"))
    return path


@pytest.mark.parametrize(("scheme", "media"), SHOWN)
def test_a_picture_is_quiet_and_can_be_read(
    browser: Browser, picture: Path, scheme: Scheme, media: Media
) -> None:
    with look_at(browser, picture, scheme, media) as look:
        assert look.said == []
        assert look.asked_for == [picture.as_uri()]
        assert look.faint() == []
        assert look.overflowing() == []
        assert look.overlapping() == []
        dark = scheme == "dark" and media == "screen"
        assert look.ground() == ("rgb(15, 20, 30)" if dark else "rgb(255, 255, 255)")


def test_two_pictures_stand_in_one_page_and_axe_finds_no_fault(browser: Browser, tmp_path: Path) -> None:
    pictures = [draw(sample(HARD[:count]), "svg").decode() for count in (4, 5)]
    page = tmp_path / "page.html"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Two pictures</title>'
        f"<main><h1>Two pictures</h1>{''.join(pictures)}</main></html>",
        encoding="utf-8",
    )
    for scheme, media in SHOWN[:2]:
        with look_at(browser, page, scheme, media) as look:
            assert look.violations() == []
            assert look.said == []
            ids = look.page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
            assert len(ids) == len(set(ids))


def test_axe_finds_no_fault_in_a_picture_that_stands_alone(browser: Browser, picture: Path) -> None:
    with look_at(browser, picture) as look:
        assert look.violations() == []


def test_the_keyboard_reaches_every_link_in_order_and_its_focus_shows(
    browser: Browser, picture: Path
) -> None:
    with look_at(browser, picture) as look:
        links = look.page.locator("a").count()
        assert links == len([text for text in HARD if text.strip()])
        reached = []
        for _ in range(links):
            look.page.keyboard.press("Tab")
            reached.append(look.page.evaluate("document.activeElement.closest('.node').id.split('-').at(-1)"))
            outline = look.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
        assert reached == [str(number) for number in range(links)]


def test_the_measures_find_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    """A picture made wrong on purpose: the measures are worth something only if they see it."""
    page = tmp_path / "wrong.svg"
    page.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" class="peertoc" viewBox="0 0 300 200">'
        '<rect width="300" height="200" fill="#ffffff"/>'
        '<a href="https://example.org/"><rect x="10" y="10" width="60" height="40" fill="#eeeeee"/></a>'
        '<text x="15" y="30" font-size="12">far too long for its box</text>'
        '<text x="15" y="80" font-size="12" fill="#aaaaaa">faint</text>'
        '<text x="18" y="81" font-size="12">on it</text></svg>',
        encoding="utf-8",
    )
    with look_at(browser, page) as look:
        assert look.overflowing() == ["far too long for its box"]
        assert look.overlapping() == ["faint / on it"]
        assert [each.split(":")[0] for each in look.faint()] == ["faint"]
        assert any(each.startswith("link-name") for each in look.violations())
