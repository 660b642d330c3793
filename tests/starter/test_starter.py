from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib import Graph

from peertoc.errors import PeertocError
from peertoc.starter import starter
from peertoc.vocabulary import DCTERMS, PTOC, RDF

TODAY = datetime.date(2030, 1, 15)
GOLDEN = Path(__file__).with_name("municipal-budgeting-peers.ttl")
SENTENCE_ENDS = '"; a <x> . #'


def title_of(text: str) -> Literal:
    """Read the title of the one initiative in a starter file."""
    quads = list(parse(text.encode(), format=RdfFormat.TURTLE))
    (initiative,) = (
        quad.subject
        for quad in quads
        if quad.predicate.value == f"{RDF}type" and quad.object == NamedNode(f"{PTOC}Initiative")
    )
    (title,) = (
        quad.object
        for quad in quads
        if quad.subject == initiative and quad.predicate.value == f"{DCTERMS}title"
    )
    assert isinstance(title, Literal)
    return title


def address_of(text: str) -> str:
    (line,) = (line for line in text.splitlines() if line.startswith("@base"))
    return line.removeprefix("@base <").removesuffix("> .")


def test_the_starter_file_is_the_golden_one() -> None:
    text = starter("Municipal budgeting peers", today=TODAY)
    assert text == GOLDEN.read_text(encoding="utf-8"), (
        "to renew it: peertoc new 'Municipal budgeting peers' --today 2030-01-15 --force -o " + GOLDEN.name
    )


def test_nothing_is_claimed_but_the_initiative_its_title_and_an_empty_theory() -> None:
    graph = Graph().parse(data=starter("Peers", today=TODAY), format="turtle")
    base = "https://example.org/peers/"
    assert {(str(s), str(p), str(o)) for s, p, o in graph} == {
        (f"{base}initiative", f"{RDF}type", f"{PTOC}Initiative"),
        (f"{base}initiative", f"{DCTERMS}title", "Peers"),
        (f"{base}initiative", f"{PTOC}theoryOfChange", f"{base}theory"),
        (f"{base}theory", f"{RDF}type", f"{PTOC}TheoryOfChange"),
        (f"{base}theory", f"{DCTERMS}modified", "2030-01-15"),
    }


@pytest.mark.parametrize(
    "title",
    [
        SENTENCE_ENDS,
        '""" a <x> . """',
        "one line\nand another\r\nand a third",
        "a\ttab",
        "back\\slash\\",
        "\\u0041\\n",
        "{{lang}} {{choices:area}} \\1",
        "emoji 😀 and a family 👩‍👩‍👧",
        "right to left \u202eyrros\u202c",
        "a\u2028line\u00a0separator\ufeff",
        "预算同行",
        "بودجه\u200cریزی",
        "x" * 10_000,
        "'>] . @prefix",
    ],
)
def test_any_title_comes_back_as_it_was_given(title: str) -> None:
    text = starter(title, today=TODAY)
    assert title_of(text).value == title
    assert len(Graph().parse(data=text, format="turtle")) == 5
    assert text.count("\n") == starter("plain", today=TODAY).count("\n"), "the title stays on its line"


def test_a_title_is_trimmed() -> None:
    assert title_of(starter("  Peers \n", today=TODAY)).value == "Peers"


def test_signs_that_turn_the_reading_order_are_never_written_bare() -> None:
    text = starter("a\u202eb\u2066c\ufeffd\U000e0001e", today=TODAY)
    assert not any(sign in text for sign in "\u202e\u2066\ufeff\U000e0001")
    assert '"a\\u202Eb\\u2066c\\uFEFFd\\U000E0001e"@en' in text


@pytest.mark.parametrize("title", ["", "   ", "\n\t", "\u200b\u2060", "\u3000"])
def test_an_empty_title_is_refused(title: str) -> None:
    with pytest.raises(PeertocError, match="title is empty"):
        starter(title, today=TODAY)


@pytest.mark.parametrize("title", ["nul \x00", "escape \x1b[31m", "delete \x7f", "control \x85 sign"])
def test_a_control_character_in_a_title_is_refused(title: str) -> None:
    with pytest.raises(PeertocError, match="control character"):
        starter(title, today=TODAY)


def test_a_title_in_a_broken_encoding_is_refused() -> None:
    with pytest.raises(PeertocError, match="not proper Unicode"):
        starter("caf\udce9", today=TODAY)


def test_texts_carry_the_language_that_was_asked_for() -> None:
    text = starter("Pairs", lang="fr-CA", today=TODAY)
    assert title_of(text).language == "fr-ca"
    assert '"… its name"@fr-ca' in text
    assert "@en" not in text


@pytest.mark.parametrize("lang", ["", "e", "en us", "english-but-much-too-longword", '"@en'])
def test_what_is_no_language_code_is_refused(lang: str) -> None:
    with pytest.raises(PeertocError, match="is not a language code"):
        starter("Peers", lang=lang, today=TODAY)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Municipal budgeting peers", "municipal-budgeting-peers"),
        ("  Éclairs & Straßen: the mayor's 2nd try! ", "eclairs-strassen-the-mayors-2nd-try"),
        ("预算同行", "initiative"),
        ("../../etc/passwd", "etc-passwd"),
        ('<> " {}', "initiative"),
        ("word " * 100, "-".join(["word"] * 12)),
    ],
)
def test_the_address_is_made_of_the_title(title: str, slug: str) -> None:
    assert address_of(starter(title, today=TODAY)) == f"https://example.org/{slug}/"


def test_an_address_has_a_bounded_length() -> None:
    assert len(address_of(starter("x" * 10_000, today=TODAY))) <= 100


def test_dates_follow_from_the_day_that_is_given() -> None:
    first, second = starter("Peers", today=TODAY), starter("Peers", today=datetime.date(2031, 1, 15))
    assert first != second
    assert first == starter("Peers", today=TODAY)
    assert '"2031"^^xsd:gYear' in first
    assert '"2032"^^xsd:gYear' in second
