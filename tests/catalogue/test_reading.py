"""An initiative is read whole, and wrong or missing data never stops the reader."""

from __future__ import annotations

import pytest

from peertoc.catalogue.gate import read_text
from peertoc.catalogue.reading import read_initiatives
from peertoc.model import (
    Date,
    Reference,
    Text,
    Words,
    everything,
)
from peertoc.vocabulary import PREFIXES, PTOC
from tests.catalogue.told import BASE, chain, document, initiative


def test_a_document_without_an_initiative_gives_none() -> None:
    assert read_initiatives(document("<theory> a ptoc:TheoryOfChange .")) == ()


def test_initiatives_come_in_document_order() -> None:
    found = read_initiatives(
        document("<z> a ptoc:Initiative . <a> a ptoc:Initiative . <m> a ptoc:Initiative .")
    )
    assert [each.id.removeprefix(BASE) for each in found] == ["z", "a", "m"]


def test_texts_keep_their_languages_and_their_order() -> None:
    found = initiative('dcterms:title "Pairs"@fr, "Peers"@en-GB, "plain"')
    assert found.title.texts == (Text("Pairs", "fr"), Text("Peers", "en-gb"), Text("plain", ""))


def test_a_title_may_be_a_label() -> None:
    found = initiative('rdfs:label "third"@en ; skos:prefLabel "second"@en ; dcterms:title "first"@en')
    assert [text.text for text in found.title.texts] == ["first", "second", "third"]


def test_dates_keep_their_precision() -> None:
    found = initiative(
        'schema:startDate "2021-03"^^xsd:gYearMonth ; schema:endDate "2021"^^xsd:gYear',
    )
    assert (found.start, found.end) == (Date("2021-03", "gYearMonth"), Date("2021", "gYear"))
    assert initiative('schema:startDate "soon"').start == Date("soon", "")


def test_numbers_are_kept_as_they_were_written() -> None:
    found = chain('<a> ptoc:indicator [ ptoc:baseline "007.50"^^xsd:decimal ; ptoc:observed 1, 2 ] .')
    (indicator,) = found.steps[0].indicators
    assert indicator.baseline == "007.50"
    assert indicator.observed == ("1", "2")


def test_of_several_values_where_one_is_expected_the_first_counts() -> None:
    found = initiative("ptoc:status status:running, status:planned ; schema:startDate '2021', '2020'")
    assert found.status == f"{PREFIXES['status']}running"
    assert found.start == Date("2021")


def test_texts_in_several_languages_are_one_place_and_texts_in_one_language_are_many() -> None:
    one = initiative('dcterms:spatial "Ghana"@en, "le Ghana"@fr').places
    assert one == (Reference("", Words((Text("Ghana", "en"), Text("le Ghana", "fr")))),)
    assert len(initiative('dcterms:spatial "Ghana", "Kenya"').places) == 2
    assert len(initiative('dcterms:spatial "Ghana"@en, "Kenya"@en, "le Kenya"@fr').places) == 3


def test_what_is_mentioned_knows_its_title_and_kind() -> None:
    found = initiative("dcterms:spatial <port>", '<port> a schema:City ; schema:name "Port Town" .')
    assert found.places == (Reference(f"{BASE}port", Words((Text("Port Town"),)), "City"),)


def test_the_name_of_a_person_is_read_from_a_title_alone() -> None:
    named = (
        'ptoc:participation [ ptoc:peer [ a ptoc:Peer ; foaf:name "A" ; rdfs:label "L" ; schema:name "B" ] ]'
    )
    peer = initiative(named).participations[0].peer
    assert peer is not None
    assert peer.title == Words((Text("L"),))
    person = initiative("ptoc:facilitator <p>", '<p> a foaf:Person ; foaf:name "A" .').facilitators[0]
    assert not person.title
    mentioned = chain('<a> ptoc:actor <p> . <p> a foaf:Person ; foaf:name "A" .').steps[0].actors
    assert mentioned == (Reference(f"{BASE}p", kind="Person"),)


