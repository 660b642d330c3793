"""What only a browser can tell of a chain: numbers run on in Arabic, and high contrast stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.maps import draw
from peertoc.maps.chain.drawing import draw_chain
from tests.browser import chromium, look_at
from tests.maps.chain.samples import checked, invented, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

ARABIC = "تعلم الأقران في المالية"
SIGNS = "⸻ ⸺ ⟵ ⟿ Ⅷ ஔ ௵ ꧅ 𒀱"
PLACES = """() => {
    const at = sign => {
        for (const text of document.querySelectorAll("svg.peertoc text")) {
            const index = text.textContent.indexOf(sign);
            if (index >= 0) return text.getExtentOfChar(index).x;
        }
    };
    return [at("→") - at("1234"), at("5678") - at("→")];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def theory(text: str) -> str:
    return f"""<t> a ptoc:TheoryOfChange ; dcterms:title "{text}"@en ; ptoc:step <a> .
        <a> a ptoc:LearningOutcome ; dcterms:title "{text}"@en ; ptoc:indicator [
        dcterms:title "{text}"@en ; ptoc:baseline 1234 ; ptoc:target 5678 ; ptoc:unit "{text}"@en ] ."""


def test_from_one_number_to_another_is_read_from_left_to_right(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "arabic.svg"
    path.write_bytes(draw(draw_chain(told(theory(ARABIC))), "svg"))
    with look_at(browser, path) as look:
        assert min(look.page.evaluate(PLACES)) > 0


@pytest.mark.parametrize("sign", SIGNS.split())
def test_wide_signs_stay_in_their_box(browser: Browser, tmp_path: Path, sign: str) -> None:
    path = tmp_path / "wide.svg"
    path.write_bytes(draw(draw_chain(told(theory(f"Peers {sign * 12} learn"))), "svg"))
    with look_at(browser, path) as look:
        assert look.overflowing() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_high_contrast_are_the_readers_own(
    browser: Browser, tmp_path: Path, scheme: str
) -> None:
    path = tmp_path / "chain.svg"
    path.write_bytes(draw(draw_chain(checked(invented())), "svg"))
    with look_at(browser, path) as look:
        look.page.emulate_media(forced_colors="active", color_scheme="dark" if scheme == "dark" else "light")
        look.page.reload()
        assert look.faint() == []
        assert look.ground() == look.page.evaluate(
            "getComputedStyle(document.documentElement).backgroundColor"
        )
