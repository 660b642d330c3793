"""Tables of links are read however they were edited, and what is amiss is told with its line."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from peertoc.errors import Malformed
from peertoc.linking.table import State, parse_table, render_table
from tests.linking.table.samples import BAD, BY_HAND, EX, HEAD, row

if TYPE_CHECKING:
    from pathlib import Path


def test_a_table_edited_by_hand_is_read_with_its_decisions() -> None:
    reading = parse_table(BY_HAND, "t.tsv")
    assert (reading.faults, reading.remarks) == ((), ())
    states = [(each.subject.removeprefix(EX), each.state) for each in reading.table.rows]
    assert states == [
        ("fund", State.ACCEPTED),
        ("fund", State.REJECTED),
        ("town", State.NONE_EXISTS),
        ("office", State.CANDIDATE),
    ]
    first, second, _, office = reading.table.rows
    assert (first.line, second.line) == (14, 16)
    assert first.comment == 'two\nlines, and a " mark'
    assert second.comment == "=1+1"
    assert office.object == "https://ror.org/0438wbg98"
    assert {each.source for each in reading.table.rows} == {
        "https://w3id.org/peertoc/alignments/registries#ror"
    }


def test_what_peertoc_does_not_use_is_kept() -> None:
    written = render_table(parse_table(BY_HAND, "t.tsv").table)
    for kept in ("desk", "third floor", "author_id", "#our_own_slot: kept", "#  - orcid:0000-0000-0000-0001"):
        assert kept in written
    assert '#mapping_set_title: "Links: of a file"' in written
    assert "#  orcid: https://orcid.org/" in written


def test_there_are_as_many_bad_tables_as_sentences() -> None:
    assert len(BAD) == 26
    assert len({path.with_suffix(".txt").read_text(encoding="utf-8").split(":", 3)[3] for path in BAD}) == 26


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_table_is_told_with_its_line(path: Path) -> None:
    reading = parse_table(path.read_bytes(), path.name)
    told = "".join(f"{fault.place}: {fault.message}\n  {fault.help}\n" for fault in reading.faults)
    assert told == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_the_first_of_several_faults_says_how_many_there_are() -> None:
    text = HEAD + row("fund", "") + row("town", "nothing") + row("office", "ror:01s0tbj55")
    reading = parse_table(text.encode(), "t.tsv")
    assert [each.subject for each in reading.table.rows] == [f"{EX}office"]
    with pytest.raises(Malformed, match="object_id is empty") as fault:
        reading.sound()
    assert "There are 1 more" in fault.value.help


def test_a_byte_order_mark_and_carriage_returns_do_no_harm() -> None:
    altered = b"\xef\xbb\xbf" + BY_HAND.replace(b"\n", b"\r\n")
    reading = parse_table(altered, "t.tsv")
    assert reading.table == parse_table(BY_HAND, "t.tsv").table
    assert [each.message for each in reading.remarks] == [
        "The table begins with a byte-order mark, which SSSOM does not allow.",
        "The lines of the table end with a carriage return.",
    ]
    assert render_table(reading.table) == render_table(parse_table(BY_HAND, "t.tsv").table)


def test_what_a_spreadsheet_does_to_the_head_is_undone() -> None:
    lines = BY_HAND.decode().split("\n")
    mangled = [
        (f'"{line.replace(chr(34), chr(34) * 2)}"' if '"' in line else line) + "\t\t\t"
        if line.startswith("#")
        else line
        for line in lines
    ]
    assert parse_table("\n".join(mangled).encode(), "t.tsv").table == parse_table(BY_HAND, "t.tsv").table


def test_a_hostile_cell_is_shown_without_what_a_terminal_obeys() -> None:
    text = HEAD + row("fund", "\x1b[2J\x07evil")
    (fault,) = parse_table(text.encode(), "t.tsv").faults
    assert "\x1b" not in fault.message + fault.source
    assert r"\x1b[2J" in fault.message


def test_an_address_with_a_blank_or_a_bracket_is_none() -> None:
    for name in ("ror:a b", "ror:<x>", 'ror:"'):
        cell = '"' + name.replace('"', '""') + '"'
        reading = parse_table((HEAD + row("fund", cell)).encode(), "t.tsv")
        assert [fault.message for fault in reading.faults] == [f"“{name}” is no address that can be used."]


def test_a_damaged_table_is_told_or_read_and_never_ends_the_program() -> None:
    """Twelve hundred tables, each with some bytes changed, lost or doubled; what is read is written alike."""
    chance, read = random.Random(7), 0
    for _ in range(1200):
        data = bytearray(BY_HAND)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(data))
            signs = [b"", b"\t", b"\n", b'"', b"#", b":", b"\x00", b"\xff", b"|"]
            piece = chance.choice([*signs, bytes(data[at : at + 40]) * 2])
            data[at : at + chance.randint(0, 3)] = piece
        reading = parse_table(bytes(data), "t.tsv")
        assert all(fault.message and fault.place.line for fault in reading.faults)
        if not reading.faults:
            read += 1
            again = parse_table(render_table(reading.table).encode(), "t.tsv")
            assert render_table(again.table) == render_table(reading.table)
    assert 100 < read < 1000
