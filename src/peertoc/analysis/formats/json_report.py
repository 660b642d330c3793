"""An analysis as JSON for programs.

The keys are a contract; ``analysis.schema.json`` beside this file is their schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.escaping import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.analysis import values
    from peertoc.errors import PeertocError

VERSION: Final = 1
TOOL: Final = {"name": "peertoc", "version": __version__}


def write(file: str, found: Sequence[values.Analysis], unchecked: Sequence[PeertocError]) -> str:
    """Write what was found, and what could not be read, as one JSON document."""
    document = {
        "version": VERSION,
        "tool": TOOL,
        "file": file,
        "initiatives": [_initiative(each) for each in found],
        "unchecked": [each.as_keys() for each in unchecked],
    }
    return dumps(document, indent=1) + "\n"


def _initiative(each: values.Analysis) -> dict[str, Any]:
    return {
        "initiative": each.id or None,
        "title": each.title,
        "file": each.file,
        "theories": [_theory(theory) for theory in each.theories],
    }


def _theory(theory: values.Theory) -> dict[str, Any]:
    return {
        "theory": theory.id or None,
        "title": theory.title,
        "steps": [_step(step) for step in theory.steps],
        "links": theory.links,
        "begin": theory.begin,
        "end": theory.end,
        "begins": _stations(theory.begins),
        "ends": _stations(theory.ends),
        "path_count": theory.path_count.number,
        "path_count_exact": theory.path_count.exact,
        "paths": [_path(path) for path in theory.paths],
        "stops": _stations(theory.stops),
        "cut_steps": _stations(theory.cut_steps),
        "cut_links": _links(theory.cut_links),
        "cut_assumptions": [
            {**_assumption(each.assumption), "links": [_ends(link) for link in each.links]}
            for each in theory.cut_assumptions
        ],
        "weakest_links": _links(theory.weakest_links),
        "unsaid_links": _links(theory.unsaid_links),
        "best_path": _path(theory.best_path) if theory.best_path else None,
        "phases": [_phase(phase) for phase in theory.phases],
        "circles": [
            {"circle": each.number, "steps": _stations(each.steps), "round": _stations(each.round)}
            for each in theory.circles
        ],
        "longest": _longest(theory.longest) if theory.longest else None,
        "left_out": _links(theory.left_out),
        "impact": _impact(theory.impact) if theory.impact else None,
    }


def _station(each: values.Station) -> dict[str, Any]:
    return {
        "number": each.number or None,
        "step": each.id or None,
        "title": each.title,
        "circle": each.circle or None,
    }


def _stations(stations: Iterable[values.Station]) -> list[dict[str, Any]]:
    return [_station(each) for each in stations]


def _step(step: values.Step) -> dict[str, Any]:
    station = _station(step.station)
    del station["circle"]
    return {**station, "kind": step.kind or None, "phase": step.phase or None, "standing": step.standing}


def _path(path: values.Path) -> dict[str, Any]:
    return {"steps": _stations(path.stations), "weakest": path.weakest or None, "unsaid": path.unsaid}


def _assumption(each: values.Assumption) -> dict[str, Any]:
    return {
        "assumption": each.id or None,
        "text": each.text,
        "control": each.control or None,
        "ensured_by": list(each.ensured_by),
        "cut": each.cut,
    }


def _ends(link: values.Link) -> dict[str, Any]:
    return {"cause": _station(link.cause), "effect": _station(link.effect)}


def _links(links: Iterable[values.Link]) -> list[dict[str, Any]]:
    return [
        {
            **_ends(link),
            "strength": link.strength or None,
            "evidence": link.evidence or None,
            "critical": link.critical,
            "assumptions": [_assumption(each) for each in link.assumptions],
        }
        for link in links
    ]


def _phase(phase: values.Phase) -> dict[str, Any]:
    return {
        "phase": phase.iri or None,
        "label": phase.label or None,
        "steps": phase.steps,
        "engagements": phase.engagements,
        "on_path": phase.on_path,
        "leads_in": phase.leads_in,
        "apart": phase.apart,
        "links_in": phase.links_in,
        "links_within": phase.links_within,
        "links_out": phase.links_out,
        "measured": phase.measured,
        "indicators": phase.indicators,
    }


def _longest(longest: values.Longest) -> dict[str, Any]:
    return {
        "links": longest.links,
        "count": longest.count.number,
        "count_exact": longest.count.exact,
        "chains": [_path(chain) for chain in longest.chains],
    }


def _impact(impact: values.Impact) -> dict[str, Any]:
    return {
        **_station(impact.station),
        "order": [_stations(stage) for stage in impact.order],
        "links": _links(impact.links),
    }
