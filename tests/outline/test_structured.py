"""The outline as JSON holds everything, in one structure."""

from __future__ import annotations

import json
from typing import Any

from pyoxigraph import Literal, NamedNode

from peertoc import __version__
from peertoc.catalogue.reading import read_initiatives, read_labels
from peertoc.outline import render_json
from peertoc.vocabulary import PREFIXES
from tests.outline.samples import HERE, sample, sample_json, told


def read(turtle: str, lang: str = "en") -> dict[str, Any]:
    written: dict[str, Any] = json.loads(render_json(told(turtle), read_labels(), lang))
    return written


def values_in(written: object) -> set[object]:
    if isinstance(written, dict):
        return {value for part in written.values() for value in values_in(part)}
    if isinstance(written, list):
        return {value for part in written for value in values_in(part)}
    return {written}


def test_the_sample_is_written_as_its_golden_file() -> None:
    assert sample_json() == (HERE / "sample.json").read_text("utf-8")


def test_the_document_names_its_version_and_its_tool() -> None:
    written = read("")
    assert written == {
        "version": 1,
        "tool": {"name": "peertoc", "version": __version__},
        "language": "en",
        "initiatives": [],
    }


def test_every_text_and_every_name_of_the_sample_is_held() -> None:
    held = values_in(json.loads(sample_json()))
    objects = [triple.object for triple in sample().triples if not triple.predicate.value.endswith("#type")]
    yes_or_no = f"{PREFIXES['xsd']}boolean"
    literals = [value for value in objects if isinstance(value, Literal)]
    texts = {value.value for value in literals if value.datatype.value != yes_or_no}
    names = {value.value for value in objects if isinstance(value, NamedNode)}
    assert texts - held == {"A name that no outline may tell"}
    assert names - held == set()
    assert len(texts) > 80
    assert len(names) > 70


def test_things_without_a_name_have_no_id_and_steps_a_number() -> None:
    written = read(
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange [ ptoc:step <a>, _:b ] . "
        "<a> ptoc:leadsTo _:b, <out> ; ptoc:feedsBackTo <a> . "
    )
    (initiative,) = written["initiatives"]
    assert "_:" not in json.dumps(written)
    (phase,) = [phase for phase in initiative["phases"] if phase["steps"]]
    assert (phase["id"], phase["title"]) == (None, None)
    first, second = phase["steps"]
    assert (first["id"], first["number"], first["theory"]) == ("https://example.org/t/a", 1, 1)
    assert (second["id"], second["number"], second["title"]) == (None, 2, None)
    assert [(each["id"], each["number"]) for each in first["leads_to"]] == [
        (None, 2),
        ("https://example.org/t/out", None),
    ]
    assert [each["number"] for each in first["feeds_back_to"]] == [1]
    assert [theory["number"] for theory in initiative["theories"]] == [1]


def test_a_link_holds_its_ends_its_forms_and_its_assumptions() -> None:
    written = read(
        "<i> a ptoc:Initiative ; ptoc:theoryOfChange [ ptoc:step <a>, <b> ] . <a> ptoc:leadsTo <b> . "
        "<l> ptoc:cause <a> ; ptoc:effect <b> ; ptoc:critical true ; "
        'ptoc:assumption [ dcterms:description "it holds" ] .'
    )
    (phase,) = [phase for phase in written["initiatives"][0]["phases"] if phase["steps"]]
    (link,) = phase["steps"][0]["leads_to"]
    assert link["link"] == {"id": "https://example.org/t/l", "title": "l"}
    assert (link["title"], link["stated_as"], link["critical"]) == ("b", "both", True)
    assert [each["description"] for each in link["assumptions"]] == ["it holds"]


def test_the_five_phases_are_always_there_and_hold_the_risks() -> None:
    written = read(
        "<i> a ptoc:Initiative ; ptoc:risk <r> . "
        "<r> ptoc:inPhase phase:sustained-contact, phase:change-at-scale ."
    )
    phases = written["initiatives"][0]["phases"]
    assert [phase["id"].rpartition("/")[2] for phase in phases] == [
        "pre-foundational",
        "foundational-engagement",
        "sustained-contact",
        "learning-outcomes",
        "change-at-scale",
    ]
    assert [[risk["title"] for risk in phase["risks"]] for phase in phases] == [[], [], ["r"], [], ["r"]]


def test_texts_in_several_languages_are_all_held() -> None:
    written = read(
        '<i> a ptoc:Initiative ; dcterms:title "Peers"@en, "Pairs"@fr ; '
        'dcterms:spatial "Ghana"@en, "le Ghana"@fr .',
        "fr",
    )
    (initiative,) = written["initiatives"]
    assert written["language"] == "fr"
    assert initiative["title"] == "Pairs"
    assert initiative["texts"] == {
        "title": [{"language": "en", "text": "Peers"}, {"language": "fr", "text": "Pairs"}]
    }
    assert [place["title"] for place in initiative["places"]] == ["le Ghana"]
    assert len(initiative["places"][0]["texts"]["title"]) == 2


def test_values_of_a_vocabulary_are_held_with_their_label() -> None:
    written = read('<i> a ptoc:Initiative ; ptoc:status status:running ; ptoc:purpose "learning", [] .')
    (initiative,) = written["initiatives"]
    assert initiative["status"] == {"id": f"{PREFIXES['status']}running", "label": "running"}
    assert initiative["purposes"] == [{"id": None, "label": "learning"}, {"id": None, "label": None}]


def test_every_initiative_has_the_same_keys() -> None:
    (empty,) = read("<i> a ptoc:Initiative .")["initiatives"]
    (full,) = json.loads(sample_json())["initiatives"]
    assert set(full) - set(empty) == {"texts"}
    assert set(empty) <= set(full)
    assert empty["place"] == {"file": "t.ttl", "line": empty["place"]["line"], "column": 1}


def test_two_initiatives_are_held_in_document_order() -> None:
    written = read("<b> a ptoc:Initiative . <a> a ptoc:Initiative .")
    assert [each["title"] for each in written["initiatives"]] == ["b", "a"]


def test_no_text_is_cut_or_changed_and_none_can_move_the_cursor() -> None:
    title = "a\u001b[2J\u009b\u202e\ufeff\u2028{}\n b"
    escaped = "".join(f"\\u{ord(sign):04X}" if ord(sign) < 32 or ord(sign) > 126 else sign for sign in title)
    long = "word " * 60_000
    initiatives = told(f'<i> a ptoc:Initiative ; dcterms:title "{escaped}" ; dcterms:description "{long}" .')
    written = render_json(initiatives, read_labels())
    (initiative,) = json.loads(written)["initiatives"]
    assert initiative["title"] == title
    assert initiative["description"] == long
    assert not {"\u001b", "\u009b", "\u202e", "\ufeff", "\u2028"} & set(written)


def test_a_person_is_never_given_a_title_from_an_identifier() -> None:
    written = read("<i> a ptoc:Initiative ; ptoc:participation <maria> . <maria> ptoc:peer <maria-s> .")
    (participation,) = written["initiatives"][0]["participations"]
    assert (participation["title"], participation["peer"]["title"]) == (None, None)


def test_two_runs_write_the_same() -> None:
    assert render_json(read_initiatives(sample()), read_labels()) == render_json(
        read_initiatives(sample()), read_labels()
    )
