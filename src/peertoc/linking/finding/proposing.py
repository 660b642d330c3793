"""Rows for a table, made of what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from peertoc.linking.finding.answers import SHIPPED
from peertoc.linking.registry import UNLISTED, standing
from peertoc.linking.scoring import Band, Score
from peertoc.linking.table.rows import (
    BY_KNOWLEDGE,
    BY_NAMES,
    BY_SEVERAL,
    CERTAIN,
    KIND,
    NO_TERM,
    PREDICATES,
    SEARCHED,
    Row,
    registry,
)
from peertoc.vocabulary import SKOS
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from peertoc.linking.finding.answers import Answer
    from peertoc.linking.values import Candidate, Link, Wanted

HOST: Final = "host"
#: That an initiative is named after an organisation makes that no more than likely its host.
MOST_FOR_A_HOST: Final = 0.65
_HOSTING: Final = "the initiative is named after it, or has a page on its website"
_OF_NAMES: Final = frozenset(("name", "compared", "part", "types", "service_score", "service_match"))
_LONGEST: Final = 300
_RELATED: Final = f"{SKOS}relatedMatch"


def informed(candidate: Candidate) -> Candidate:
    """Add what the registries at hand say of a candidate of which its source does not say how it stands."""
    known = None if candidate.status else standing(candidate.id)
    if known is None or known.status in ("", "active", UNLISTED):
        return candidate
    later = known.successor if known.successor.startswith("http") else ""
    return replace(candidate, status=known.status, successor=later)


def of_link(link: Link, today: date) -> Row:
    """Make a row of a link that the file states itself."""
    return Row(
        link.subject,
        link.predicate,
        link.object,
        BY_KNOWLEDGE,
        subject_label=_safe(link.subject_label),
        object_label=_safe(link.object_label),
        source=registry(link.source) if link.source else "",
        source_version=link.source_version,
        date=today.isoformat(),
        confidence=1.0,
        other=((CERTAIN, _safe(link.why)), (KIND, str(link.kind))),
    )


def of_candidate(
    answer: Answer, candidate: Candidate, score: Score, labels: Mapping[str, str], today: date
) -> Row:
    """Make a row of a candidate; one that a registry has replaced gives way to its successor."""
    wanted, replaced = answer.wanted, bool(candidate.successor)
    host = is_host(wanted)
    names_alone = not host and {key for key, _ in score.features} <= _OF_NAMES
    later = standing(candidate.successor) if replaced else None
    signs = ((HOST, wanted.name), ("why", _HOSTING)) if host else (*score.features, ("why", score.why))
    return Row(
        wanted.id,
        _RELATED if host else score.predicate,
        candidate.successor or candidate.id,
        BY_NAMES if names_alone else BY_SEVERAL,
        subject_label=_safe(labels.get(wanted.id, "")),
        object_label=(later.label if later else "") if replaced else _safe(candidate.name),
        # A service is named as where it is said to have found nothing; two on one host are two.
        source=registry(candidate.source if answer.group == SHIPPED else answer.group),
        source_version=candidate.source_version,
        date=today.isoformat(),
        confidence=min(score.value, MOST_FOR_A_HOST) if host else score.value,
        other=(
            *((key, _safe(text)) for key, text in signs),
            *((("instead_of", candidate.id),) if replaced else ()),
            (KIND, str(wanted.kind)),
            (SEARCHED, answer.group),
        ),
    )


def _safe(text: str) -> str:
    """Make text such that the table can be shown in a terminal, and gives it back as it is."""
    return shorten(printable(text), _LONGEST)


def of_nothing(wanted: Wanted, group: str, today: date) -> Row:
    """Make the row that says that a thing was looked for and not found."""
    return Row(
        wanted.id,
        PREDICATES[0],
        NO_TERM,
        BY_NAMES,
        subject_label=_safe(wanted.name),
        source=registry(group),
        date=today.isoformat(),
        other=((KIND, str(wanted.kind)), (SEARCHED, group)),
    )


def fits(answer: Answer, candidate: Candidate, score: Score) -> str:
    """Say why a candidate is left out; empty where it may be shown."""
    if candidate.id in (answer.wanted.id, NO_TERM):
        return "its identifier is none of a registry"
    if score.band is Band.APART:
        return score.why
    if candidate.status == "withdrawn" and not candidate.successor:
        return f"{candidate.source} has withdrawn it"
    if is_host(answer.wanted) and score.band is not Band.STRONG and not candidate.successor:
        return "it is not the host itself"
    return ""


def is_host(wanted: Wanted) -> bool:
    """Tell whether an organisation is sought as host of an initiative, whose identifier it bears."""
    return wanted.roles == (HOST,)
