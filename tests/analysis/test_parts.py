"""Each thing that is told of a theory of change, on theories small enough to check by eye."""

from __future__ import annotations

import pytest

from peertoc.errors import PeertocError, UnknownName
from tests.analysis.samples import BASE, analysed, numbers, theory_of, told

#: 1 is put in; 2 and 3 meet, 4 is learned, 5 and 6 carry it home, 7 is the reform, 8 stands alone.
USUAL = "ieeldore"
LINKS = [(1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 7), (6, 7)]
HELD = """
<t> ptoc:step <a>, <b>, <c>, <d> .
<a> a ptoc:Engagement ; dcterms:title "Visits"@en . <b> a ptoc:LearningOutcome . <c> a ptoc:LearningOutcome .
<d> a ptoc:ReformImpact ; dcterms:title "Bills paid"@en .
<ab> a ptoc:CausalLink ; ptoc:cause <a> ; ptoc:effect <b> ; ptoc:assumption <time>, <trust> .
<ac> a ptoc:CausalLink ; ptoc:cause <a> ; ptoc:effect <c> ; ptoc:assumption <time>, "The host is honest"@en .
<bd> a ptoc:CausalLink ; ptoc:cause <b> ; ptoc:effect <d> ; ptoc:assumption [ dcterms:title "Calm"@en ] .
<cd> a ptoc:CausalLink ; ptoc:cause <c> ; ptoc:effect <d> ; ptoc:assumption "The host is honest"@en .
<time> a ptoc:Assumption ; dcterms:description "There is time"@en ; ptoc:control control:within ;
    ptoc:ensuredBy <pledge>, "A letter"@en, <someone> .
<trust> a ptoc:Assumption ; dcterms:description "There is trust"@en .
<pledge> a ptoc:Commitment ; ptoc:organisation [ a org:Organization ; dcterms:title "The town"@en ] .
<i> ptoc:participation [ a ptoc:Participation ; ptoc:commitment <pledge> ] .
<someone> a foaf:Person ; foaf:name "A name" .
"""


def test_paths_go_from_the_first_engagement_to_the_impact() -> None:
    found = theory_of(USUAL, LINKS)
    assert (found.begin, found.end, found.path_count.number) == ("engagement", "impact", 2)
    assert [numbers(path.stations) for path in found.paths] == [[2, 3, 4, 5, 7], [2, 3, 4, 6, 7]]
    assert (numbers(found.begins), numbers(found.ends)) == ([2, 8], [7])
    assert [step.standing for step in found.steps] == ["leads-in", *["on"] * 6, "apart"]
    assert numbers(found.stops) == [8]


def test_without_an_impact_paths_end_at_the_last_steps() -> None:
    found = theory_of("eeldo", [(1, 3), (3, 4), (3, 5)])
    assert (found.end, numbers(found.ends)) == ("last-step", [4, 5])
    assert [numbers(path.stations) for path in found.paths] == [[1, 3, 4], [1, 3, 5]]


def test_without_an_engagement_paths_begin_at_the_first_steps() -> None:
    found = theory_of("ilr", [(1, 2), (2, 3)])
    assert (found.begin, numbers(found.begins)) == ("first-step", [1])
    assert numbers(found.paths[0].stations) == [1, 2, 3]


@pytest.mark.parametrize(("kinds", "links"), [("ie", [(1, 2)]), ("e", []), ("elr", [(1, 2)]), ("", [])])
def test_a_step_alone_is_no_path_and_a_broken_chain_has_none(
    kinds: str, links: list[tuple[int, int]]
) -> None:
    found = theory_of(kinds, links) if kinds else told("<t> a ptoc:TheoryOfChange .")
    assert (found.path_count.number, found.paths, found.cut_steps, found.best_path) == (0, (), (), None)
    assert (found.cut_assumptions, found.weakest_links, found.unsaid_links) == ((), (), ())


def test_a_chain_that_breaks_tells_how_far_it_comes() -> None:
    assert numbers(theory_of("eldr", [(1, 2), (2, 3)]).stops) == [3]


def test_steps_and_links_that_all_paths_need_are_told_in_their_order() -> None:
    found = theory_of(USUAL, LINKS)
    assert numbers(found.cut_steps) == [2, 3, 4, 7]
    assert [(link.cause.number, link.effect.number) for link in found.cut_links] == [(2, 3), (3, 4)]


