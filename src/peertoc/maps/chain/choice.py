"""Which part of an initiative a picture shows: a theory, a phase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from peertoc.errors import PeertocError, UnknownName
from peertoc.maps.choosing import called, in_file_name, last_part, plainly
from peertoc.maps.picture.lettering import clean
from peertoc.maps.wordbook import words
from peertoc.model import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.maps.chain.values import Box, ChainPicture, TheoryPicture
    from peertoc.model import Initiative, Labels, TheoryOfChange

R = TypeVar("R", bound=Resource)

#: More steps than this are drawn a phase at a time.
MOST_STEPS: Final = 200
_LONGEST_NAME: Final = 80


def theories_called(initiative: Initiative, name: str, lang: str) -> tuple[TheoryOfChange, ...] | None:
    """Keep the theories of this name; None, for all, where it is empty. Raises UnknownName."""
    return called(initiative.theories, name, lang, "theory of change") if name else None


def phase_called(name: str, labels: Labels, lang: str, picture: ChainPicture) -> str:
    """Find a phase by the last part of its address, its label, or its number. Raises UnknownName."""
    phases = phases_of(picture, labels)
    for phase in phases:
        number = labels.phases.index(phase) if phase in labels.phases else -1
        known = (phase, last_part(phase), labels.of(phase, lang), str(number), f"P{number}")
        if plainly(name) in {plainly(each) for each in known}:
            return phase
    raise UnknownName("phase", clean(name), {last_part(phase) for phase in phases})


def phases_of(picture: ChainPicture, labels: Labels) -> tuple[str, ...]:
    """List the five phases, then others that steps stand in."""
    boxes = [box for theory in picture.theories for box in theory.boxes]
    return tuple(dict.fromkeys((*labels.phases, *(box.phase for box in boxes if box.phase))))


def by_phase(picture: ChainPicture, labels: Labels, lang: str) -> Iterator[tuple[str, ChainPicture]]:
    """Give one picture for each phase that has steps, with a name for it, and one for steps in no phase."""
    used = {box.phase for theory in picture.theories for box in theory.boxes if box.state == "step"}
    for number, phase in enumerate((*phases_of(picture, labels), "")):
        if phase in used:
            name = in_file_name(last_part(phase)) if phase else "no-phase"
            yield f"{number}-{name}", only_phase(picture, phase, labels, lang)


def only_phase(picture: ChainPicture, phase: str, labels: Labels, lang: str) -> ChainPicture:
    """Keep the steps of one phase, with stand-ins for those of other phases that they are linked to."""
    said = words("chain")
    label = clean(labels.of(phase, lang)) if phase else said["no-phase"]
    return replace(
        picture,
        subtitle=f"{picture.subtitle} · {said['one-phase'].format(phase=label)}",
        theories=tuple(theory for each in picture.theories if (theory := _theory_in(each, phase)).boxes),
        loose=tuple(box for box in picture.loose if box.phase == phase),
        elsewhere=(),
    )


def _theory_in(theory: TheoryPicture, phase: str) -> TheoryPicture:
    ours = {box.id for box in theory.boxes if box.state == "step" and box.phase == phase}
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


def too_many(theories: Iterable[TheoryOfChange], labels: Labels) -> PeertocError | None:
    """Make the error for more steps than one picture can hold; None where there are few enough."""
    steps = [step for theory in theories for step in theory.chain.steps]
    if len(steps) <= MOST_STEPS:
        return None
    said, used = words("chain"), {step.phase for step in steps if step.phase}
    phases = [*(phase for phase in labels.phases if phase in used), *sorted(used - set(labels.phases))]
    return PeertocError(
        said["too-many"].format(steps=f"{len(steps):,}", most=MOST_STEPS),
        help=said["too-many-help"].format(phases=", ".join(clean(last_part(phase)) for phase in phases)),
    )
