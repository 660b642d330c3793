"""Candidates that are not in their form: left out and told, and nothing invented in their place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from peertoc.linking.services import Found, find
from tests.linking.services.hostile import Handler, hostile
from tests.linking.services.recon import SPACE, candidate, door, here, manifest, service
from tests.linking.services.sought import wanted

if TYPE_CHECKING:
    from pathlib import Path


def given(*candidates: Any, **said: Any) -> Found:
    with hostile(service(lambda _: list(candidates), manifest(**said))) as server:
        (found,) = find([wanted("World Bank")], here(server.url), door())
    return found


def raw(text: str) -> Found:
    def script(handler: Handler) -> None:
        handler.answer(json.dumps(manifest()) if handler.command == "GET" else text)

    with hostile(script) as server:
        (found,) = find([wanted("World Bank")], here(server.url), door())
    return found


@pytest.mark.parametrize("score", ["NaN", "-Infinity", "1e999", '"87"', "true", "[1]", "1" * 5000])
def test_a_score_that_is_no_number_leaves_its_candidate_out(score: str) -> None:
    good = json.dumps(candidate("World Vision"))
    found = raw(f'{{"q0": {{"result": [{{"id": "a", "name": "World Bank", "score": {score}}}, {good}]}}}}')
    assert [each.name for each in found.candidates] == ["World Vision"]
    assert found.told == ("Registry: the candidate “World Bank” was left out: its score is not a number.",)
    assert found.fault is None


def test_two_that_are_both_called_the_match_are_none() -> None:
    found = given(
        candidate("World Bank", match=True), candidate("World Bank Group", match=True), candidate("Other")
    )
    assert [each.service_match for each in found.candidates] == [None, None, False]
    assert found.told == ("Registry calls 2 different candidates the match, so none of them counts as one.",)


def test_one_that_comes_twice_is_one() -> None:
    found = given(candidate("World Bank", match=True), candidate("World Bank", match=True, score=1))
    assert [(each.service_match, each.service_score) for each in found.candidates] == [(True, 50.0)]
    assert found.told == ()


def test_of_a_list_without_end_so_many_are_read_as_were_asked_for() -> None:
    found = given(*(candidate(f"World Bank {number}") for number in range(300)))
    assert [each.name for each in found.candidates] == [f"World Bank {number}" for number in range(10)]
    assert found.told == ("Registry gave 300 candidates for one name; the first 10 were read.",)


@pytest.mark.parametrize("match", ["false", "true", 1, 0, [], None])
def test_a_match_that_is_neither_true_nor_false_is_not_believed(match: object) -> None:
    found = given(candidate("World Bank", match=match))
    assert found.candidates[0].service_match is None
    assert "neither true nor false" in found.told[0]


@pytest.mark.parametrize(
    "broken", [None, 1, "World Bank", [], {}, {"id": "a"}, {"id": 1, "name": "x"}, {"id": " ", "name": "x"}]
)
def test_a_candidate_without_identifier_or_name_is_left_out(broken: object) -> None:
    found = given(broken, candidate("World Vision"))
    assert [each.name for each in found.candidates] == ["World Vision"]
    assert len(found.told) == 1
    assert "was left out: it has no" in found.told[0]


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("https://ror.org/00ae7jd05", "the two check digits at its end do not fit the rest"),
        ("javascript:alert(1)", "leads to no address"),
        ("file:///etc/passwd", "leads to no address"),
        ("World Bank", "leads to no address"),
    ],
)
def test_an_identifier_that_is_no_address_is_told(identifier: str, words: str) -> None:
    found = given(candidate("World Bank", id=identifier), view={"url": "{{id}}"}, identifierSpace="urn:x")
    assert found.candidates == ()
    assert words in found.told[0]


@pytest.mark.parametrize(
    ("identifier", "view", "space", "address"),
    [
        ("Q7164", "https://www.wikidata.org/wiki/{{id}}", "", "http://www.wikidata.org/entity/Q7164"),
        ("Q7164", "https://www.wikidata.org/wiki/{id}", "", "http://www.wikidata.org/entity/Q7164"),
        ("a/b c", "https://example.org/{{id}}", "", "https://example.org/a%2Fb%20c"),
        ("ror.org/00ae7jd04", "https://{+id}", "", "https://ror.org/00ae7jd04"),
        ("http://ror.org/00AE7JD04", "https://example.org/{{id}}", "", "https://ror.org/00ae7jd04"),
        ("https://example.org/<a b>", "{{id}}", "", "https://example.org/%3Ca%20b%3E"),
        ("12", "no template", "https://example.org/id/", "https://example.org/id/12"),
        ("12", "{{id}}", "https://example.org/id/", "https://example.org/id/12"),
    ],
)
def test_an_identifier_becomes_an_address_as_the_service_says(
    identifier: str, view: str, space: str, address: str
) -> None:
    found = given(candidate("World Bank", id=identifier), view={"url": view}, identifierSpace=space)
    assert [each.id for each in found.candidates] == [address]


def test_an_identifier_of_a_service_that_names_no_addresses_is_told() -> None:
    found = given(candidate("World Bank", id="12"), view={}, identifierSpace="https://example.org/about#ids")
    assert found.candidates == ()
    assert found.told == (
        "Registry: the candidate “World Bank” was left out: its identifier “12” leads to no address.",
    )


@pytest.mark.parametrize(
    "answer",
    [
        "[]", "null", "1", '"q0"', "{}", '{"status": "error"}', '{"results": []}', '{"q7": {"result": []}}',
        json.dumps(manifest()),
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_is_told(answer: str) -> None:
    found = raw(answer)
    assert found.candidates == ()
    assert found.fault is not None
    assert "did not answer a request of version 0.2 with results of that version" in found.fault.message


def test_what_a_service_says_instead_is_repeated_without_harm() -> None:
    found = raw('{"status": "error", "message": "invalid query \\u001b[2J' + "x" * 500 + '"}')
    assert found.fault is not None
    assert "It says: “invalid query \\x1b[2Jxxx" in found.fault.help
    assert "\x1b" not in found.fault.help
    assert len(found.fault.help) < 300


@pytest.mark.parametrize("result", ["{}", '{"result": {}}', '{"result": null}', "[]", "null"])
def test_one_result_of_another_shape_is_told_beside_its_name(result: str) -> None:
    found = raw(f'{{"q0": {result}}}')
    assert found.fault is not None
    assert "gave no list of candidates for “World Bank”" in found.fault.message


def test_an_answer_of_another_shape_is_asked_for_again(tmp_path: Path) -> None:
    answers = iter(["{}", json.dumps({"q0": {"result": [candidate("World Bank")]}})])

    def script(handler: Handler) -> None:
        handler.answer(json.dumps(manifest()) if handler.command == "GET" else next(answers))

    with hostile(script) as server:
        (first,) = find([wanted("World Bank")], here(server.url), door(tmp_path))
        (second,) = find([wanted("World Bank")], here(server.url), door(tmp_path))
    assert first.fault is not None
    assert [each.id for each in second.candidates] == [f"{SPACE}World-Bank"]


def test_names_come_back_in_one_line_and_can_be_written() -> None:
    found = raw('{"q0": {"result": [{"id": "a", "name": " World\\n\\tBank \\ud800", "score": 1}]}}')
    assert found.candidates[0].name == "World Bank \ufffd"
    found.candidates[0].name.encode()


def test_types_that_are_none_are_left_out() -> None:
    found = given(
        candidate("World Bank", type=["a", {"id": "b"}, {"id": "c", "name": "C"}, 1, {}, None, "a"])
    )
    assert found.candidates[0].types == ("a", "b", "C")