def test_both_forms_of_a_link_and_two_causal_links_are_one() -> None:
    twice = "[] a ptoc:CausalLink ; ptoc:cause <s1> ; ptoc:effect <s2> ; ptoc:assumption <x> .\n" * 2
    found = told(
        "<t> ptoc:step <s1>, <s2> . <s1> a ptoc:Engagement ; ptoc:leadsTo <s2> . <s2> a ptoc:ReformImpact .\n"
        + twice
    )
    assert (found.links, found.path_count.number) == (1, 1)


def test_an_assumption_on_both_ways_is_one_that_all_paths_hang_on() -> None:
    found = told(HELD)
    (time,) = found.cut_assumptions
    assert (time.assumption.text, time.assumption.control_words) == ("There is time", "within our control")
    assert [(link.cause.number, link.effect.number) for link in time.links] == [(1, 2), (1, 3)]
    assert not found.cut_links


def test_what_ensures_an_assumption_is_named_and_a_person_is_not() -> None:
    (time,) = told(HELD).cut_assumptions
    assert time.assumption.ensured_by == ("commitment of The town", "A letter")


def test_the_same_words_mean_the_same_assumption() -> None:
    chain = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]
    links = [
        f'[] a ptoc:CausalLink ; ptoc:cause <{one}> ; ptoc:effect <{other}> ; ptoc:assumption "Calm"@en .'
        for one, other in (chain[0], chain[3])
    ] + [f"<{one}> ptoc:leadsTo <{other}> ." for one, other in chain]
    kinds = "<t> ptoc:step <a>, <b>, <c>, <d> . <a> a ptoc:Engagement . <d> a ptoc:ReformImpact .\n"
    (calm,) = told(kinds + "\n".join(links)).cut_assumptions
    assert (calm.assumption.id, calm.assumption.text) == ("", "Calm")


def test_evidence_that_is_not_stated_is_told_apart_from_none() -> None:
    found = told(
        "<t> ptoc:step <a>, <b>, <c>, <d> . <a> a ptoc:Engagement . <d> a ptoc:ReformImpact .\n"
        "<a> ptoc:leadsTo <b>, <c> . <b> ptoc:leadsTo <d> . <c> ptoc:leadsTo <d> .\n"
        "<x> a ptoc:CausalLink ; ptoc:cause <a> ; ptoc:effect <b> ; ptoc:evidenceStrength strength:none .\n"
        "<y> a ptoc:CausalLink ; ptoc:cause <c> ; ptoc:effect <d> ; ptoc:evidenceStrength strength:strong .\n"
        "<z> a ptoc:CausalLink ; ptoc:cause <b> ; ptoc:effect <d> ; ptoc:evidenceStrength <hearsay> ."
    )
    assert [(link.strength, link.evidence) for link in found.weakest_links] == [("none", "no evidence")]
    assert [(link.cause.number, link.evidence) for link in found.unsaid_links] == [(1, ""), (2, "hearsay")]
    assert [(path.weakest, path.unsaid) for path in found.paths] == [("none", 1), ("strong", 1)]
    assert found.best_path == found.paths[1]


def test_a_circle_is_one_station_and_its_steps_are_told() -> None:
    found = theory_of("eeelr", [(1, 2), (2, 3), (3, 2), (3, 4), (2, 4), (4, 5), (5, 5)])
    assert [numbers(path.stations) for path in found.paths] == [[1, -1, 4, -2]]
    assert [(numbers(each.steps), numbers(each.round)) for each in found.circles] == [
        ([2, 3], [2, 3, 2]),
        ([5], [5, 5]),
    ]
    assert numbers(found.cut_steps) == [1, 2, 4, 5]
    assert found.paths[0].stations[1].title == "circle 1"


def test_a_circle_with_engagement_and_impact_is_a_path_of_its_own() -> None:
    found = theory_of("elr", [(1, 2), (2, 3), (3, 1)])
    assert (found.path_count.number, numbers(found.paths[0].stations)) == (1, [-1])
    assert numbers(found.cut_steps) == [1, 2, 3]


def test_phases_count_what_stands_in_them() -> None:
    found = told(
        "<t> ptoc:step <a>, <b>, <c>, <d> . <a> a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ;\n"
        "  ptoc:leadsTo <b> . <b> a ptoc:LearningOutcome ; ptoc:inPhase phase:learning-outcomes ;\n"
        "  ptoc:indicator <x>, <y> ; ptoc:leadsTo <d> . <c> a ptoc:LearningOutcome ; ptoc:leadsTo <b> ;\n"
        "  ptoc:inPhase phase:learning-outcomes ; ptoc:indicator <x> . <d> a ptoc:ReformImpact ."
    )
    assert len(found.phases) == 6
    third, fourth, last = found.phases[2], found.phases[3], found.phases[5]
    assert (third.steps, third.engagements, third.on_path, third.links_out) == (1, 1, 1, 1)
    assert (fourth.label, fourth.steps, fourth.on_path, fourth.leads_in) == ("learning outcomes", 2, 1, 1)
    assert (fourth.links_in, fourth.links_within, fourth.links_out) == (1, 1, 1)
    assert (fourth.measured, fourth.indicators) == (2, 2)
    assert (last.iri, last.label, last.steps) == ("", "", 1)


