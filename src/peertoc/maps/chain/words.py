"""The picture of a chain in words: each step, what it leads to, on which assumption, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.maps.chain.columns import columns_of
from peertoc.maps.picture.isolating import filled, isolate
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.maps.chain.values import Box, ChainPicture, Link, Mark, TheoryPicture


def description_of(picture: ChainPicture) -> str:
    """Say the whole picture, a line for each sentence or two that belong together."""
    return "\n".join(_said(picture))


def _said(picture: ChainPicture) -> Iterator[str]:
    said = words("chain")
    yield filled(words("chain.told")["whole"], initiative=picture.initiative)
    yield from filter(None, [_sentence(picture.part)])
    if not picture.checked:
        yield said["unchecked"]
    yield from _gaps(picture.marks)
    if not picture.theories:
        yield f"{said['no-theory']} {said['no-theory-more']}"
    for theory in picture.theories:
        yield from _theory(theory)
    if picture.loose:
        yield words("chain.told")["loose"]
        for box in picture.loose:
            yield from _box(box)
    if picture.elsewhere:
        yield words("chain.told")["elsewhere"]
        yield from _gaps(picture.elsewhere)


def _theory(theory: TheoryPicture) -> Iterator[str]:
    said = words("chain.told")
    steps = sum(box.state == "step" for box in theory.boxes)
    counted = said["one-step"] if steps == 1 else filled(said["steps"], number=steps)
    title = filled(said["theory"], title=theory.title) if theory.title else ""
    yield from filter(None, [f"{title} {counted if steps else ''}".strip()])
    yield from _gaps(theory.marks)
    if not theory.boxes:
        yield theory.empty or f"{words('chain')['no-steps']} {words('chain')['no-steps-more']}"
    boxes = {box.id: box for box in theory.boxes}
    for box in in_reading_order(theory):
        yield from _box(box)
        yield from (
            _ghost
            for ghost in theory.ghosts
            if ghost.at == box.id
            for _ghost in _missing(ghost.side, ghost.mark)
        )
        for link in theory.links:
            if link.cause == box.id:
                yield _link(link, boxes)
        for each in theory.feedback:
            if each.cause == box.id:
                yield filled(said["feeds-back"], effect=_named(boxes[each.effect]))
    yield from _ceiling(theory)


def in_reading_order(theory: TheoryPicture) -> list[Box]:
    """List the boxes of a theory column by column, causes before effects."""
    columns = columns_of(theory)
    return sorted(theory.boxes, key=lambda box: columns.of[box.id])


def _box(box: Box) -> Iterator[str]:
    said = words("chain.told")
    parts = [filled(said["box"], band=box.band, title=box.title)]
    parts += [text for text in (_sentence(box.description), _sentence(box.phase_words)) if text]
    details = (*box.details, *("" for _ in box.indicators))
    for text, more in zip(box.indicators, details, strict=False):
        parts += [filled(said["indicator-more" if more else "indicator"], indicator=text, more=more)]
    parts += [_sentence(box.control)] if box.control else []
    yield " ".join(parts)
    yield from _gaps(box.marks)


def _link(link: Link, boxes: dict[str, Box]) -> str:
    said = words("chain.told")
    parts = [filled(said["leads"], effect=_named(boxes[link.effect]))]
    parts += _provided(link)
    parts += [_sentence(link.evidence)] if link.evidence else []
    parts += [filled(said["proof"], proof=link.proof.rstrip("."))] if link.proof else []
    parts += [said["critical"]] if link.critical else []
    return " ".join((*parts, *_gaps(link.marks)))


def _provided(link: Link) -> Iterator[str]:
    """Say what must hold, each time followed by who controls it, what ensures it and how it is known."""
    more = (*zip(link.controls, link.details, strict=True), *(("", "") for _ in link.assumptions))
    for text, told in zip(link.assumptions, more, strict=False):
        yield filled(words("chain.told")["provided"], assumption=text.rstrip("."))
        yield from filter(None, [_sentence("; ".join(filter(None, told)))])


def _named(box: Box) -> str:
    said = words("chain.told")
    if box.state == "step":
        return filled(said["step-named"], number=box.number, title=box.title)
    return filled(said["other-named"], title=box.title, state=box.band)


def _gaps(marks: Iterable[Mark]) -> Iterator[str]:
    for mark in marks:
        yield from _missing("", mark)


def _missing(side: str, mark: Mark) -> Iterator[str]:
    """Say one gap: its words, and its message where that says more."""
    kind = "wrong" if mark.wrong else "missing"
    name = "waived" if mark.waived else f"missing-{side}" if side else kind
    message = mark.message if mark.message != mark.words else ""
    template = words("chain.told")[name]
    yield filled(template, severity=mark.severity, words=_sentence(mark.words), message=message).strip()


def _ceiling(theory: TheoryPicture) -> Iterator[str]:
    said = words("chain.told")
    sides = {
        side: [_named(box) for box in theory.boxes if box.ownership == side] for side in ("within", "outside")
    }
    told = [filled(said[f"ceiling-{side}"], steps=", ".join(steps)) for side, steps in sides.items() if steps]
    if told:
        yield filled(said["ceiling"], sides="; ".join(told))


def _sentence(text: str) -> str:
    """Begin and end a text as a sentence does."""
    begun = text[:1].upper() + text[1:]
    return isolate(begun if not text or text[-1] in ".?!…:" else f"{begun}.")
