"""The picture of a chain as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.boxes import ROLES, mark_words, told_assumptions
from peertoc.maps.chain.words import description_of, in_reading_order
from peertoc.maps.picture import mermaid
from peertoc.maps.picture.palette import colour
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.maps.chain.values import Box, ChainPicture, Direction, Ghost, Link, TheoryPicture

_KINDS: Final = {"strong": "strong", "moderate": "strong"}


def mermaid_of(picture: ChainPicture, direction: Direction) -> str:
    """Write a picture as a flowchart: boxes, pills, gaps and feedback, one group for each theory."""
    return mermaid.flowchart(
        direction,
        [*_body(picture, direction), *_classes()],
        title=f"{picture.title}: {picture.subtitle}",
        description=description_of(picture),
    )


def _body(picture: ChainPicture, direction: Direction) -> Iterator[str]:
    said = words("chain")
    for number, mark in enumerate((*picture.marks, *picture.elsewhere), start=1):
        yield mermaid.node(f"found-{number}", (mark_words(mark), mark.message), "box", _class_of(mark.waived))
    if not picture.theories:
        yield mermaid.node("no-theory", (said["no-theory"], said["no-theory-more"]), "box", "missing")
    for theory in picture.theories:
        yield mermaid.group(theory.id, theory.title or picture.title, list(_theory(theory)), direction)
    if picture.loose:
        yield mermaid.group("loose", said["loose"], [_box(box) for box in picture.loose], direction)
    for theory in picture.theories:
        yield from (mermaid.link(box.id, box.url, box.description) for box in theory.boxes if box.url)


def _theory(theory: TheoryPicture) -> Iterator[str]:
    said = words("chain")
    if theory.empty:
        yield mermaid.node(f"{theory.id}-empty", (theory.empty,), "box", "stranger")
    elif not theory.boxes:
        yield mermaid.node(f"{theory.id}-empty", (said["no-steps"], said["no-steps-more"]), "box", "missing")
    for number, mark in enumerate(theory.marks, start=1):
        yield mermaid.node(f"{theory.id}-gap-{number}", (mark_words(mark),), "box", _class_of(mark.waived))
    for box in in_reading_order(theory):
        yield _box(box)
    for ghost in theory.ghosts:
        yield from _ghost(ghost)
    for link in theory.links:
        yield from _link(link)
    for each in theory.feedback:
        yield mermaid.edge(each.cause, each.effect, "dotted", said["feedback"])


def _box(box: Box) -> str:
    text = [
        box.band,
        box.title,
        *(f"▸ {each}" for each in box.indicators),
        *([box.control] if box.control else []),
    ]
    text += [mark_words(mark) for mark in box.marks]
    css = ROLES.get(box.kind, "stranger") if box.state == "step" else "stranger"
    return mermaid.node(box.id, text, "box", css)


def _ghost(ghost: Ghost) -> Iterator[str]:
    text = (ghost.band, ghost.mark.words, f"{ghost.mark.message} ({ghost.mark.severity})")
    yield mermaid.node(ghost.id, text, "box", _class_of(ghost.mark.waived))
    ends = (ghost.at, ghost.id) if ghost.side == "after" else (ghost.id, ghost.at)
    yield mermaid.edge(*ends, "dotted")


def _link(link: Link) -> Iterator[str]:
    sure = [link.evidence] if link.evidence else []
    sure += [words("chain")["critical"]] if link.critical else []
    text = [
        *told_assumptions(link),
        *(mark_words(mark) for mark in link.marks),
        *([" · ".join(sure)] if sure else []),
    ]
    kind = _KINDS.get(link.strength, "plain")
    if not text:
        yield mermaid.edge(link.cause, link.effect, kind)
        return
    pill = f"{link.id}-pill"
    missing = link.marks and not link.assumptions and not all(mark.waived for mark in link.marks)
    yield mermaid.node(pill, text, "rounded", "missing" if missing else "assumption")
    yield mermaid.edge(link.cause, pill, "open" if kind == "plain" else kind)
    yield mermaid.edge(pill, link.effect, kind)


def _class_of(waived: bool) -> str:
    return "waived" if waived else "missing"


def _classes() -> Iterator[str]:
    ink = colour("ink")
    for role in ROLES.values():
        yield mermaid.css_class(role, fill=colour(f"{role}-ground"), stroke=colour(f"{role}-ink"), colour=ink)
    pill = colour("assumption-ground"), colour("assumption-edge"), colour("assumption-ink")
    yield mermaid.css_class("assumption", fill=pill[0], stroke=pill[1], colour=pill[2])
    gap = colour("missing-ground"), colour("missing-ink"), colour("missing-text")
    yield mermaid.css_class("missing", fill=gap[0], stroke=gap[1], colour=gap[2], dashed=True)
    for name in ("waived", "stranger"):
        yield mermaid.css_class(
            name, fill=colour("page"), stroke=colour("waived"), colour=colour("muted"), dashed=True
        )