def test_the_longest_chains_are_told_whatever_they_begin_with() -> None:
    longest = theory_of(USUAL, LINKS).longest
    assert longest is not None
    assert (longest.links, longest.count.number) == (5, 2)
    assert numbers(longest.chains[0].stations) == [1, 2, 3, 4, 5, 7]


def test_a_link_that_leaves_the_theory_is_left_out_and_told() -> None:
    found = told(
        "<t> ptoc:step <a>, <b> . <a> a ptoc:Engagement ; ptoc:leadsTo <elsewhere> .\n"
        "<b> a ptoc:ReformImpact . <elsewhere> ptoc:leadsTo <b> . <l> a ptoc:CausalLink ; ptoc:cause <a> ."
    )
    assert (found.links, found.path_count.number, len(found.left_out)) == (0, 0, 3)
    assert {link.effect.title for link in found.left_out} == {
        "elsewhere",
        "b",
        "a step that is not named",
    }


def test_what_must_hold_for_an_impact_comes_in_stages() -> None:
    found = theory_of(USUAL, LINKS, impact="s5")
    assert (found.end, numbers(found.ends), found.path_count.number) == ("chosen", [5], 1)
    assert found.impact is not None
    assert found.impact.station.number == 5
    assert [numbers(stage) for stage in found.impact.order] == [[1], [2], [3], [4]]
    assert [(link.cause.number, link.effect.number) for link in found.impact.links] == LINKS[:4]


def test_an_assumption_of_an_impact_says_whether_every_path_hangs_on_it() -> None:
    impact = told(HELD, impact="bills paid").impact
    assert impact is not None
    assert {each.text: each.cut for link in impact.links for each in link.assumptions} == {
        "There is time": True,
        "There is trust": False,
        "The host is honest": False,
        "Calm": False,
    }


TWO = """
<i> a ptoc:Initiative ; ptoc:theoryOfChange <t>, <u> . <j> a ptoc:Initiative .
<t> dcterms:title "First"@en ; ptoc:step <a>, <b>, <b2> . <u> dcterms:title "Second"@en ; ptoc:step <c>, <d> .
<a> a ptoc:Engagement ; ptoc:leadsTo <b> . <b> a ptoc:ReformImpact ; dcterms:title "Reform"@en .
<b2> a ptoc:Input . <c> a ptoc:Engagement ; dcterms:title "Twin"@en ; ptoc:leadsTo <d> .
<d> a ptoc:LearningOutcome ; dcterms:title "Twin"@en .
"""


def test_a_theory_and_an_impact_are_chosen_by_name() -> None:
    assert [len(each.theories) for each in analysed(BASE + TWO)] == [2, 0]
    (found,) = analysed(BASE + TWO, theory="second")
    assert [theory.title for theory in found.theories] == ["Second"]
    (found,) = analysed(BASE + TWO, impact="reform")
    assert [theory.title for theory in found.theories] == ["First"]


@pytest.mark.parametrize(
    ("asked", "message", "help"),
    [
        ({"theory": "third"}, "There is no theory of change called “third”.", "Known: t, u."),
        ({"impact": "refor"}, "There is no step called “refor”.", "Known: b."),
        ({"theory": "u", "impact": "b"}, "There is no step called “b”.", "Known: d."),
    ],
)
def test_a_name_that_does_not_exist_is_told(asked: dict[str, str], message: str, help: str) -> None:
    with pytest.raises(UnknownName) as error:
        analysed(BASE + TWO, **asked)  # type: ignore[arg-type]
    assert (error.value.message, error.value.help) == (message, help)


def test_a_name_of_several_steps_is_no_choice() -> None:
    with pytest.raises(PeertocError, match="Several steps are called “Twin”") as error:
        analysed(BASE + TWO, theory="u", impact="Twin")
    assert error.value.help.endswith(": c, d.")


def test_titles_come_in_the_language_asked_for() -> None:
    text = '<i> a ptoc:Initiative ; dcterms:title "Peers"@en, "Pairs"@fr ; ptoc:theoryOfChange <t> .'
    (found,) = analysed(BASE + text, lang="fr")
    assert found.title == "Pairs"
