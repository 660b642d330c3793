"""A question is answered, answered with “none, because”, or open."""

from __future__ import annotations

import pytest

from peertoc.guidance.telling import Said
from peertoc.guidance.walking import Walk
from peertoc.place import Place
from tests.guidance.grounds import BASE, ONE, ROW, ground, question, remark, tell

ANSWER = "<initiative> ptoc:answer <a> . <a> a ptoc:Answer ; ptoc:question question:P1.1b ; "
LEAVE = "<initiative> ptoc:participation <p> . <p> a ptoc:Participation ; "


def test_a_property_answers_and_its_place_is_told_in_words() -> None:
    told = tell("P0.1", ONE + "<initiative> ptoc:reformArea area:budgeting .")
    assert (told.status, told.by) == ("answered", ("ptoc:reformArea",))
    (said,) = told.places
    assert (said.text, said.place.line, said.place.column) == ("budgeting", ROW + 1, 30)


def test_a_property_may_stand_on_what_belongs_to_the_initiative() -> None:
    text = (
        ONE + '<initiative> ptoc:peerProfile <w> .\n<w> a ptoc:PeerProfile ; ptoc:recruitment "A call"@en .'
    )
    assert tell("P0.5a", text).places[0].text == "A call"


@pytest.mark.parametrize(
    ("id", "said", "status"),
    [
        ("P1.2c", "<initiative> ptoc:engagesLevel level:individual .", "answered"),
        ("P1.2c", "<initiative> ptoc:engagesLevel level:country .", "open"),
        ("P0.7b", "<initiative> ptoc:challenge challenge:time-for-face-to-face .", "answered"),
        ("P0.7b", "<initiative> ptoc:challenge challenge:building-trust .", "open"),
        ("P3.1b", "<initiative> ptoc:learningObjective [ ptoc:skill skill:country-systems ] .", "answered"),
        ("P3.1b", "<initiative> ptoc:learningObjective [ ptoc:skill skill:flexibility ] .", "open"),
        ("P2.2d", LEAVE + "ptoc:authorisation [ ptoc:formal true ] .", "answered"),
        ("P2.2d", LEAVE + "ptoc:authorisation [ ptoc:formal false ] .", "open"),
    ],
)
def test_a_pattern_is_met_by_the_values_that_it_names(id: str, said: str, status: str) -> None:
    assert tell(id, ONE + said).status == status


def test_a_pattern_follows_links_in_both_forms_as_far_as_they_lead() -> None:
    steps = ONE + (
        "<initiative> ptoc:theoryOfChange [ ptoc:step <l>, <d>, <c> ] . <l> a ptoc:LearningOutcome . "
        "<c> a ptoc:OrganisationalChange . [] ptoc:cause <l> ; ptoc:effect <d> . "
    )
    assert tell("P4.1b", steps).status == "open"
    assert tell("P4.1b", steps + "<d> ptoc:leadsTo <c> .").status == "answered"


def test_an_answer_in_words_answers_but_an_empty_one_does_not() -> None:
    assert tell("P1.1b", f'{ONE}{ANSWER} ptoc:text "Shame needs few listeners."@en .').by == ("ptoc:Answer",)
    assert tell("P1.1b", f'{ONE}{ANSWER} ptoc:text " " .').status == "open"
    assert tell("P0.1", f'{ONE}{ANSWER} ptoc:text "Elsewhere."@en .').status == "open"


def test_an_answer_for_others_does_not_answer_for_those_who_ask() -> None:
    text = f'{ONE}{ANSWER} ptoc:text "Few."@en ; ptoc:audience audience:facilitator .'
    assert tell("P1.1b", text).status == "answered"
    assert tell("P1.1b", text, audience="facilitator").status == "answered"
    assert tell("P1.1b", text, audience="learner").status == "open"


def test_a_finding_of_a_check_that_tests_it_leaves_a_question_open() -> None:
    text = ONE + "<initiative> ptoc:reformArea area:budgeting ; ptoc:primaryReformArea area:treasury ."
    told = tell("P0.1a", text, remark("primary-area-apart"))
    assert (told.status, told.met) == ("open", True)
    assert [each.check for each in told.remarks] == ["primary-area-apart"]
    assert tell("P0.1a", text, remark("no-evaluation")).status == "answered"
    assert tell("P0.1a", text, remark("primary-area-apart", waived=True)).status == "answered"


def test_a_check_that_finds_nothing_answers_nothing() -> None:
    assert tell("P0.1a", ONE).status == "open"


def test_none_because_is_an_answer() -> None:
    given = tell("P1.1b", f'{ONE}{ANSWER} ptoc:noneBecause "There is no opening."@en .')
    assert (given.status, given.by) == ("none-because", ("ptoc:noneBecause",))
    waived = tell("P0.1a", ONE, remark("primary-area-apart", waived=True))
    assert (waived.status, waived.by) == ("none-because", ("ptoc:Waiver",))
    assert waived.places == (Said(Place("plan.ttl", 7, 1), "Meant so."),)
    leave = tell("P2.2d", ONE + LEAVE + 'ptoc:noneBecause "It protects them."@en .')
    assert (leave.status, leave.places[0].text) == ("none-because", "It protects them.")


def test_what_one_initiative_answers_its_neighbour_does_not() -> None:
    here = ground(
        BASE
        + '<a> a ptoc:Initiative ; ptoc:peerProfile [ ptoc:recruitment "A call"@en ] . '
        + "<b> a ptoc:Initiative . "
        + '<x> a ptoc:Answer ; ptoc:question question:P1.1b ; ptoc:text "For all"@en .'
    )
    first, second = here.initiatives
    remarks = [remark("primary-area-apart", focus=second.value, waived=True)]
    for this, recruited, waived in ((first, "answered", "open"), (second, "open", "none-because")):
        walk = Walk(here, this, remarks)
        assert walk.tell(question("P0.5a")).status == recruited
        assert walk.tell(question("P0.1a")).status == waived
        assert walk.tell(question("P1.1b")).status == "answered"


def test_a_person_is_never_told_by_the_name_in_an_address() -> None:
    told = tell("P1.3a", ONE + "<initiative> ptoc:match <m> . <m> ptoc:matches <jane-doe> .")
    assert told.status == "open"
    here = ground(ONE + "<jane-doe> a ptoc:Peer .")
    (peer,) = here.graph.of_type("https://w3id.org/peertoc#Peer")
    assert here.name(peer) == "a peer"


def test_words_are_told_in_the_language_that_is_asked_for() -> None:
    here = ground(ONE + '<initiative> dcterms:title "Pairs"@fr .', lang="fr")
    assert here.name(here.initiatives[0]) == "Pairs"
