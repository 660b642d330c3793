"""One initiative of very many steps is checked in time that grows as it does."""

from __future__ import annotations

from tests.validation.counting import lines_run

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


def test_twice_as_many_steps_take_twice_as_much() -> None:
    few, many = (lines_run(HEAD + "".join(map(ROW.format, range(rows)))) for rows in (100, 200))
    assert few > 1_000
    assert many < 2.2 * few
