"""Which part of an initiative a picture shows: a theory, a phase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from peertoc.cleaning import clean
from peertoc.errors import PeertocError, UnknownName
from peertoc.maps.choosing import in_file_name
from peertoc.maps.wordbook import words
from peertoc.model import last_part
from peertoc.model.choosing import called, plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.maps.chain.values import Box, ChainPicture, TheoryPicture
    from peertoc.model import Initiative, Labels, TheoryOfChange

#: More steps than this are drawn a phase at a time, and a phase with more of them in several pictures.
MOST_STEPS: Final = 200
_PHASELESS: Final = "no-phase"


def theories_called(initiative: Initiative, name: str, lang: str) -> tuple[TheoryOfChange, ...] | None:
    """Keep the theories of this name; None, for all, where it is empty. Raises UnknownName."""
    return called(initiative.theories, name, lang, "theory of change") if name else None


def phase_called(name: str, labels: Labels, lang: str, picture: ChainPicture) -> str:
    """Find a phase by the last part of its address, its label, or its number; empty for “no-phase”.

    Raises UnknownName.
    """
    phases = phases_of(picture, labels)
    for phase in phases:
        number = labels.phases.index(phase) if phase in labels.phases else -1
        known = (phase, last_part(phase), labels.of(phase, lang), str(number), f"P{number}")
        if plainly(name) in {plainly(each) for each in known}:
            return phase
    if plainly(name) in (_PHASELESS, words("chain")["no-phase"]):
        return ""
    raise UnknownName("phase", clean(name), {_PHASELESS, *(last_part(phase) for phase in phases)})


def phases_of(picture: ChainPicture, labels: Labels) -> tuple[str, ...]:
    """List the five phases, then others that steps stand in."""
    return tuple(dict.fromkeys((*labels.phases, *(box.phase for box in steps_of(picture) if box.phase))))


def steps_of(picture: ChainPicture) -> list[Box]:
    """List the steps of a picture, those in no theory last, without what stands in for any."""
    boxes = (box for theory in picture.theories for box in theory.boxes)
    return [box for box in (*boxes, *picture.loose) if box.state == "step"]


def pieces_of(
    picture: ChainPicture, labels: Labels, lang: str, phase: str = ""
) -> list[tuple[str, ChainPicture]]:
    """Give the whole as one picture, or as several where it is too large; with ``phase``, that one alone.

    Each comes with what to add to the name of its file. Raises UnknownName.
    """
    if phase:
        found = _pieces(picture, phase_called(phase, labels, lang, picture), labels, lang)
        return [(f"-{number}" if len(found) > 1 else "", each) for number, each in enumerate(found, start=1)]
    if len(steps_of(picture)) <= MOST_STEPS:
        return [("", picture)]
    return [(f"-{name}", each) for name, each in by_phase(picture, labels, lang)]


def by_phase(picture: ChainPicture, labels: Labels, lang: str) -> Iterator[tuple[str, ChainPicture]]:
    """Give pictures of each phase that has steps, and of steps in no phase, each with a name for it.

    What belongs to nothing that is drawn is told in the first.
    """
    used, elsewhere = {box.phase for box in steps_of(picture)}, picture.elsewhere
    for number, phase in enumerate((*phases_of(picture, labels), "")):
        found = _pieces(picture, phase, labels, lang) if phase in used else []
        name = in_file_name(last_part(phase)) if phase else _PHASELESS
        for piece, each in enumerate(found, start=1):
            suffix = f"-{piece}" if len(found) > 1 else ""
            yield f"{number}-{name}{suffix}", replace(each, elsewhere=elsewhere)
            elsewhere = ()


def only_phase(picture: ChainPicture, phase: str, labels: Labels, lang: str) -> ChainPicture:
    """Keep the steps of one phase, with stand-ins for those of other phases that they are linked to."""
    ours = {box.id for box in steps_of(picture) if box.phase == phase}
    return _only(picture, ours, *_said_of(phase, labels, lang))


def _pieces(picture: ChainPicture, phase: str, labels: Labels, lang: str) -> list[ChainPicture]:
    """Show one phase in as many pictures as it needs, and at least in one."""
    ours = [box.id for box in steps_of(picture) if box.phase == phase]
    starts = range(0, max(len(ours), 1), MOST_STEPS)
    part, empty = _said_of(phase, labels, lang)
    if len(starts) == 1:
        return [_only(picture, set(ours), part, empty)]
    told = words("chain")["one-piece"]
    return [
        _only(picture, set(ours[start : start + MOST_STEPS]),
              told.format(part=part, number=number, all=len(starts)), empty)
        for number, start in enumerate(starts, start=1)
    ]  # fmt: skip


def _said_of(phase: str, labels: Labels, lang: str) -> tuple[str, str]:
    """Say that only one phase is shown, and that a theory has no step in it."""
    said, label = words("chain"), clean(labels.of(phase, lang)) if phase else ""
    names = ("one-phase", "none-in-phase") if phase else ("phaseless", "none-phaseless")
    return said[names[0]].format(phase=label), said[names[1]].format(phase=label)


def _only(picture: ChainPicture, ours: set[str], part: str, empty: str) -> ChainPicture:
    """Keep some steps; of theories without any of them, only one that has no other beside it is told."""
    theories = [_theory_in(each, ours) for each in picture.theories]
    told = [each for each in theories if each.boxes] or [replace(each, empty=empty) for each in theories]
    return replace(
        picture,
        subtitle=f"{picture.subtitle} · {part}",
        part=part,
        theories=tuple(told),
        loose=tuple(box for box in picture.loose if box.id in ours),
        elsewhere=(),
    )


def _theory_in(theory: TheoryPicture, chosen: set[str]) -> TheoryPicture:
    ours = {box.id for box in theory.boxes} & chosen
    links = tuple(link for link in theory.links if {link.cause, link.effect} & ours)
    feedback = tuple(each for each in theory.feedback if {each.cause, each.effect} & ours)
    ends = {each.cause for each in links} | {each.effect for each in links}
    ends |= {each.cause for each in feedback} | {each.effect for each in feedback}
    return replace(
        theory,
        boxes=tuple(_seen_from(box, ours) for box in theory.boxes if box.id in ours | ends),
        links=links,
        feedback=feedback,
        ghosts=tuple(ghost for ghost in theory.ghosts if ghost.at in ours),
    )


def _seen_from(box: Box, ours: set[str]) -> Box:
    """Keep a box of ours; another is a stand-in that says where its step is told."""
    if box.id in ours or box.state != "step":
        return box
    said = words("chain")
    band = said["elsewhere"].format(phase=box.phase_words or said["no-phase"]).upper()
    bare = replace(box, indicators=(), details=(), description="", control="", ownership="", marks=())
    return replace(bare, state="elsewhere", band=band)


def too_many(pieces: Sequence[tuple[str, ChainPicture]], labels: Labels) -> PeertocError:
    """Make the error for more steps than one picture can hold, from the pieces that they would fill."""
    said, steps = words("chain"), [box for _, piece in pieces for box in steps_of(piece)]
    used = {box.phase for box in steps}
    phases = [*(phase for phase in labels.phases if phase in used), *sorted(used - {*labels.phases, ""})]
    names = [*(clean(last_part(phase)) for phase in phases), *([_PHASELESS] if "" in used else [])]
    help = said["too-many-in-phase-help" if len(names) == 1 else "too-many-help"]
    return PeertocError(
        said["too-many"].format(steps=f"{len(steps):,}", most=MOST_STEPS),
        help=help.format(phases=", ".join(names), most=MOST_STEPS),
    )


def split_note(pieces: Sequence[tuple[str, ChainPicture]]) -> str:
    """Say that there are several pictures because one could not hold all steps."""
    phases = [steps_of(piece)[0].phase for _, piece in pieces]
    name = "too-many-note" if len(phases) == len(set(phases)) else "too-many-in-pieces-note"
    steps = sum(len(steps_of(piece)) for _, piece in pieces)
    return words("chain")[name].format(steps=f"{steps:,}", most=MOST_STEPS)
