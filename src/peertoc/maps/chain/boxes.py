"""The cards of steps, of what must hold between them, and of what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.cards import Card, Row, Style, card_of, row_of
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.maps.chain.values import Box, Ghost, Link, Mark

BOX: Final = 188.0
PILL: Final = 126.0
ROLES: Final = {
    "Input": "inputs",
    "Engagement": "activities",
    "SustainedContact": "outputs",
    "LearningOutcome": "outcomes",
    "Diffusion": "diffusion",
    "OrganisationalChange": "change",
    "ReformImpact": "impact",
}


_BAND: Final = Style(9, 11, "band-ink", bold=True, padding=4, most=2)
_TITLE: Final = Style(12.5, 15, "ink", bold=True)
_INDICATOR: Final = Style(10, 12.5, "ink", ground="row-ground")
CONTROL: Final = Style(10, 12, "muted", italic=True, padding=4)
MISSING: Final = Style(10, 12.5, "missing-text", bold=True, ground="missing-ground", edge="missing-ink")
WAIVED: Final = Style(10, 12.5, "muted", ground="page", edge="waived")
ASSUMPTION: Final = Style(10, 12.5, "assumption-ink", italic=True, padding=4)
_HELD: Final = Style(9, 12, "assumption-ink", most=2)
_EVIDENCE: Final = Style(9, 11.5, "assumption-ink", bold=True, padding=3, most=3)
_GHOST: Final = Style(12.5, 15, "missing-text", bold=True)
GRAVE: Final = Style(10, 12.5, "missing-text", padding=4, most=6)


LACK: Final = ("missing-ink", "missing-ground")
PILL_LOOK: Final = ("assumption-edge", "assumption-ground")
OPEN: Final = ("waived", "page")


def box_card(box: Box, width: float = BOX) -> Card:
    """Make the card of a step; one that is no step of the theory has a dashed frame and says so."""
    role = ROLES.get(box.kind, "")
    ours = box.state == "step"
    ink = f"{role}-ink" if role else "muted"
    rows = [
        row_of(box.band, _BAND, width, ink if ours else "waived"),
        row_of(box.title, _TITLE, width),
        *(row_of(f"▸ {text}", _INDICATOR, width) for text in box.indicators),
        *([row_of(box.control, CONTROL, width)] if box.control else []),
        *_marks(box.marks, width),
    ]
    ground = f"{role}-ground" if role and ours else "page"
    look = (ink if ours else "waived", ground)
    return card_of(box.id, rows, width, look, dashed=not ours, url=box.url, tooltip=_told(box))


def _told(box: Box) -> str:
    told = [box.title, box.description, *box.details, box.phase_words, *(mark.message for mark in box.marks)]
    return " · ".join(text for text in told if text)


def mark_words(mark: Mark) -> str:
    """Say a gap in short: with a sign, how grave it is, and whether somebody waived it."""
    template = words("chain")["waived" if mark.waived else "wrong" if mark.wrong else "missing"]
    return template.format(words=mark.words, severity=mark.severity)


def _marks(marks: Sequence[Mark], width: float, *, framed: bool = True) -> Iterator[Row]:
    """Make a row for each gap, each in a dashed frame of its own unless the whole card has one."""
    for mark in marks:
        style = WAIVED if mark.waived else MISSING
        yield row_of(mark_words(mark), style if framed else replace(style, edge="", ground=""), width)


def pill_card(link: Link, width: float = PILL) -> Card | None:
    """Make the pill on a link, or nothing where nothing is said of it."""
    bare = not link.assumptions and bool(link.marks)
    rows = [
        *_assumptions(link, width),
        *_marks(link.marks, width, framed=not bare),
        *(row_of(text, _EVIDENCE, width) for text in _sure(link)),
    ]
    if not rows:
        return None
    waived = all(mark.waived for mark in link.marks)
    look = PILL_LOOK if not bare else OPEN if waived else LACK
    return card_of(f"{link.id}-pill", rows, width, look, dashed=bare, tooltip=link_told(link))


def _assumptions(link: Link, width: float) -> Iterator[Row]:
    """Make a row for each assumption, with who controls it where that is stated."""
    for text, control in _held(link):
        yield row_of(text, ASSUMPTION, width, more=(control, _HELD) if control else None)


def _held(link: Link) -> Iterator[tuple[str, str]]:
    controls = (*link.controls, *("" for _ in link.assumptions))
    for text, control in zip(link.assumptions, controls, strict=False):
        yield text, f"◦ {control}" if control else ""


def told_assumptions(link: Link) -> Iterator[str]:
    """Say each assumption, followed by who controls it where that is stated."""
    for pair in _held(link):
        yield " ".join(filter(None, pair))


def _sure(link: Link) -> Iterator[str]:
    said = [link.evidence, words("chain")["critical"] if link.critical else ""]
    if any(said):
        yield " · ".join(text for text in said if text)


def link_told(link: Link) -> str:
    """Say of a link what does not fit on it."""
    told = [
        link.title,
        *link.assumptions,
        *link.controls,
        *link.details,
        link.evidence,
        link.proof,
        words("chain")["critical"] if link.critical else "",
        *(mark.message for mark in link.marks),
    ]
    return " · ".join(text for text in told if text)


def ghost_card(ghost: Ghost, width: float = BOX) -> Card:
    """Make the card of a step that is missing."""
    mark = ghost.mark
    ink = "muted" if mark.waived else "missing-text"
    ground = "page" if mark.waived else "missing-ground"
    grave = words("chain")["waived-short"] if mark.waived else mark.severity
    rows = [
        row_of(ghost.band.upper(), replace(_BAND, ink=ink), width, ground),
        row_of(mark.words, replace(_GHOST, ink=ink), width),
        row_of(f"{mark.message} ({grave})", replace(GRAVE, ink=ink), width),
    ]
    look = OPEN if mark.waived else LACK
    return card_of(ghost.id, rows, width, (look[0], "page"), dashed=True, url=mark.url, tooltip=mark.message)
