"""One fact of an example changed at a time: exactly the boxes that it concerns change, and no others."""

from __future__ import annotations

from typing import Final

import pytest

from tests.maps.process_map.samples import INVENTED, map_of, parts, shown

#: What is changed, from what, to what, and the parts of the picture that must change with it.
CHANGES: Final = {
    "a step uses a tool less": (
        "tool:paired-engagements, tool:site-visits ;",
        "tool:paired-engagements ;",
        "phase-2-tools",
    ),
    "a step uses a tool more": (
        "ptoc:usesTool tool:online-networking ;",
        "ptoc:usesTool tool:online-networking, tool:group-meetings ;",
        "phase-2-tools",
    ),
    "the only tools of a phase go": (
        "    ptoc:usesTool tool:multi-peer-reflection, tool:single-peer-reflection ;\n",
        "",
        "phase-3 phase-3-tools",
    ),
    "a step moves to another phase": (
        "ptoc:inPhase phase:sustained-contact ;\n    ptoc:usesTool tool:online-networking ;",
        "ptoc:inPhase phase:learning-outcomes ;\n    ptoc:usesTool tool:online-networking ;",
        "phase-2 phase-2-tools phase-3 phase-3-tools",
    ),
    "a step stands in no phase": (
        "ptoc:inPhase phase:sustained-contact ;\n    ptoc:usesTool tool:online-networking ;",
        "ptoc:usesTool tool:online-networking ;",
        "phase-2 phase-2-tools notes",
    ),
    "a step is called otherwise": (
        "Matched pairs spend two days at each other's desk",
        "Pairs sit together for two days",
        "phase-2-tools",
    ),
    "a risk goes": (
        "<template-copied>, <stays-with-persons>",
        "<stays-with-persons>",
        "phase-3 phase-3-risks phase-3-management managed-3-3",
    ),
    "a risk comes": (
        "<evaluation-too-thin> ;",
        '<evaluation-too-thin>, <new> .\n<new> dcterms:title "Money ends" ;'
        " ptoc:inPhase phase:pre-foundational .\n<initiative>",
        "phase-0 phase-0-risks phase-0-management unmanaged-0-0",
    ),
    "a risk is called otherwise": (
        "What is learned leaves with the person who learned it",
        "People leave",
        "phase-4-risks phase-4-management",
    ),
    "a risk is of no known type": (
        "    ptoc:riskType risk:standard-solutions ;\n",
        "",
        "phase-3-risks",
    ),
    "a risk moves to another phase": (
        "ptoc:riskType risk:standard-solutions ;\n    ptoc:inPhase phase:learning-outcomes ;",
        "ptoc:riskType risk:standard-solutions ;\n    ptoc:inPhase phase:sustained-contact ;",
        "phase-3 phase-3-risks phase-2-risks phase-3-management phase-2-management"
        " managed-3-3 managed-2-3 managed-2-1 managed-2-2",
    ),
    "a risk says by its type alone where it stands": (
        "ptoc:riskType risk:standard-solutions ;\n    ptoc:inPhase phase:learning-outcomes ;",
        "ptoc:riskType risk:standard-solutions ;",
        "",
    ),
    "nothing is done about a risk any more": (
        "    ptoc:managedBy <what-fits> .",
        "    .",
        "phase-3 phase-3-management managed-3-3 unmanaged-3-3",
    ),
    "one of two things is done about a risk": (
        "<trust-exercises>, <momentum>",
        "<momentum>",
        "phase-1-management phase-2-management managed-2-1",
    ),
    "what is done moves to another phase": (
        "measure:commitment-and-trust-exercises ;\n    ptoc:inPhase phase:foundational-engagement",
        "measure:commitment-and-trust-exercises ;\n    ptoc:inPhase phase:sustained-contact",
        "phase-1-management phase-2-management managed-2-1",
    ),
    "what is done is of one type less": (
        "measure:coalition-building, measure:links-to-home-context",
        "measure:coalition-building",
        "phase-4-management",
    ),
    "the peers that are wanted are not described": (
        "    ptoc:peerProfile <peers-wanted> ;\n",
        "",
        "phase-0 phase-0-tools",
    ),
    "a reason is given for doing no more about a risk": (
        "    ptoc:managedBy <what-fits> .",
        '    ptoc:managedBy <what-fits> ; ptoc:noneBecause "It is small."@en .',
        "phase-3-management",
    ),
    "the initiative is called otherwise": ("Budget peers of Merrowland (an", "Treasury peers (an", "title"),
    "something is said that the map does not show": (
        'dcterms:date "2025-12-31"',
        'dcterms:date "2025-11-30"',
        "",
    ),
}


def changed(before: dict[str, object], after: dict[str, object]) -> set[str]:
    return {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}


@pytest.mark.parametrize("name", CHANGES)
def test_exactly_the_boxes_that_a_fact_concerns_change(name: str) -> None:
    old, new, expected = CHANGES[name]
    text = INVENTED.read_text("utf-8")
    assert text.count(old) == 1, "the example has changed: choose another fact"
    before, after = map_of(text), map_of(text.replace(old, new))
    assert changed(parts(before), parts(after)) == set(expected.split())
    legend = {"legend-left-out", "subtitle"}  # beside a longer legend the subtitle takes two lines
    assert changed(shown(before), shown(after)) - legend == set(expected.split())
