"""What finds no place on the process map, in sentences below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.cleaning import clean
from peertoc.maps.process_map.phrasing import capital, joined, quoted
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.maps.process_map.placing import Placing
    from peertoc.maps.process_map.telling import Teller
    from peertoc.model import Risk, Step


def notes(nowhere: Placing, teller: Teller) -> Iterator[str]:
    """Tell of what stands in no phase: risks, then steps with the tools that they use."""
    for risk in nowhere.risks:
        yield _risk(risk, teller)
    for step in nowhere.steps:
        yield _step(step, teller)


def _risk(risk: Risk, teller: Teller) -> str:
    said = words("map.notes")
    does = joined(teller.name(each, each.measures, "management") for each in risk.managed_by)
    reason = clean(risk.none_because.in_language(teller.lang))
    kind = ("managed-besides" if reason else "managed") if does else "left-out" if reason else "unmanaged"
    title = teller.said(risk, risk.types)
    name = said["risk"].format(name=quoted(title)) if title else teller.short(risk, (), "risk")
    return said[kind].format(risk=name, management=does, reason=reason)


def _step(step: Step, teller: Teller) -> str:
    said = words("map.notes")
    tools = joined(quoted(capital(teller.called(tool))) for tool in step.tools)
    known = clean(step.title.in_language(teller.lang) or step.description.in_language(teller.lang))
    name = said["step"].format(name=quoted(known)) if known else capital(teller.named(step))
    if step.phase:
        name = said["strange-phase"].format(step=name, phase=teller.called(step.phase))
    return said["uses"].format(step=name, tools=tools) if tools else name
