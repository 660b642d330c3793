"""One initiative of very many steps is checked in time that grows as it does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from peertoc.catalogue import read_text
from peertoc.validation import all_checks
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.compiled import Compiled

if TYPE_CHECKING:
    from types import FrameType

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix phase: <https://w3id.org/peertoc/phase/> . @prefix tool: <https://w3id.org/peertoc/tool/> .
@base <https://example.org/> .
<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> . <t> a ptoc:TheoryOfChange .
"""
ROW = """<t> ptoc:step <visit{0}>, <learned{0}>, <change{0}> .
<visit{0}> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ; ptoc:usesTool tool:paired-engagements .
<learned{0}> a ptoc:LearningOutcome ; ptoc:inPhase phase:learning-outcomes ; ptoc:leadsTo <change{0}> .
<change{0}> a ptoc:OrganisationalChange ; ptoc:inPhase phase:change-at-scale ; ptoc:indicator <count{0}> .
<count{0}> a ptoc:Indicator ; ptoc:target 5 .
<link{0}> a ptoc:CausalLink ; ptoc:cause <visit{0}> ; ptoc:effect <learned{0}> ; ptoc:assumption <held{0}> .
<held{0}> a ptoc:Assumption ; dcterms:description "Hosts show what failed."@en .
<i> ptoc:participation <who{0}> ; ptoc:learningObjective <aim{0}> ; ptoc:risk <risk{0}> .
<who{0}> a ptoc:Participation . <aim{0}> a ptoc:LearningObjective .
<risk{0}> a ptoc:Risk ; ptoc:inPhase phase:sustained-contact .
"""


def lines_run(rows: int) -> int:
    """Count the lines of queries that are run in all checks of one theory of so many rows of steps."""
    ran = 0

    def watch(frame: FrameType, _event: str, _arg: object) -> Any:
        return count if frame.f_code.co_filename == "<a query>" else None

    def count(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal ran
        ran += event == "line"
        return count

    document = read_text(HEAD + "".join(map(ROW.format, range(rows))), name="t.ttl")
    rules, engine = rules_of(all_checks()), Compiled()
    engine.run(document.triples, rules.background, rules.shapes)
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        engine.run(document.triples, rules.background, rules.shapes)
    finally:
        sys.settrace(before)
    return ran


def test_twice_as_many_steps_take_twice_as_much() -> None:
    few, many = lines_run(100), lines_run(200)
    assert few > 1_000
    assert many < 2.2 * few
