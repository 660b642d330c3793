"""The parts of a picture from those of a model: each gets an id, and words for what is said of it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from peertoc.maps.chain.gaps import Index
from peertoc.maps.chain.values import Box, Feedback, Link, TheoryPicture
from peertoc.maps.picture.isolating import filled
from peertoc.maps.wordbook import words
from peertoc.model import everything
from peertoc.vocabulary import PTOC

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from peertoc.maps.chain.naming import Namer
    from peertoc.maps.chain.values import Account, Ends, State
    from peertoc.model import Initiative, Step, TheoryOfChange
    from peertoc.model import Link as ModelLink


class Maker:
    """Make the parts of a picture, number them, and keep what the model calls them."""

    def __init__(
        self, initiative: Initiative, name: Namer, accounts: Mapping[Ends, Sequence[Account]]
    ) -> None:
        self.name = name
        self.index = Index(theories={initiative.id: ["initiative"]})
        self._accounts = accounts
        self._numbers = {kind: count(1) for kind in ("step", "link", "feedback", "theory")}
        self._initiative = initiative
        steps = [step for theory in initiative.theories for step in theory.chain.steps]
        self._steps = {step.id: step for step in reversed((*steps, *initiative.loose_steps))}
        self._parts = {part.id: part for part in everything(initiative) if part.id} | self._steps

    def _id(self, kind: str) -> str:
        return f"{kind}-{next(self._numbers[kind])}"

    def theory(self, theory: TheoryOfChange) -> TheoryPicture:
        """Make the picture of one theory."""
        id = self._id("theory")
        self.index.theories.setdefault(theory.id, []).append(id)
        boxes = {step.id: self._box(step, number) for number, step in enumerate(theory.chain.steps, start=1)}
        links = tuple(self._link(link, boxes) for link in theory.chain.links)
        feedback = tuple(
            Feedback(self._id("feedback"), boxes[each.cause].id, self._end(each.effect, boxes))
            for each in theory.chain.feedback
        )
        return TheoryPicture(id, theory.id, self._heading(theory, id), tuple(boxes.values()), links, feedback)

    def _heading(self, theory: TheoryOfChange, id: str) -> str:
        """Name a theory; one that has no title and stands alone needs none."""
        title = self.name.words(theory.title)
        if title or len(self._initiative.theories) == 1:
            return title
        untitled = words("chain")["untitled-theory"].format(number=id.removeprefix("theory-"))
        return self.name.plain(theory.id, untitled)

    def loose(self) -> Iterator[Box]:
        """Make the boxes of the steps that no theory names and no link of one leads to."""
        for step in self._initiative.loose_steps:
            if step.id not in self.index.boxes:
                yield self._box(step, 0)

    def _box(self, step: Step, number: int, state: State = "step") -> Box:
        id = self._id("step")
        for part in (step, *step.indicators):
            if part.id:
                self.index.boxes.setdefault(part.id, []).append(id)
        if state == "stranger":
            self.index.stand_ins.add(id)
        name, said = self.name, words("chain")
        control = step.ownership.rpartition("/")[2] if step.ownership else ""
        control = control if control in ("within", "outside") else ""
        return Box(
            id=id,
            name=step.id,
            title=name.title(step, said["untitled-step"]),
            kind=step.kind,
            band=self._band(step, number) if state == "step" else said[state].upper(),
            state=state,
            number=number,
            phase=step.phase,
            phase_words=said["in-phase"].format(phase=name.label(step.phase)) if step.phase else "",
            description=name.more(step),
            indicators=tuple(name.indicator(each) for each in step.indicators),
            details=tuple(name.indicator_details(each) for each in step.indicators),
            ownership=control,
            control=said[control] if control else name.label(step.ownership),
            url=f"{PTOC}{step.kind}" if step.kind else "",
        )

    def _band(self, step: Step, number: int) -> str:
        kind = self.name.label(f"{PTOC}{step.kind}") if step.kind else words("chain")["no-kind"]
        return (words("chain")["band"].format(number=number, kind=kind) if number else kind).upper()

    def _end(self, id: str, boxes: dict[str, Box]) -> str:
        """Find the box at an end of a link; what is no step of the theory gets a box that says so."""
        if id not in boxes or not id:
            boxes[id or self._id("step")] = box = self._stand_in(id)
            return box.id
        return boxes[id].id

    def _stand_in(self, id: str) -> Box:
        said = words("chain")
        if id in self._steps:
            return self._box(self._steps[id], 0, "stranger")
        state: State = "stranger" if id else "nameless"
        title = self.name.plain(id, said["unnamed"]) if id else said["no-step"]
        return Box(self._id("step"), id, title, band=said[state].upper(), state=state)

    def _link(self, link: ModelLink, boxes: dict[str, Box]) -> Link:
        id, name, said = self._id("link"), self.name, words("chain")
        cause, effect = self._end(link.cause, boxes), self._end(link.effect, boxes)
        self._remember(id, link)
        accounts = self._accounts.get((link.cause, link.effect), ())
        strength, evidence, critical = name.surety(link, accounts)
        titles = {box.id: box.title for box in boxes.values()}
        return Link(
            id=id,
            cause=cause,
            effect=effect,
            name=link.id,
            title=filled(said["link"], cause=titles[cause], effect=titles[effect]),
            assumptions=tuple(name.assumption(each) for each in link.assumptions),
            controls=tuple(name.label(each.control) for each in link.assumptions),
            details=tuple(name.assumption_details(each, self._parts) for each in link.assumptions),
            strength=strength,
            evidence=evidence,
            proof=name.mentions(link.evidence),
            critical=critical,
        )

    def _remember(self, id: str, link: ModelLink) -> None:
        self.index.ends.setdefault((link.cause, link.effect), []).append(id)
        indicators = (each for assumption in link.assumptions for each in assumption.indicators)
        for part in (link, *link.assumptions, *indicators):
            if part.id:
                self.index.links.setdefault(part.id, []).append(id)
