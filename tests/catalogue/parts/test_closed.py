"""Whatever can be reached from a thing is in the part that tells of it, and no other part tells of it.

What can be reached is found here in the plainest way, over all statements, with no idea of parts.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from peertoc.catalogue.parts import Bonds, Wanted
from peertoc.vocabulary import RDF
from tests.catalogue.parts.parted import BACK, E, documents, line, parted

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.catalogue import Document, Term

TYPE = f"<{RDF}type>"
NEAR = Bonds(
    frozenset(), near=frozenset({f"{E}near"}), said=frozenset({(f"{E}said", ""), (f"{RDF}type", f"{E}Kind")})
)


def some_lines(chance: random.Random, initiatives: int, order: str, entangled: float) -> list[str]:
    """Make initiatives with things of their own, things that several share, and blank nodes."""
    lines = []
    for number in range(initiatives):
        own = [f"i{number}/{name}" for name in "abcd"] + [f"_:b{number}", f"_:c{number}"]
        mine = [line(f"i{number}/a", TYPE, "Initiative")]
        for _ in range(chance.randrange(3, 14)):
            thing = chance.choice([*own, *own, f"undescribed{chance.randrange(4)}", '"text"'])
            property = chance.choice("pqr") if thing not in own else chance.choice(["p", "q", "back"])
            mine.append(line(chance.choice(own), property, thing))
        mine.append(line(chance.choice(own), "p", f"shared{chance.randrange(5)}"))
        if chance.random() < entangled:
            mine.append(line(own[0], *chance.choice([("back", "shared1"), ("p", "_:s"), ("back", "i3/b")])))
        mine += [line(name, TYPE, "Kind") for name in own if chance.random() < 0.8]
        chance.shuffle(mine)
        lines += mine
    for number in range(5):
        lines.insert(chance.randrange(len(lines)), line(f"shared{number}", "p", f"shared{(number + 1) % 5}"))
        lines.insert(chance.randrange(len(lines)), line(f"shared{number}", TYPE, "Kind"))
    lines += [line("q", "says", '"of a property"'), line("Kind", "says", "far"), line("far", "p", '"x"')]
    lines += [line(name, TYPE, "Class") for name in ("q", "Kind", "far")]
    if order == "scattered":
        chance.shuffle(lines)
    return lines


def reached(lines: list[str], start: str) -> set[int]:
    """Give the numbers of all lines that can be reached from a thing."""
    statements = [text.rstrip(" .\n").split(" ", 2) for text in lines]
    typed = {subject for subject, property, _ in statements if property == TYPE}
    described = {subject for subject, _, _ in statements}
    found, seen, waiting = set(), set(), [start]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        odd = here.startswith("_:") or (here in described and here not in typed)
        for number, (subject, property, thing) in enumerate(statements, 1):
            if subject == here or (thing == here and (odd or property == f"<{E}back>")):
                found.add(number)
                waiting += [
                    subject,
                    property,
                    *([] if thing.startswith('"') and property != f"<{E}back>" else [thing]),
                ]
    return found


def lines_of(document: Document) -> list[int]:
    return [document.places.place(index, 0).line for index in range(len(document.triples))]


def check_closed(path: Path, lines: list[str], bonds: Bonds = BACK, block: int = 400) -> int:
    """Assert that parts are closed, and that each thing is told once; give the number of parts."""
    path.write_text("".join(lines), encoding="utf-8")
    first: dict[str, int] = {}
    for number, text in enumerate(lines, 1):
        first.setdefault(text.split(" ", 1)[0], number)
    told: dict[str, int] = defaultdict(int)
    parts = documents(path, bonds, block)
    for document in parts:
        numbers = lines_of(document)
        assert numbers == sorted(set(numbers))
        held = set(numbers)
        said = {lines[number - 1] for number in numbers}
        for name, number in first.items():
            if number in held:
                subject = document.triples[numbers.index(number)].subject
                if document.telling(cast("Term", subject)) == "here":
                    told[name] += 1
                    # A line that says the same as one before it need not be there.
                    missing = {lines[number - 1] for number in reached(lines, name)} - said
                    assert not missing, (name, sorted(missing))
    assert told == dict.fromkeys(first, 1)
    return len(parts)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("order", ["as it comes", "scattered"])
@pytest.mark.parametrize(("entangled", "least"), [(0, 8), (0.1, 1)])
def test_all_that_can_be_reached_is_in_the_part_that_tells(
    tmp_path: Path, seed: int, order: str, entangled: float, least: int
) -> None:
    lines = some_lines(random.Random(seed), 40, order, entangled)
    assert check_closed(tmp_path / "a.nt", lines, block=3000) >= least


def test_a_part_is_small_though_all_refer_to_one_described_thing(tmp_path: Path) -> None:
    lines = [line("hub", TYPE, "Kind"), line("hub", "says", '"Treasury"')]
    for number in range(60):
        lines += [line(f"i{number}", TYPE, "Initiative"), line(f"i{number}", "p", "hub")]
    assert check_closed(tmp_path / "a.nt", lines, block=500) > 8
    assert max(len(document.triples) for document in documents(tmp_path / "a.nt", block=500)) < 20


def test_what_hangs_on_one_hub_both_ways_is_one_part(tmp_path: Path) -> None:
    lines = [line("hub", TYPE, "Kind")]
    for number in range(60):
        lines += [line(f"i{number}", TYPE, "Initiative"), line(f"i{number}", "back", "hub")]
    assert check_closed(tmp_path / "a.nt", lines, block=500) == 1
    with parted(tmp_path / "a.nt", block=500) as parts:
        assert any("hang together" in note for note in parts.notes)


def test_one_thing_larger_than_many_parts_is_one_part_and_the_rest_is_not(tmp_path: Path) -> None:
    lines = [line(f"i{number}", TYPE, "Initiative") for number in range(40)]
    lines += [
        line("large", TYPE, "Initiative"),
        *(line("large", "p", f'"{number}"') for number in range(200)),
    ]
    assert check_closed(tmp_path / "a.nt", lines, block=500) > 5


def test_a_text_joins_where_checks_go_back_from_it(tmp_path: Path) -> None:
    middle = [line(f"i{number}", TYPE, "Initiative") for number in range(40)]
    ends = [[line(name, TYPE, "Kind"), line(name, "back", r'"a \"word\""')] for name in ("one", "other")]
    assert check_closed(tmp_path / "a.nt", [*ends[0], *middle, *ends[1]]) > 3


def test_a_property_along_which_one_goes_back_from_things_does_not_join_texts(tmp_path: Path) -> None:
    bonds = Bonds(frozenset(), slips=lambda name: name == f"{E}slip")
    lines = []
    for number in range(40):
        lines += [line(f"i{number}", TYPE, "Initiative"), line(f"i{number}", "slip", '"yes"')]
    lines += [line("far", TYPE, "Kind"), line("i0", "slip", "lost"), line("far", "slip", "lost")]
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    parts = documents(tmp_path / "a.nt", bonds)
    assert len(parts) > 5
    assert {1, len(lines)} <= set(lines_of(parts[0]))


def test_what_has_the_start_of_a_fault_is_joined_to_all_who_name_it(tmp_path: Path) -> None:
    bonds = Bonds(frozenset(), starts=("file:",))
    middle = [line(f"i{number}", TYPE, "Initiative") for number in range(40)]
    ends = [[line(name, TYPE, "Kind"), line(name, "p", "<file:///c/x>")] for name in ("one", "other")]
    (tmp_path / "a.nt").write_text("".join([*ends[0], *middle, *ends[1]]), encoding="utf-8")
    assert {1, 2, 43, 44} <= set(lines_of(documents(tmp_path / "a.nt", bonds)[0]))


def test_what_a_file_says_of_the_vocabulary_is_in_every_part(tmp_path: Path) -> None:
    bonds = Bonds(frozenset(), own=(f"{E}voc#",), common=lambda name: name == f"{E}voc#Known")
    middle = [line(f"i{number}", TYPE, "Initiative") for number in range(40)]
    lines = [*middle, line("voc#Known", TYPE, "Class"), line("voc#Other", TYPE, "Class")]
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    parts = documents(tmp_path / "a.nt", bonds)
    assert len(parts) > 3
    assert [41 in lines_of(part) for part in parts] == [True] * len(parts)
    assert [42 in lines_of(part) for part in parts] == [False] * (len(parts) - 1) + [True]


def test_who_matters_far_off_comes_to_what_it_leads_to(tmp_path: Path) -> None:
    bonds = Bonds(frozenset(), far=frozenset({f"{E}waiver"}))
    middle = [line(f"i{number}", TYPE, "Initiative") for number in range(40)]
    lines = [
        line("i0", "p", "own"), line("own", TYPE, "Kind"), line("own", "p", "org"), line("i0", "waiver", "w"),
        line("w", TYPE, "Waiver"), *middle, line("org", TYPE, "Organisation"), line("i39", "p", "org"),
    ]  # fmt: skip
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    parts = documents(tmp_path / "a.nt", bonds)
    (home,) = (part for part in parts if 46 in lines_of(part) and part.telling(_subject(part, 46)) == "here")
    assert {1, 2, 3, 4, 5, 46} <= set(lines_of(home))
    assert sum(4 in lines_of(part) for part in parts) < len(parts)


def _subject(document: Document, number: int) -> Term:
    return cast("Term", document.triples[lines_of(document).index(number)].subject)


def test_an_initiative_comes_to_what_may_lie_in_its_folder(tmp_path: Path) -> None:
    bonds = Bonds(frozenset(), home=f"{E}Initiative")
    middle = [line(f"other{number}/x", TYPE, "Kind") for number in range(40)]
    lines = [line("far/lost", TYPE, "Kind"), line("far/lost", "p", "home/deep/er/undescribed"), *middle]
    lines += [line(f"home/{name}", TYPE, "Initiative") for name in ("a", "b")]
    lines += [line("elsewhere/a", TYPE, "Initiative")]
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    parts = documents(tmp_path / "a.nt", bonds)
    held = [set(lines_of(part)) for part in parts]
    assert {1, 2, 43} <= held[0]
    assert not {44, 45} & held[0]
    assert sum(43 in each for each in held) == 2
    assert [part.telling(_subject(part, 43)) for part in parts if 43 in lines_of(part)] == [
        "elsewhere",
        "here",
    ]


@pytest.mark.parametrize("width", [10, 3_000, 100_000])
def test_a_thing_that_keeps_a_check_silent_is_found_among_lines_of_any_width(
    tmp_path: Path, width: int
) -> None:
    """Only one of many loose things is what is wanted: the one of which nothing else is said."""

    def silences(_: str, document: Document) -> bool:
        graph = document.statements
        return any(len(graph.properties(thing)) == 1 for thing in graph.of_type(f"{E}Loose"))

    wanted = Wanted("a", (f"{E}Loose",), (f"{E}back",), loose=True)
    bonds = Bonds(frozenset({f"{E}back"}), wanted=(wanted,), silences=silences)
    lines = []
    for number in range(60):
        lines += [line(f"i{number}", TYPE, "Loose"), line(f"i{number}", "says", f'"{"x" * width}"')]
    lines.insert(70, line("truly", TYPE, "Loose"))
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    parts = documents(tmp_path / "a.nt", bonds, block=12 * width + 1000)
    assert len(parts) > 2
    assert all(71 in lines_of(part) for part in parts)


@pytest.mark.parametrize("where", ["i0", '"Ministry"', "nowhere"])
def test_with_the_value_of_a_near_property_comes_what_is_said_of_its_subjects(
    tmp_path: Path, where: str
) -> None:
    middle = [line(f"i{number}", TYPE, "Initiative") for number in range(40)]
    lines = [
        line("home", TYPE, "Kind"), line("home", "near", where), *middle, line("far", TYPE, "Kind"),
        line("far", TYPE, "Other"), line("far", "near", where), line("far", "p", "further"),
        line("far", "said", "elsewhere"), line("further", TYPE, "Kind"), line("elsewhere", TYPE, "Kind"),
    ]  # fmt: skip
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    parts = documents(tmp_path / "a.nt", NEAR)
    assert len(parts) > 3
    assert [{43, 44, 45, 46, 47, 48, 49} & set(lines_of(part)) for part in parts[:-1]] == [
        {43, 45, 47}, *([set()] * (len(parts) - 2))
    ]  # fmt: skip
    telling = [parts[0].telling(term) for term in (_subject(parts[0], 43), parts[0].triples[-1].object)]  # type: ignore[arg-type]
    assert telling == ["elsewhere", "elsewhere"]
    assert parts[-1].telling(_subject(parts[-1], 43)) == "here"


def test_what_is_said_of_a_subject_in_several_places_comes_together(tmp_path: Path) -> None:
    middle = [line(f"i{number}", TYPE, "Initiative") for number in range(40)]
    more = [line(f"j{number}", TYPE, "Initiative") for number in range(200)]
    lines = [line("home", TYPE, "Kind"), line("home", "near", "v"), *middle, line("far", "near", "v"),
             *middle, line("far", TYPE, "Kind"), *more, line("far", "said", "x")]  # fmt: skip
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    part = documents(tmp_path / "a.nt", NEAR)[0]
    assert {43, 84, 285} <= set(lines_of(part))


def test_a_name_that_all_have_brings_what_is_said_once(tmp_path: Path) -> None:
    lines = []
    for number in range(200):
        lines += [line(f"i{number}", TYPE, "Kind"), line(f"i{number}", "near", "ministry")]
        lines += [line("ministry", TYPE, "Office"), line(f"i{number}", "said", f"s{number % 3}")]
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    parts = documents(tmp_path / "a.nt", NEAR)
    assert len(parts) > 50
    for part in parts[9:]:
        assert [number for number in lines_of(part) if number < 20] == [1, 2, 3, 4, 5, 6, 8, 9, 10, 12]
        assert len(part.triples) < 30


@pytest.mark.parametrize(("said", "near"), [("voc#Kind", False), ("mine", True)])
def test_nothing_is_near_where_a_file_says_of_the_vocabulary_of_what_class_it_is(
    tmp_path: Path, said: str, near: bool
) -> None:
    bonds = replace(NEAR, own=(f"{E}voc#",), common=lambda _: True, classes=f"{E}sub")
    middle = [line(f"i{number}", TYPE, "Initiative") for number in range(40)]
    lines = [line("home", TYPE, "Kind"), line("home", "near", "v"), *middle, line("far", TYPE, "Other"),
             line("far", "near", "v"), line(said, "sub", "Other")]  # fmt: skip
    (tmp_path / "a.nt").write_text("".join(lines), encoding="utf-8")
    assert (43 in lines_of(documents(tmp_path / "a.nt", bonds)[0])) is not near
