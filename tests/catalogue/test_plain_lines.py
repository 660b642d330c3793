# ruff: noqa: E501 - odd terms are read best side by side
"""Lines taken without parsing each are what the parser makes of them, or are left to it."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Triple

from peertoc.catalogue.gate import load, parse
from peertoc.catalogue.page import Page
from peertoc.catalogue.plain_lines import plain_lines
from peertoc.catalogue.written import Written
from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG = "PEERTOC_LONG" in os.environ
FORMATS = ("ntriples", "nquads")
XSD = "http://www.w3.org/2001/XMLSchema#"

NAMES = [
    "<http://a.example/x>", "<https://a.example:80/x?y=1#z>", "<http://a.example>", "<http://a.example/%20>",
    "<http://a.example/%2>", "<http://a.example/é>", "<http://a.example/\\u00e9>", "<http://a.example/\\u0020>",
    "<http://[::1]/x>", "<http://[::1/x>", "<http://a.example:port/x>", "<http://a b/x>", "<x>", "<>", "<urn:x:y>",
    "<http://a.example/<x>", "<http://a.example/x", "<http://a.example/|>", "<http://a.example/x##y>", "<HTTP://A.b/>",
    "<http://a.example/x?y?z#a?b/c>", "<http:///x>", "<http:x>", "<mailto:a@b>", "<http://a.example/" + "x" * 1_100 + ">",
]  # fmt: skip
NAMELESS = ["_:a", "_:a.b", "_:a.", "_:1", "_:-a", "_:é", "_:a:b", "_:", "_: a", "_:A1"]
TEXTS = [
    '"x"', '""', '"é \u2028 \x85"', '"a\\"b\\\\c\\nd\\te\\rf"', '"\\u00e9"', '"\\U0001F600"', '"\\uD800"', '"\\x"',
    '"a\tb"', '"\\b\\f"', '"\x7f"', '"\ufffe"', '"a"b"', '"a', "'x'", '"x"@en', '"x"@EN', '"x"@en-GB', '"x"@en-gb', '"x"@e',
    '"x"@abcdefghi', '"x"@en-', '"x"@en--ltr', '"x"@en-a', '"x"@', f'"x"^^<{XSD}string>', f'"1"^^<{XSD}integer>',
    f'"01"^^<{XSD}integer>', f'"+1"^^<{XSD}integer>', f'"x"^^<{XSD}integer>', f'"1E99999"^^<{XSD}decimal>',
    f'"1.5"^^<{XSD}decimal>', f'"{"9" * 1_200}"^^<{XSD}integer>', f'"2020"^^<{XSD}gYear>', f'"x"^^<{XSD}date>',
    f'"P99999999999Y"^^<{XSD}duration>', '"x"^^<http://a.example/t>', '"x"^^<t>', '"x"^^', '"x"^^_:a',
    '"x"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>', f'"{"y" * 1_100}"', '"1"^^<http://a.example/t>@en',
    "<<( <http://a.example/s> <http://a.example/p> <http://a.example/o> )>>",
]  # fmt: skip
ENDS = [
    " .",
    ".",
    " . ",
    "  .",
    "",
    " ;",
    " . # word",
    "\t.",
    " .\r",
    " . .",
    " <http://a.example/g> .",
    " _:g .",
]
USUAL = "<http://a.example/s> <http://a.example/p> <http://a.example/o> ."


def same(one: Iterable[Triple], other: Iterable[Triple]) -> bool:
    """Tell whether statements are the same one by one, whatever nameless things are called."""
    names: dict[str, str] = {}
    back: dict[str, str] = {}
    for left, right in zip(one, other, strict=True):
        for a, b in zip(left, right, strict=True):
            if not isinstance(a, BlankNode) or not isinstance(b, BlankNode):
                if a != b:
                    return False
            elif (names.setdefault(a.value, b.value), back.setdefault(b.value, a.value)) != (
                b.value,
                a.value,
            ):
                return False
    return True


def careful(text: str, format: str) -> tuple[Triple, ...] | None:
    """Give what the careful way makes of a text, or None where it refuses it."""
    try:
        found, problem = parse(Page("x", text), format)
    except PeertocError:
        return None
    return None if problem else found


def hold_against_the_careful_way(text: str, format: str) -> Written | None:
    found = plain_lines(text.encode(), format)
    if found is not None:
        parsed = careful(text, format)
        assert parsed is not None, text
        assert same(found, parsed), text
        assert same((found[number] for number in range(len(found))), parsed)
        for number, triple in enumerate(parsed):
            if not isinstance(triple.object, BlankNode):
                assert found.objects[number] == str(triple.object), text
    return found


@pytest.mark.parametrize("format", FORMATS)
def test_each_odd_term_and_end_is_taken_as_the_parser_takes_it_or_left(format: str) -> None:
    subject, predicate, thing = USUAL.split(" ")[:3]
    for name in (*NAMES, *NAMELESS, *TEXTS):
        for line in (
            f"{name} {predicate} {thing} .",
            f"{subject} {name} {thing} .",
            f"{subject} {predicate} {name} .",
            f"{subject} {predicate} {name} {thing} .",
            f"{name}{predicate} {thing} {subject} .",
        ):
            for lines in (line, f"{USUAL}\n{line}\n", f"{line}\n{USUAL}\n"):
                hold_against_the_careful_way(lines, format)
    for end in ENDS:
        hold_against_the_careful_way(f"{subject} {predicate} {thing}{end}\n{USUAL}", format)
    for line in ("", " ", "#", "# a b c", f" {USUAL}", f"\t{USUAL}", f"{USUAL}{USUAL}", f"\ufeff{USUAL}"):
        hold_against_the_careful_way(f"{line}\n{USUAL}", format)
        hold_against_the_careful_way(f"{USUAL}\n{line}", format)


@pytest.mark.parametrize("seed", range(2_000 if LONG else 20))
def test_random_lines_are_taken_as_the_parser_takes_them_or_left(seed: int) -> None:
    chance = random.Random(seed)
    taken = 0
    for _ in range(100):
        format = chance.choice(FORMATS)
        rows = [
            " ".join(
                (
                    chance.choice(NAMES[:3] + NAMELESS[:1]),
                    chance.choice(NAMES[:3]),
                    chance.choice(NAMES + TEXTS),
                )
            )
            + (chance.choice(ENDS) if chance.random() < 0.1 else " .")
            for _ in range(chance.randrange(1, 4))
        ]
        text = "\n".join(rows)
        for _ in range(chance.choice((0, 0, 1, 2))):
            place = chance.randrange(len(text))
            text = text[:place] + chance.choice(' \n\t<>"\\_:.@^#é-a1') + text[place + chance.randrange(2) :]
        taken += hold_against_the_careful_way(text, format) is not None
    assert taken > 5


@pytest.mark.parametrize("format", FORMATS)
def test_what_stands_behind_a_statement_is_no_part_of_another(format: str) -> None:
    for line in (
        '<x:s>\t<x:p>\t<x:o>.# <x:q> "x" .',
        '<x:s><x:p><x:o>.# <x:q> "x" .',
        '_:s<x:p><x:o>.# <x:q> "x" .',
        '<x:s> <x:p>\t<x:o>\t.# "x" .',
        '<x:s> <x:p><x:o>.# "x" .',
    ):
        hold_against_the_careful_way(f"{line}\n{USUAL}\n", format)
        assert len(load(line.encode(), "x", format).triples) == 1


@pytest.mark.parametrize("place", range(3))
def test_statements_within_each_other_are_not_handed_to_the_parser_however_deep(
    place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyoxigraph.parse", None)
    terms: list[str] = USUAL.split(" ")
    terms[place] = "<<(" if place < 2 else "<<( <x:s> <x:p> " * 10
    assert plain_lines(" ".join(terms).encode(), "ntriples") is None


def test_what_everybody_writes_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyoxigraph.parse", None)
    lines = f'{USUAL}\n_:a <http://a.example/p> "x \\"y\\" é"@en-gb .\n<http://a.example/s> <http://a.example/q> _:a .\n'
    lines += f'<http://a.example/s> <http://a.example/q> "2020"^^<{XSD}gYear> .\n'
    found = load(lines.encode(), "x.nt", "ntriples")
    assert isinstance(found.triples, Written)
    assert [str(triple.predicate) for triple in found.triples[1:3]] == [
        "<http://a.example/p>",
        "<http://a.example/q>",
    ]
    assert found.triples[1].subject == found.triples[2].object


def test_nameless_things_of_two_documents_are_two() -> None:
    one, other = (plain_lines(b"_:a <http://a.example/p> _:b .\n", "ntriples") for _ in range(2))
    assert one is not None
    assert other is not None
    assert one[0].subject != other[0].subject
    assert one[0].subject != one[0].object


def test_graphs_are_united() -> None:
    lines = b'<http://a.b/s> <http://a.b/p> "x" <http://a.b/g> .\n<http://a.b/s> <http://a.b/p> "x" _:g .\n'
    found = plain_lines(lines, "nquads")
    assert found is not None
    assert found[0] == found[1]
    assert found.objects == ['"x"', '"x"']