def test_things_without_a_name_are_numbered_in_document_order() -> None:
    turtle = "<i> a ptoc:Initiative ; ptoc:risk [ ptoc:managedBy [] ], [] ."
    numbers = [part.id for part in everything(read_initiatives(document(turtle))[0])]
    assert sorted(numbers[1:]) == ["_:1", "_:2", "_:3"]
    assert numbers == [part.id for part in everything(read_initiatives(document(turtle))[0])]


def test_every_part_knows_its_place() -> None:
    (found,) = read_initiatives(read_text(
        f"@prefix ptoc: <{PTOC}> .\n<urn:x:i> a ptoc:Initiative ;\n  ptoc:theoryOfChange <urn:x:t> .\n"
        "<urn:x:t> ptoc:step <urn:x:a> .\n<urn:x:a> a ptoc:Input ;\n ptoc:leadsTo <urn:x:b> .\n"
        "[] ptoc:cause <urn:x:a> ; ptoc:effect <urn:x:c> .\n",
        name="place.ttl",
    ))  # fmt: skip
    links = {link.effect: link for link in found.theories[0].chain.links}
    assert (found.place.line, found.theories[0].chain.steps[0].place.line) == (2, 5)
    assert (links["urn:x:b"].place.line, links["urn:x:b"].place.column) == (6, 15)
    assert links["urn:x:c"].place.line == 7


@pytest.mark.parametrize(
    "said",
    [
        "dcterms:title <https://example.org/t/a-title>",
        "dcterms:title [], 12",
        'ptoc:status "running", [] ; schema:startDate <soon>',
        'ptoc:theoryOfChange "a theory", [], <i>, 3',
        'ptoc:participation <i>, "someone" ; ptoc:match <i> ; ptoc:risk <i> ; ptoc:evaluation <i>',
        "ptoc:theoryOfChange <i> ; ptoc:step <i> ; ptoc:leadsTo <i> ; ptoc:cause <i> ; ptoc:effect <i>",
        "ptoc:facilitator ( <a> <b> )",
        'ptoc:answer [ ptoc:question "why?" ; ptoc:text <t> ] ; ptoc:waiver [ ptoc:waives [] ]',
    ],
)
def test_wrong_kinds_of_value_do_not_stop_the_reader(said: str) -> None:
    assert list(everything(initiative(said)))


def test_a_text_in_the_place_of_a_part_becomes_its_title() -> None:
    found = chain('[] ptoc:cause <a> ; ptoc:effect <b> ; ptoc:assumption "Hosts are honest."@en .')
    assert found.links[0].assumptions[0].title.in_language("en") == "Hosts are honest."
    assert found.links[0].assumptions[0].id == ""


def test_a_yes_or_no_that_is_neither_is_unknown() -> None:
    said = "ptoc:evaluation [ ptoc:independent {} ]"
    answers = [
        initiative(said.format(value)).evaluations[0].independent for value in ("true", "0", '"maybe"')
    ]
    assert answers == [True, False, None]


def test_a_step_that_says_no_kind_has_none() -> None:
    found = chain("<a> a ptoc:Step . <b> a ptoc:Step, ptoc:Diffusion . <c> a ptoc:Risk .")
    assert [step.kind for step in found.steps] == ["", "Diffusion", ""]


def test_lessons_belong_to_the_initiative_whose_part_captured_them() -> None:
    told = (
        "<i> a ptoc:Initiative ; ptoc:participation <p> . <j> a ptoc:Initiative . "
        "<l> a ptoc:Lesson ; ptoc:capturedBy <p> . <m> a ptoc:Lesson ; ptoc:capturedBy <j> ."
    )
    found = read_initiatives(document(told))
    assert [[lesson.id[-1] for lesson in each.lessons] for each in found] == [["l"], ["m"]]
    assert [lesson.id[-1] for lesson in initiative("", "<l> a ptoc:Lesson .").lessons] == ["l"]
