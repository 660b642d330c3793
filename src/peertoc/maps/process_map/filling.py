"""The process map of an initiative: what it has, what figure 1 names besides, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.maps.process_map.guide import meaning, question, suggested
from peertoc.maps.process_map.phrasing import capital, counted
from peertoc.maps.process_map.placing import Placed, placed
from peertoc.maps.process_map.telling import Teller
from peertoc.maps.process_map.values import Arrow, Box, Column, Item, Part, ProcessMap
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.maps.process_map.placing import Managed, Placing
    from peertoc.model import Concepts, Initiative


def process_map_of(initiative: Initiative, concepts: Concepts, lang: str = "en") -> ProcessMap:
    """Fill the map with what an initiative says of itself."""
    teller = Teller(concepts, lang)
    where = placed(initiative, concepts)
    columns = tuple(
        _Phase(number, phase, where, teller).column() for number, phase in enumerate(where.phases)
    )
    return ProcessMap(
        title=teller.title(initiative),
        columns=columns,
        arrows=tuple(_arrows(where, columns)),
        notes=tuple(teller.notes(where.by_phase[""])),
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

    def column(self) -> Column:
        boxes = (self.tools(), self.risks(), self.management())
        concept = self.teller.concepts.of(self.iri)
        nothing = not self.here.steps and all(box.standing != "filled" for box in boxes)
        return Column(
            number=self.number,
            name=capital(self.teller.called(self.iri)),
            count=words("map")["no-step"] if nothing else self.count(boxes),
            standing="missing" if nothing else "filled",
            boxes=boxes,
            tooltip=concept.definition.in_language(self.teller.lang),
            url=self.iri,
        )

    def count(self, boxes: tuple[Box, ...]) -> str:
        """Sum up: the steps, and how many of the parts hold something; a part may hold nothing by right."""
        asked = [box for box in boxes if box.standing != "open"]
        filled = sum(box.standing == "filled" for box in asked)
        parts = [counted("parts", len(asked)).format(filled=filled)] if asked else []
        return words("map")["between-counts"].join((counted("steps", len(self.here.steps)), *parts))

    def tools(self) -> Box:
        items = [self.teller.tool(tool, steps) for tool, steps in self.here.tools.items()]
        return self._box("tools", items, self._suggestions("tools", self.here.tools))

    def risks(self) -> Box:
        items = [self.teller.risk(risk) for risk in self.here.risks]
        types = (type_ for risk in self.here.risks for type_ in risk.types)
        return self._box("risks", items, self._suggestions("risks", types))

    def management(self) -> Box:
        elsewhere = [managed for managed in self._ours() if self.iri not in managed.phases]
        used = (*self.here.managed, *elsewhere)
        items = [*self._managed(), *self._unmanaged()]
        types = (type_ for managed in used for type_ in managed.management.measures)
        note = self.teller.elsewhere(elsewhere, self.iri, too=bool(items))
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
            if risk.none_because and not risk.managed_by:
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
        filled = note or any(item.state == "has" for item in items)
        return Box(part, "filled" if filled else "missing", (*items, *suggestions), note)


def _arrows(where: Placed, columns: tuple[Column, ...]) -> Iterator[Arrow]:
    """Lead from risks to what is done about them; in red, within a column, to what is missing."""
    found = {
        (where.phases.index(start), where.phases.index(end))
        for managed in where.managed.values()
        for risk in managed.risks
        for start in where.phases_of(risk)
        for end in managed.phases
    }
    for column in columns:
        for end in sorted(end for start, end in found if start == column.number):
            yield Arrow(column.number, end)
        here = (column.number, column.number)
        if here not in found and any(item.state == "missing" for item in column.boxes[-1].items):
            yield Arrow(*here, missing=True)
