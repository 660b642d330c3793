"""The guide and the profile as JSON for programs; the keys are a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.escaping import dumps

if TYPE_CHECKING:
    import datetime

    from peertoc.errors import PeertocError
    from peertoc.guidance.guide import Entry, Guide
    from peertoc.guidance.profile import Phase, Profile, Side, Standing
    from peertoc.guidance.walking import Remark

VERSION: Final = 1
TOOL: Final = {"name": "peertoc", "version": __version__}


def guide(guide: Guide) -> str:
    """Write the questions as one JSON document."""
    document = {
        "version": VERSION,
        "tool": TOOL,
        "today": guide.today.isoformat(),
        "file": guide.file,
        "initiative": guide.initiative or None,
        "title": guide.title,
        "questions": [told(entry) for entry in guide.entries],
        "unchecked": [],
    }
    return dumps(document, indent=2) + "\n"


def unread(fault: PeertocError, today: datetime.date, file: str) -> str:
    """Write the document of a guide for which nothing could be read: the same keys, and why."""
    document = {
        "version": VERSION,
        "tool": TOOL,
        "today": today.isoformat(),
        "file": file,
        "initiative": None,
        "title": None,
        "questions": [],
        "unchecked": [{**fault.as_keys(), "file": fault.place.file if fault.place else file}],
    }
    return dumps(document, indent=2) + "\n"


def told(entry: Entry) -> dict[str, Any]:
    """Tell a question as the keys of the contract, in their order."""
    question = entry.told.question
    return {
        "id": question.id,
        "phase": question.phase,
        "audience": list(question.audience),
        "text": entry.text,
        "status": entry.told.status,
        "by": list(entry.told.by),
        "places": [
            {"file": said.place.file, "line": said.place.line or None, "column": said.place.column or None,
             "text": said.text}
            for said in entry.told.places
        ],
        "suggestion": entry.suggestion or None,
        "findings": [_remark(remark) for remark in entry.told.remarks],
    }  # fmt: skip


def profile(profile: Profile) -> str:
    """Write profiles as one JSON document."""
    document = {
        "version": VERSION,
        "tool": TOOL,
        "today": profile.today.isoformat(),
        "initiatives": [_standing(standing) for standing in profile.standings],
        "unchecked": [fault.as_keys() for fault in profile.unchecked],
    }
    return dumps(document, indent=2) + "\n"


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "check": remark.check,
        "message": remark.message,
        "help": remark.help,
        "line": remark.place.line or None,
        "column": remark.place.column or None,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "initiative": standing.initiative or None,
        "title": standing.title,
        "file": standing.file,
        "phases": [_phase(phase) for phase in standing.phases],
        "evaluation": {"sides": _sides(standing.sides), "facets": _sides(standing.facets)},
    }


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "phase": phase.name,
        "questions": {
            "answered": phase.answered,
            "none_because": phase.none_because,
            "open": phase.open,
            "total": phase.questions,
        },
        "checks": {"passed": phase.passed, "total": phase.checks},
        "risks": {"managed": phase.managed, "total": phase.risks},
    }


def _sides(sides: tuple[Side, ...]) -> dict[str, bool]:
    return {side.name: side.covered for side in sides}
