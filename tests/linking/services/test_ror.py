"""ROR, by records of the registry itself.

The records are the registry's own (../shared/registries/ror). What stands around them in an answer
(``items``; ``substring``, ``score``, ``matching_type``, ``chosen`` and ``organization``) is built for these
tests, as https://ror.readme.io/docs/api-affiliation describes it: no such answer was ever given by ROR.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from peertoc.linking.services import Known, Unanswered, find, known_services, ror
from peertoc.linking.services.naming import Nameless
from peertoc.linking.services.ror_records import read_record
from tests.conftest import shared
from tests.linking.services.hostile import Handler, hostile
from tests.linking.services.recon import door
from tests.linking.services.sought import wanted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from peertoc.linking.values import Candidate

SECOND_SCHEMA = ("01f80g185", "01jg4aw19", "0438wbg98")


def record(code: str) -> Any:
    return json.loads(shared("registries", "ror", f"{code}.json").read_bytes())


def candidate(code: str) -> Candidate:
    return read_record(record(code), "ROR", "2026-06-23")


def around(code: str, score: object, *, chosen: object) -> dict[str, Any]:
    """Build what stands around a record where an affiliation was asked for."""
    return {
        "substring": "built for the tests", "score": score, "matching_type": "PHRASE", "chosen": chosen,
        "organization": record(code),
    }  # fmt: skip


def registry(**answers: list[Any]) -> Callable[[Handler], None]:
    """Answer a request by its parameter, ``affiliation`` or ``query``."""

    def script(handler: Handler) -> None:
        (parameter,) = parse_qs(urlsplit(handler.path).query)
        items = answers.get(parameter, [])
        handler.answer(json.dumps({"number_of_results": len(items), "time_taken": 1, "items": items}))

    return script


def here(url: str) -> Known:
    return Known("ror", "ROR", url, protocol="ror", interval=0.0)


def test_a_record_of_the_second_schema_is_read() -> None:
    who = candidate("01f80g185")
    assert (who.id, who.name) == ("https://ror.org/01f80g185", "World Health Organization")
    assert who.acronyms == ("WHO",)
    assert "Weltgesundheitsorganisation" in who.aliases
    assert who.country == "CH"
    assert who.websites == ("who.int",)
    assert who.status == "active"
    assert (who.source, who.source_version) == ("ROR", "2026-06-23")


def test_a_record_of_the_first_schema_is_read() -> None:
    bank = candidate("00ae7jd04")
    assert (bank.id, bank.name, bank.country) == ("https://ror.org/00ae7jd04", "World Bank", "US")
    assert bank.websites == ("worldbank.org",)


def test_a_record_that_was_withdrawn_names_its_successor() -> None:
    bank = candidate("03z2zbf42")
    assert (bank.status, bank.successor) == ("withdrawn", "https://ror.org/05gqz0k77")
    oecd = candidate("001s7m607")
    assert (oecd.status, oecd.successor) == ("withdrawn", "https://ror.org/0438wbg98")


def test_every_record_at_hand_is_read() -> None:
    files = sorted(shared("registries", "ror").glob("0*.json"))
    assert len(files) == 10
    for file in files:
        read = candidate(file.stem)
        assert read.id == f"https://ror.org/{file.stem}"
        assert read.name
        assert len(read.country) == 2
        assert read.websites
        assert read.name not in read.aliases


def test_the_registrys_own_example_is_read() -> None:
    example = json.loads(shared("registries", "ror", "example_record_v2_1.json").read_bytes())
    read = read_record(example, "ROR", "")
    assert read.name == "University of California System"
    assert read.acronyms == ("UC",)
    assert read.aliases == ("UC System", "Université de Californie")
    assert read.websites == ("universityofcalifornia.edu",)


@pytest.mark.parametrize("code", SECOND_SCHEMA)
def test_a_name_is_searched_for_as_an_affiliation(code: str) -> None:
    with hostile(registry(affiliation=[around(code, 0.98, chosen=True)])) as server:
        (found,) = find([wanted("World Health & more")], here(server.url), door())
        (asked,) = [parse_qs(urlsplit(path).query) for _, path, *_ in server.seen]
    assert asked == {"affiliation": ["World Health & more"]}
    (first,) = found.candidates
    assert first.id == f"https://ror.org/{code}"
    assert (first.service_score, first.service_match) == (0.98, True)


def test_where_that_gives_nothing_it_is_searched_for_by_its_words() -> None:
    with hostile(registry(query=[record("01jg4aw19")])) as server:
        (found,) = find([wanted('African Union "AU": (Commission)')], here(server.url), door())
        asked = [parse_qs(urlsplit(path).query) for _, path, *_ in server.seen]
    assert asked[1] == {"query": [r"African Union \"AU\"\: \(Commission\)"]}
    assert [each.name for each in found.candidates] == ["African Union Commission"]
    assert found.candidates[0].service_score is None


def test_two_that_are_both_chosen_are_none() -> None:
    both = [around("01f80g185", 1, chosen=True), around("01jg4aw19", 1, chosen=True)]
    with hostile(registry(affiliation=both)) as server:
        (found,) = find([wanted("World")], here(server.url), door())
    assert [each.service_match for each in found.candidates] == [None, None]
    assert "ROR calls 2 different candidates the match" in found.told[0]


def test_what_is_not_in_its_form_is_left_out_and_told() -> None:
    nameless = {**record("01jg4aw19"), "names": []}
    elsewhere = {**record("01jg4aw19"), "id": "https://example.org/01jg4aw19"}
    mistyped = {**record("01jg4aw19"), "id": "https://ror.org/01jg4aw18"}
    items = [
        around("01f80g185", "0.9", chosen=True),
        nameless,
        elsewhere,
        mistyped,
        None,
        record("0438wbg98"),
    ]
    with hostile(registry(affiliation=items)) as server:
        (found,) = find([wanted("World")], here(server.url), door())
    assert [each.id for each in found.candidates] == ["https://ror.org/0438wbg98"]
    assert [words.partition("left out: ")[2] for words in found.told] == [
        "its score is not a number.",
        "it has no name.",
        "its identifier “https://example.org/01jg4aw19” is none of ROR.",
        "its identifier “https://ror.org/01jg4aw18” is malformed: the two check digits at its end do not "
        "fit the rest.",
        "it has no name.",
    ]


@pytest.mark.parametrize("answer", ["[]", "{}", '{"items": {}}', '{"errors": ["x"]}'])
def test_an_answer_of_another_shape_is_told(answer: str) -> None:
    with hostile(lambda handler: handler.answer(answer)) as server:
        (found,) = find([wanted("World")], here(server.url), door())
    assert found.fault is not None
    assert "did not answer as version 2 of the API of ROR does" in found.fault.message


def test_answers_are_kept(tmp_path: Path) -> None:
    with hostile(registry(affiliation=[around("01f80g185", 1, chosen=True)])) as server:
        first = find([wanted("World")], here(server.url), door(tmp_path))
        assert find([wanted("World")], here(server.url), door(tmp_path)) == first
        assert len(server.seen) == 1


def test_search_raises_where_there_is_no_answer() -> None:
    with hostile(lambda handler: handler.answer("", 400)) as server, pytest.raises(Unanswered):
        ror.search("World", door(), here(server.url))


def test_ror_is_asked_no_faster_than_it_allows_a_client_without_an_identifier() -> None:
    assert 300 / known_services()["ror"].interval <= 50


def test_a_record_with_several_successors_names_none() -> None:
    related = [{"type": "Successor", "id": f"https://ror.org/{code}"} for code in SECOND_SCHEMA]
    assert read_record({**record("03z2zbf42"), "relationships": related}, "ROR", "").successor == ""


def test_what_is_no_record_is_told() -> None:
    with pytest.raises(Nameless):
        read_record([], "ROR", "")
