"""The process map of an initiative: what it has, what figure 1 names besides, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.maps.process_map.guide import meaning, question, suggested
from peertoc.maps.process_map.noting import notes
from peertoc.maps.process_map.phrasing import capital, counted
from peertoc.maps.process_map.placing import Placed, key, placed
from peertoc.maps.process_map.settling import settle
from peertoc.maps.process_map.telling import Teller
from peertoc.maps.process_map.values import Arrow, Box, Column, Item, Part, ProcessMap, Standing
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.maps.process_map.placing import Managed, Placing
    from peertoc.model import Concepts, Initiative, Risk


def process_map_of(initiative: Initiative, concepts: Concepts, lang: str = "en") -> ProcessMap:
    """Fill the map with what an initiative says of itself."""
    teller = Teller(concepts, lang)
    where = placed(initiative, concepts)
    columns = tuple(
        _Phase(number, phase, where, teller).column(settle(initiative, phase, teller))
        for number, phase in enumerate(where.phases)
    )
    return ProcessMap(
        title=teller.title(initiative),
        columns=columns,
        arrows=tuple(_arrows(where)),
        notes=tuple(notes(where.by_phase[""], teller)),
    )


@dataclass(frozen=True, slots=True)
class _Phase:
    """Fill one phase."""

    number: int
    iri: str
    placed: Placed
    teller: Teller

    @property
    def here(self) -> Placing:
        return self.placed.by_phase[self.iri]

    def column(self, settled: tuple[Item, ...]) -> Column:
        """Fill the column; ``settled`` is what the phase settles without a step."""
        boxes = (self.tools(settled), self.risks(), self.management())
        concept = self.teller.concepts.of(self.iri)
        nothing = not self.here.steps and all(box.standing in ("missing", "open") for box in boxes)
        return Column(
            number=self.number,
            name=capital(self.teller.called(self.iri)),
            count=self.count(boxes, settled, nothing=nothing),
            standing="missing" if nothing else "filled",
            boxes=boxes,
            tooltip=concept.definition.in_language(self.teller.lang),
            url=self.iri,
        )

    def count(self, boxes: tuple[Box, ...], settled: tuple[Item, ...], *, nothing: bool) -> str:
        """Sum up: the steps, and how many of the parts hold all that they should; an open one need not."""
        said = words("map")
        told = [said["no-step"] if nothing else counted("steps", len(self.here.steps))]
        if settled:
            done = sum(item.state == "has" for item in settled)
            told.append(counted("things", len(settled)).format(done=done))
        standings = [box.standing for box in (boxes[1:] if settled else boxes) if box.standing != "open"]
        if standings and not nothing:
            told.append(counted("parts", len(standings)).format(filled=standings.count("filled")))
            told += [
                said[f"parts-{kind}"].format(number=standings.count(kind))
                for kind in ("partial", "left-out")
                if kind in standings
            ]
        return said["between"].join(told)

    def tools(self, settled: tuple[Item, ...]) -> Box:
        items = [self.teller.tool(tool, steps) for tool, steps in self.here.tools.items()]
        suggestions = self._suggestions("tools", self.here.tools)
        if not settled:
            return self._box("tools", items, suggestions)
        name = words("map")["groundwork-tools" if items or suggestions else "groundwork"]
        return Box("tools", _standing(settled, ""), (*settled, *items, *suggestions), name=name)

    def risks(self) -> Box:
        items = [self.teller.risk(risk) for risk in self.here.risks]
        types = (type_ for risk in self.here.risks for type_ in risk.types)
        return self._box("risks", items, self._suggestions("risks", types))

    def management(self) -> Box:
        elsewhere = [managed for managed in self._ours() if self.iri not in managed.phases]
        used = (*self.here.managed, *elsewhere)
        items = [*self._managed(), *self._unmanaged()]
        types = (type_ for managed in used for type_ in managed.management.measures)
        note = self.teller.elsewhere(elsewhere, self.iri, self.here.risks, too=bool(self.here.managed))
        return self._box("management", items, self._suggestions("management", types), note)

    def _ours(self) -> Iterator[Managed]:
        """List what is done against the risks of this phase, wherever it is done."""
        for managed in self.placed.managed.values():
            if any(self.iri in self.placed.phases_of(risk) for risk in managed.risks):
                yield managed

    def _managed(self) -> Iterator[Item]:
        for managed in self.here.managed:
            against = self.teller.against(managed.risks, self.here.risks, self.placed)
            yield self.teller.managed(managed, against)

    def _unmanaged(self) -> Iterator[Item]:
        asked = question(self.teller.concepts, "management", self.iri)
        for risk in self.here.risks:
            if risk.none_because:
                yield self.teller.left_out(risk)
            elif not risk.managed_by:
                yield self.teller.unmanaged(risk, asked)

    def _suggestions(self, part: Part, used: Iterable[str]) -> list[Item]:
        """List what figure 1 names here and nothing in use is, or is a kind of."""
        concepts, lang = self.teller.concepts, self.teller.lang
        known = {broader for term in used for broader in concepts.with_broader(term)}
        return [
            Item(
                "suggested",
                capital(self.teller.called(concept.iri)),
                tooltip=words("map")["suggested-tip"].format(meaning=meaning(concept, concepts, lang)),
                url=concept.iri,
            )
            for concept in suggested(concepts, part, self.iri)
            if concept.iri not in known
        ]

    def _box(self, part: Part, items: list[Item], suggestions: list[Item], note: str = "") -> Box:
        if not items and not note and not suggestions:
            return Box(part, "open", note=words("map.none-named")[part])
        if not items and not note:
            items = [self.teller.asked(question(self.teller.concepts, part, self.iri))]
        return Box(part, _standing(items, note), (*items, *suggestions), note)


def _arrows(where: Placed) -> Iterator[Arrow]:
    """Lead from risks to what is done about them; within a column, to what is missing."""
    for number, phase in enumerate(where.phases):
        risks = where.by_phase[phase].risks
        ends = [_ends(risk, where) for risk in risks]
        for end in sorted(set().union(*ends)):
            yield Arrow(number, end, some=not all(end in each for each in ends))
        alone = sum(_is_open(risk) for risk in risks)
        if alone:
            yield Arrow(number, number, missing=True, some=alone < len(risks))


def _ends(risk: Risk, where: Placed) -> set[int]:
    """Number the phases in which something is done about a risk."""
    done = (where.managed[key(management)] for management in risk.managed_by)
    return {where.phases.index(phase) for managed in done for phase in managed.phases}


def _is_open(risk: Risk) -> bool:
    return not risk.managed_by and not risk.none_because


def _standing(items: Iterable[Item], note: str) -> Standing:
    """Sum up what a box has, without what figure 1 alone has."""
    states = {item.state for item in items}
    if "has" in states or note:
        return "partial" if "missing" in states else "filled"
    return "missing" if "missing" in states else "left-out"
