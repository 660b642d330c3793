"""A browser without a window that looks at pictures: what it says, asks for, and measures."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from tests.conftest import absent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
Media = Literal["screen", "print"]

_ARGUMENTS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip

# Every line of text, and every shape that is no part of an edge, with the boxes that they take up.
_MEASURES: Final = """
const lines = [...document.querySelectorAll("svg.peertoc text")].flatMap(
    text => text.querySelector("tspan") ? [...text.querySelectorAll("tspan")] : [text]);
const shapes = [...document.querySelectorAll("svg.peertoc :is(path, polygon, ellipse, rect, circle)")].filter(
    shape => !shape.closest(".edge"));
const edges = b => ({l: b.x, t: b.y, r: b.x + b.width, b: b.y + b.height});
const box = element => edges(element.getBBox());
const lineBox = line => {
    if (line.tagName === "text") return box(line);
    const boxes = [...Array(line.getNumberOfChars()).keys()].map(i => line.getExtentOfChar(i));
    const wide = boxes.filter(b => b.width > 0);
    const all = wide.length ? wide : boxes;
    return {l: Math.min(...all.map(b => b.x)), t: Math.min(...all.map(b => b.y)),
            r: Math.max(...all.map(b => b.x + b.width)), b: Math.max(...all.map(b => b.y + b.height))};
};
const within = (x, y, b) => b.l <= x && x <= b.r && b.t <= y && y <= b.b;
const area = b => (b.r - b.l) * (b.b - b.t);
const said = line => line.textContent.trim();
"""

_OVERFLOWING: Final = """
const boxes = shapes.map(box);
const cut = line => {
    const own = line.getBoundingClientRect(), all = line.ownerSVGElement.getBoundingClientRect();
    return own.left < all.left || own.right > all.right || own.top < all.top || own.bottom > all.bottom;
};
return lines.filter(line => {
    const own = lineBox(line), rtl = getComputedStyle(line).direction === "rtl";
    const middle = getComputedStyle(line).textAnchor === "middle";
    const x = middle ? (own.l + own.r) / 2 : rtl ? own.r - 1 : own.l + 1, y = (own.t + own.b) / 2;
    const holding = boxes.filter(b => within(x, y, b)).sort((one, other) => area(one) - area(other))[0];
    return cut(line) || !holding || own.l < holding.l - 1 || own.r > holding.r + 1
        || own.t < holding.t - 3 || own.b > holding.b + 3;
}).map(said);
"""

_OVERLAPPING: Final = """
const all = lines.map(line => ({said: said(line), box: lineBox(line)}));
const inner = b => ({l: b.l + 1, r: b.r - 1, t: b.t + (b.b - b.t) * 0.25, b: b.b - (b.b - b.t) * 0.25});
const found = [];
all.forEach((one, i) => all.slice(i + 1).forEach(other => {
    const a = inner(one.box), b = inner(other.box);
    if (a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b) found.push(`${one.said} / ${other.said}`);
}));
return found;
"""

_GROUNDS: Final = """
return lines.map(line => {
    const own = lineBox(line), x = (own.l + own.r) / 2, y = (own.t + own.b) / 2;
    const below = shapes.filter(shape => shape.compareDocumentPosition(line) & 4
        && getComputedStyle(shape).fill !== "none" && within(x, y, box(shape)));
    return [said(line), getComputedStyle(line).fill, getComputedStyle(below.at(-1)).fill];
});
"""


@dataclass(slots=True)
class Look:
    """Hold a page that shows a picture, what it said on the console and what it asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)

    def overflowing(self) -> list[str]:
        """List the lines of text that leave the picture, or the smallest box that holds where they begin."""
        return self._measured(_OVERFLOWING)

    def overlapping(self) -> list[str]:
        """List the pairs of lines of text that lie on one another."""
        return self._measured(_OVERLAPPING)

    def faint(self, least: float = 4.5) -> list[str]:
        """List the texts whose contrast with what lies behind them is too low; colours as they are drawn."""
        return [
            f"{said}: {ratio:.2f} ({ink} on {ground})"
            for said, ink, ground in self._measured(_GROUNDS)
            if (ratio := contrast(rgb(ink), rgb(ground))) < least
        ]

    def ground(self) -> str:
        """Give the colour of the page behind everything."""
        return str(self._measured("return [getComputedStyle(shapes[0]).fill]")[0])

    def violations(self) -> list[str]:
        """Ask axe-core what keeps people from reading the page."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]

    def _measured(self, script: str) -> list[Any]:
        found: list[Any] = self.page.evaluate(f"() => {{ {_MEASURES} {script} }}")
        return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium; skip the test where it or Playwright is absent."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("Playwright")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        absent("Chromium")
    assert program
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def look_at(
    browser: Browser, file: Path, scheme: Scheme = "light", media: Media = "screen"
) -> Iterator[Look]:
    """Open a file as a reader would, on a light or dark screen or on paper."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1400, "height": 900})
    page.emulate_media(media=media, color_scheme=scheme)
    look = Look(page)
    page.on("console", lambda message: look.said.append(message.text))
    page.on("pageerror", lambda error: look.said.append(str(error)))
    page.on("request", lambda request: look.asked_for.append(request.url))
    page.goto(file.resolve().as_uri())
    yield look
    page.close()


def rgb(css: str) -> tuple[float, float, float]:
    """Read ``rgb(1, 2, 3)`` or ``#010203``."""
    if css.startswith("#"):
        return int(css[1:3], 16), int(css[3:5], 16), int(css[5:7], 16)
    red, green, blue = (float(part) for part in css.removeprefix("rgb(").removesuffix(")").split(","))
    return red, green, blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Compute the contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, float, float]) -> float:
    parts = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
