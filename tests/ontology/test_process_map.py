"""Phases, tools, risks and measures say exactly what figures 1 and 8 of the guide say of them."""

from __future__ import annotations

import pytest

from peertoc.vocabulary import PTOC, SKOS
from tests.ontology.vocabularies import drawn_from, inventory, labelled, resources

PHASES = {
    "P0": "pre-foundational",
    "P1": "foundational-engagement",
    "P2": "sustained-contact",
    "P3": "learning-outcomes",
    "P4": "change-at-scale",
}
Placed = dict[str, set[str]]


def figure_1(part: str, name: str) -> Placed:
    """Collect where figure 1 places the concepts of a list: concept -> phases."""
    placed: Placed = {}
    for phase in inventory()["phases"]:
        for text in phase[part]:
            if "[SIC" not in text:
                concept = labelled(name, text.split(":")[0])
                placed.setdefault(concept.name, set()).add(PHASES[phase["id"]])
    return placed


def figure_8() -> tuple[Placed, Placed]:
    """Collect what figure 8 says of tools: tool -> phases, tool -> functions."""
    table = inventory()["fig8_functions_by_phase"]
    columns = [labelled("function", title).name for title in table["columns"]]
    phases: Placed = {}
    functions: Placed = {}
    for row in table["rows"]:
        assert len(row["cells"]) == len(columns)
        for function, cell in zip(columns, row["cells"], strict=True):
            for text in cell:
                tool = labelled("tool", text).name
                phases.setdefault(tool, set()).add(PHASES[row["phase"]])
                functions.setdefault(tool, set()).add(function)
    return phases, functions


def with_parts_and_wholes(placed: Placed) -> Placed:
    """Let a whole carry what its parts carry, and a part what its whole carries in the figures."""
    tools = resources("tool")
    spread = {tool.name: set(placed.get(tool.name, set())) for tool in tools}
    for tool in tools:
        for whole in tool.names(SKOS + "broader"):
            spread[whole] |= placed.get(tool.name, set())
            spread[tool.name] |= placed.get(whole, set())
    return spread


def merged(*several: Placed) -> Placed:
    return {key: set().union(*(one.get(key, set()) for one in several)) for key in set().union(*several)}


def test_tools_stand_in_exactly_the_phases_of_figures_1_and_8() -> None:
    first, (eighth, _) = figure_1("tools", "tool"), figure_8()
    assert len(first) == 19
    assert len(eighth) == 19
    expected = with_parts_and_wholes(merged(first, eighth))
    assert {tool.name: tool.names(PTOC + "inPhase") for tool in resources("tool")} == expected
    assert sum(bool(phases) for phases in expected.values()) >= 23


def test_tools_have_exactly_the_functions_of_figure_8() -> None:
    _, functions = figure_8()
    expected = with_parts_and_wholes(functions)
    assert {tool.name: tool.names(PTOC + "function") for tool in resources("tool")} == expected
    assert max(map(len, expected.values())) == 2


def test_a_tool_names_a_figure_as_its_source_when_the_figure_names_the_tool() -> None:
    first, (eighth, _) = figure_1("tools", "tool"), figure_8()
    assert drawn_from("tool", "figure-1") == first.keys()
    wholes = {whole for tool in resources("tool") for whole in tool.names(SKOS + "broader")}
    assert drawn_from("tool", "figure-8") == eighth.keys() | wholes


@pytest.mark.parametrize(
    ("name", "part", "count"), [("risk", "risks", 5), ("measure", "risk_management", 14)]
)
def test_risks_and_measures_stand_in_exactly_their_phases(name: str, part: str, count: int) -> None:
    expected = figure_1(part, name)
    assert len(expected) == count
    assert drawn_from(name, "figure-1") == expected.keys()
    claimed = {value.name: value.names(PTOC + "inPhase") for value in resources(name)}
    assert {concept: phases for concept, phases in claimed.items() if phases} == expected


def test_the_misplaced_line_of_figure_1_is_no_risk() -> None:
    left_out = [text for phase in inventory()["phases"] for text in phase["risks"] if "[SIC" in text]
    assert len(left_out) == 1
    assert len(resources("risk")) == 5
    assert not [value for value in resources("risk") if "scoping" in value.name]


def test_a_measure_manages_exactly_the_risks_of_its_phase() -> None:
    risks = figure_1("risks", "risk")
    measures = figure_1("risk_management", "measure")
    for measure in resources("measure"):
        phases = measures.get(measure.name, set())
        expected = {risk for risk, where in risks.items() if where & phases}
        assert measure.names(PTOC + "manages") == expected
        assert bool(expected) == (measure.name in measures)


def test_phases_come_in_the_order_of_the_guide() -> None:
    for order, (mine, theirs) in enumerate(zip(resources("phase"), inventory()["phases"], strict=True)):
        assert labelled("phase", theirs["id"]) == mine
        assert mine.name == PHASES[theirs["id"]]
        assert mine.one(PTOC + "order") == str(order)
