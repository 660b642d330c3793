"""The words of the process map about the parts of an initiative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.cleaning import clean
from peertoc.maps.process_map.guide import meaning
from peertoc.maps.process_map.phrasing import brief, capital, joined, quoted
from peertoc.maps.process_map.placing import key
from peertoc.maps.process_map.values import Item
from peertoc.maps.wordbook import words
from peertoc.model import is_blank, is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.maps.process_map.placing import Managed, Placed
    from peertoc.model import Concept, Concepts, Initiative, Resource, Risk, RiskManagement, Step


@dataclass(frozen=True, slots=True)
class Teller:
    """Say each part in a language, with the terms that it uses."""

    concepts: Concepts
    lang: str

    def title(self, initiative: Initiative) -> str:
        """Give the title of an initiative."""
        return clean(initiative.title.in_language(self.lang)) or words("map")["untitled"]

    def called(self, iri: str) -> str:
        """Give the label of a term."""
        return words("map")["unnamed-term"] if is_blank(iri) else self.concepts.called(iri, self.lang)

    def tool(self, tool: str, steps: Iterable[Step]) -> Item:
        """Tell of a tool in use, what it is and by which steps it is used."""
        using = words("map")["used-by"].format(steps=joined(self.named(step) for step in steps))
        about = meaning(self.concepts.of(tool), self.concepts, self.lang)
        return Item("has", capital(self.called(tool)), tooltip=_tip(about, using), url=_address(tool))

    def risk(self, risk: Risk) -> Item:
        """Tell of a risk, its type, and what it threatens."""
        said = words("map")
        threatened = joined(
            clean(reference.title.in_language(self.lang)) and quoted(reference.title.in_language(self.lang))
            for reference in risk.threatens
        )
        threat = said["threatens"].format(steps=threatened) if threatened else ""
        text = self.short(risk, risk.types, "risk")
        return Item(
            "has",
            text,
            tooltip=self._more(risk, text, risk.types, threat),
            url=self._definition(risk.types),
        )

    def managed(self, managed: Managed, against: str) -> Item:
        """Tell what is done; ``against`` says against which risks, where that is not plain."""
        management = managed.management
        text = self.short(management, management.measures, "management")
        tooltip = self._more(management, text, management.measures, against)
        return Item("has", text, against, tooltip, self._definition(management.measures))

    def against(self, risks: Sequence[Risk], here: Sequence[Risk], placed: Placed) -> str:
        """Say against which risks something is done; nothing, where it is the one risk beside it."""
        said = words("map")
        beside = {key(risk) for risk in here}
        if beside == {key(risk) for risk in risks}:
            return said["against-all"] if len(here) > 1 else ""
        return said["against"].format(risks=joined(self._risk_in(risk, beside, placed) for risk in risks))

    def _risk_in(self, risk: Risk, beside: set[str], placed: Placed) -> str:
        name = self.name(risk, risk.types, "risk")
        phases = joined(self.called(phase) for phase in placed.phases_of(risk))
        if not phases or key(risk) in beside:
            return name
        return words("map")["in-phase"].format(risk=name, phases=phases)

    def unmanaged(self, risk: Risk, question: Concept) -> Item:
        """Ask how a risk is managed that nothing is done about."""
        said = words("map")
        name = self.name(risk, risk.types, "risk")
        about = said["asked"].format(question=question.label.in_language(self.lang))
        text = said["unmanaged"].format(risk=name)
        return Item("missing", text, about, _tip(name, about), question.iri)

    def left_out(self, risk: Risk) -> Item:
        """Say why nothing is done about a risk, or no more than is done."""
        reason = clean(risk.none_because.in_language(self.lang))
        name = self.name(risk, risk.types, "risk")
        frame = words("map")["left-out-besides" if risk.managed_by else "left-out"]
        return Item("left-out", capital(frame.format(risk=name)), reason, _tip(name, reason))

    def asked(self, question: Concept) -> Item:
        """Ask the question that would fill a box."""
        said = words("map")
        text = question.label.in_language(self.lang)
        return Item("missing", text, tooltip=said["asked-by-guide"], url=question.iri)

    def elsewhere(self, managed: Sequence[Managed], phase: str, here: Sequence[Risk], *, too: bool) -> str:
        """Say in which other phases the risks of a phase are managed; ``too``: besides in this one."""
        reached = {key(risk) for each in managed for risk in each.risks}
        some = any(key(risk) not in reached for risk in here)
        phases = {phase_ for each in managed for phase_ in each.phases} - {phase}
        names = joined(
            self.called(each.iri) for each in self.concepts.in_scheme("phase") if each.iri in phases
        )
        frame = words("map")["elsewhere-too" if too else "elsewhere-some" if some else "elsewhere"]
        return frame.format(phases=names) if names else ""

    def named(self, step: Step) -> str:
        """Mention a step in a sentence."""
        title = step.title.in_language(self.lang) or step.description.in_language(self.lang)
        return quoted(title) if clean(title) else words("map")["unnamed-step"]

    def name(self, resource: Risk | RiskManagement, types: Sequence[str], kind: str) -> str:
        """Mention something in a sentence."""
        short = brief(self.said(resource, types))
        return quoted(short) if short else words("map")[f"unnamed-{kind}"]

    def short(self, resource: Risk | RiskManagement, types: Sequence[str], kind: str) -> str:
        """Give what something is called, to stand alone."""
        return self.said(resource, types) or capital(words("map")[f"unnamed-{kind}"])

    def said(self, resource: Risk | RiskManagement, types: Sequence[str]) -> str:
        """Give its title, else its description, else what kind it is."""
        said = (resource.title.in_language(self.lang), resource.description.in_language(self.lang))
        typed = joined(self.called(type_) for type_ in types)
        return next(filter(None, map(clean, (*said, capital(typed)))), "")

    def _more(self, resource: Resource, text: str, types: Sequence[str], last: str) -> str:
        """Say in full what has no room: the whole text, its description, its types and what they mean."""
        description = clean(resource.description.in_language(self.lang))
        whole = text if description == text else f"{text}. {description}" if description else text
        meant = (meaning(self.concepts.of(type_), self.concepts, self.lang) for type_ in types)
        told = (f"{capital(self.called(type_))}: {about}" for type_, about in zip(types, meant, strict=True))
        return _tip(whole, *told, last)

    def _definition(self, types: Sequence[str]) -> str:
        return next(filter(None, map(_address, types)), "")


def _address(iri: str) -> str:
    return iri if is_iri(iri) else ""


def _tip(*parts: str) -> str:
    return " ".join(part if part[-1] in ".?!…:" else f"{part}." for part in map(clean, parts) if part)
