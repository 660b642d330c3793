"""Texts choose their language; names are made readable."""

import pytest

from peertoc.model import NOTHING, Text, Words, is_blank, readable_name

MEETING = Words((Text("Réunion", "fr"), Text("Meeting", "en"), Text("Treffen", "de-at")))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "Réunion"),
        ("FR", "Réunion"),
        ("fr-CH", "Réunion"),
        ("fr_CH", "Réunion"),
        ("de", "Treffen"),
        ("de-CH", "Treffen"),
        ("en-GB", "Meeting"),
        ("sw", "Meeting"),
        ("", "Meeting"),
        ("-", "Meeting"),
    ],
)
def test_a_text_is_given_in_the_language_asked_for_else_in_english(language: str, expected: str) -> None:
    assert MEETING.in_language(language) == expected


def test_without_english_a_text_without_a_language_comes_before_a_foreign_one() -> None:
    assert Words((Text("Réunion", "fr"), Text("MBP"))).in_language("sw") == "MBP"
    assert Words((Text("Réunion", "fr"), Text("Treffen", "de"))).in_language("sw") == "Réunion"


def test_the_first_of_two_texts_in_one_language_is_chosen() -> None:
    assert Words((Text("one", "en"), Text("two", "en"))).in_language("en") == "one"


def test_a_near_relative_of_a_language_is_no_relative_of_its_spelling() -> None:
    assert Words((Text("eng", "eng"), Text("plain"))).in_language("en") == "plain"


def test_nothing_said_is_empty_and_false() -> None:
    assert NOTHING.in_language("en") == ""
    assert not NOTHING
    assert MEETING


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://example.org/mbp/paired-visits", "paired visits"),
        ("https://example.org/mbp#cash_sequencing", "cash sequencing"),
        ("https://example.org/mbp/CashSequencing/", "Cash Sequencing"),
        ("https://example.org/caf%C3%A9-talks", "café talks"),
        ("https://example.org/", "example.org"),
        ("urn:example:report-back", "report back"),
        ("_:12", ""),
        ("", ""),
    ],
)
def test_the_last_part_of_an_iri_is_made_readable(iri: str, expected: str) -> None:
    assert readable_name(iri) == expected


def test_a_number_of_our_own_is_told_from_a_name() -> None:
    assert is_blank("_:1")
    assert not is_blank("https://example.org/_:1")
