"""Say what could go wrong, and what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.outline import phrases
from peertoc.outline.phrasing import noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.model import Risk, RiskManagement
    from peertoc.outline.layout import Item
    from peertoc.outline.speech import Speech


def risk_items(risks: Iterable[Risk], say: Speech) -> Iterator[Item]:
    """Say risks with their management."""
    for risk in risks:
        name, types = say.name(risk), say.labels(risk.types)
        notes = (
            types if types != name else "",
            risk.likelihood and phrases.LIKELIHOOD.format(value=say.label(risk.likelihood)),
            risk.consequence and phrases.CONSEQUENCE.format(value=say.label(risk.consequence)),
        )
        yield from say.line(
            phrases.RISK,
            noted(name, *notes),
            *say.more(risk),
            *say.line(phrases.THREATENS, say.mentions(risk.threatens)),
            *(item for management in risk.managed_by for item in _management(management, say)),
            *say.left_out(risk),
        )


def _management(management: RiskManagement, say: Speech) -> tuple[Item, ...]:
    name, measures = say.name(management), say.labels(management.measures)
    phases = say.labels(management.phases)
    notes = (measures if measures != name else "", phases and phrases.IN_PHASE.format(phase=phases))
    return say.line(phrases.MANAGED_BY, noted(name, *notes), *say.more(management), *say.left_out(management))
