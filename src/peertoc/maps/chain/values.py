"""A theory of change as a picture: what stands in which box, on which link, and what is missing.

Plain values that say everything a reader will be told, in the language asked for; where each thing stands on
the page is worked out elsewhere. Ids are our own (``step-3``, ``link-2``) and never come from the input.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Severity = Literal["error", "warning", "advice"]
Direction = Literal["LR", "TB"]
#: A ``step`` of the theory; one that its links name and it does not; an end that is not named; one of
#: another phase.
State = Literal["step", "stranger", "nameless", "elsewhere"]
Side = Literal["before", "after"]
Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Gap:
    """Tell what a check found, in plain values.

    ``at`` is the id in the model of the step, link, assumption, indicator or theory that it is about,
    ``other`` that of the step at the other end; both are empty where there is none.
    """

    check: str
    message: str
    severity: Severity
    at: str
    other: str = ""
    waived: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """Tell what one account of a link says: how strong its evidence is, and whether it is critical."""

    strength: str
    critical: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Show a gap in short ``words``, with its whole message, how grave it is, and where to read on.

    What is ``wrong`` is to be put right; else something is missing.
    """

    check: str
    words: str
    message: str
    severity: str
    waived: bool
    url: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Hold one step: the number and the kind for its band, its title, how it is known, and its gaps.

    ``indicators`` are short enough for the box; ``details`` say of each what more there is, if anything.
    ``ownership`` is ``within`` or ``outside`` the ceiling of accountability, or empty where nothing is said.
    """

    id: str
    name: str
    title: str
    kind: str = ""
    band: str = ""
    state: State = "step"
    number: int = 0
    phase: str = ""
    phase_words: str = ""
    description: str = ""
    indicators: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    ownership: str = ""
    control: str = ""
    marks: tuple[Mark, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Hold one link between two boxes, what must hold for it, and how sure it is.

    ``strength`` is none, weak, moderate or strong, or empty where nothing is said; ``evidence`` is what the
    picture says of it in words, and ``proof`` what the file says speaks for it. Of each of its assumptions
    ``controls`` say who controls it, and ``details`` what ensures it and how it is known, if anything does.
    """

    id: str
    cause: str
    effect: str
    name: str = ""
    title: str = ""
    assumptions: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    strength: str = ""
    evidence: str = ""
    proof: str = ""
    critical: bool = False
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Feedback:
    """Hold that a later step feeds back to an earlier one."""

    id: str
    cause: str
    effect: str


@dataclass(frozen=True, slots=True)
class Ghost:
    """Hold a step that is missing before or after a box; ``kind`` is what it would be, if that is known."""

    id: str
    at: str
    side: Side
    kind: str
    band: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class TheoryPicture:
    """Hold one theory of change; ``marks`` are the gaps of the theory itself.

    ``empty`` says why there is no box, where the theory has steps that are drawn elsewhere.
    """

    id: str
    name: str
    title: str
    boxes: tuple[Box, ...] = ()
    links: tuple[Link, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    ghosts: tuple[Ghost, ...] = ()
    marks: tuple[Mark, ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class ChainPicture:
    """Hold all that the picture of one initiative shows; ``loose`` are the steps that no theory names.

    ``marks`` are the gaps of the initiative, ``elsewhere`` those that belong to nothing that is drawn, and
    ``part`` says of what part of the whole this is a picture.
    """

    title: str
    subtitle: str
    lang: str
    initiative: str = ""
    part: str = ""
    theories: tuple[TheoryPicture, ...] = ()
    loose: tuple[Box, ...] = ()
    marks: tuple[Mark, ...] = ()
    elsewhere: tuple[Mark, ...] = field(default=())
    checked: bool = True

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """Find a box of any theory by its id."""
        theories = (box for theory in self.theories for box in theory.boxes)
        return {box.id: box for box in (*theories, *self.loose)}

    def every_mark(self) -> Iterator[Mark]:
        """Go through all gaps that the picture marks."""
        yield from (*self.marks, *self.elsewhere)
        for box in self.boxes.values():
            yield from box.marks
        for theory in self.theories:
            yield from theory.marks
            for link in theory.links:
                yield from link.marks
            yield from (ghost.mark for ghost in theory.ghosts)
