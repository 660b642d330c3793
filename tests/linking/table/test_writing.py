"""Tables of links are written in the canonical form of SSSOM, and no cell in them becomes a formula."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from peertoc.errors import Unwritable
from peertoc.linking.table import Ledger, Row, State, Table, parse_table, render_table
from peertoc.linking.table.columns import ORDER
from peertoc.linking.table.head import Head
from peertoc.linking.table.rows import BY_NAMES, NO_TERM, PREDICATES
from tests.linking.table.samples import BY_HAND, EX

if TYPE_CHECKING:
    from pathlib import Path

ONE = Row(
    f"{EX}fund",
    PREDICATES[0],
    "https://ror.org/01s0tbj55",
    BY_NAMES,
    subject_label="Fund",
    object_label="A bank",
    source="https://w3id.org/peertoc/alignments/registries#ror",
    source_version="2026-06-23",
    date="2026-01-02",
    confidence=0.91251,
    other=(("name", "0.913"), ("note", "a|b")),
)
HEAD = Head().having(
    mapping_set_id="urn:uuid:00000000-0000-5000-8000-000000000000",
    mapping_set_title="Links: “budget.ttl” # all of them",
    mapping_tool_version="0.1",
    license="https://w3id.org/sssom/license/unspecified",
)


def parts(text: str) -> tuple[dict[str, object], list[dict[str, str]]]:
    """Read a table as another program would: YAML behind ``#``, then tab-separated values."""
    lines = text.split("\n")
    head = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))
    body = io.StringIO("\n".join(line for line in lines if not line.startswith("#")))
    return head, list(csv.DictReader(body, delimiter="\t"))


def test_another_program_reads_what_is_written() -> None:
    head, rows = parts(render_table(Table(HEAD, (ONE,))))
    assert head["curie_map"] == {
        "ns1": EX,
        "registry": "https://w3id.org/peertoc/alignments/registries#",
        "ror": "https://ror.org/",
    }
    assert head["mapping_set_title"] == "Links: “budget.ttl” # all of them"
    assert head["mapping_tool_version"] == "0.1"
    (row,) = rows
    assert (row["subject_id"], row["object_id"]) == ("ns1:fund", "ror:01s0tbj55")
    assert (row["predicate_id"], row["mapping_justification"]) == (
        "skos:exactMatch",
        "semapv:LexicalMatching",
    )
    assert (row["confidence"], row["other"]) == ("0.913", r"name=0.913|note=a\|b")
    assert "predicate_modifier" not in row


def test_the_columns_and_slots_stand_in_the_order_of_the_specification() -> None:
    text = render_table(parse_table(BY_HAND, "t.tsv").table)
    names = next(line for line in text.split("\n") if not line.startswith("#")).split("\t")
    assert names[-1] == "desk"
    assert names[:-1] == [name for name in ORDER if name in names]
    keys = [
        line[1:].split(":")[0] for line in text.split("\n") if line.startswith("#") and line[1:2].isalpha()
    ]
    assert keys == [
        "curie_map",
        "mapping_set_id",
        "mapping_set_title",
        "creator_id",
        "license",
        "our_own_slot",
    ]


def test_two_writings_are_the_same_whatever_the_order_of_rows() -> None:
    table = parse_table(BY_HAND, "t.tsv").table
    text = render_table(table)
    for seed in range(5):
        rows = list(table.rows)
        random.Random(seed).shuffle(rows)
        assert render_table(replace(table, rows=tuple(rows))) == text
    assert render_table(parse_table(text.encode(), "t.tsv").table) == text


@pytest.mark.parametrize(
    "label",
    [
        "=1+1",
        "+49",
        "-5",
        "@x",
        "＝1",
        " =1",
        "'=1",
        "''=1",
        "'s-Hertogenbosch",
        'say "x"',
        "a\tb",
        "a\nb",
        "'",
        "",
    ],
)
def test_no_cell_is_a_formula_and_each_is_read_back(label: str) -> None:
    text = render_table(Table(HEAD, (replace(ONE, subject_label=label, comment=f"{label}."),)))
    (row,) = parts(text)[1]
    for value in row.values():
        assert not value.lstrip().startswith(tuple("=+-@＝＋－＠"))
    (back,) = parse_table(text.encode(), "t.tsv").table.rows
    assert (back.subject_label, back.comment) == (label, f"{label}.")


def test_a_column_of_ones_own_is_guarded_too() -> None:
    table = Table(HEAD, (replace(ONE, extra=(("desk", "=cmd"),)),), ("desk",))
    text = render_table(table)
    assert "'=cmd" in text
    assert parse_table(text.encode(), "t.tsv").table.rows[0].extra == (("desk", "=cmd"),)


def test_the_states_are_told_apart() -> None:
    knowledge = "https://w3id.org/semapv/vocab/BackgroundKnowledgeBasedMatching"
    assert ONE.state is State.CANDIDATE
    assert replace(ONE, object=NO_TERM).state is State.NOT_FOUND
    assert replace(ONE, justification=knowledge).state is State.CANDIDATE
    assert replace(ONE, justification=knowledge, other=(("certain", "why"),)).state is State.CERTAIN


def test_a_ledger_writes_only_what_changes_and_never_over_a_strangers_change(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    ledger = Ledger.open(path)
    assert not ledger.exists
    assert ledger.write(Table(HEAD, (ONE,)))
    assert not Ledger.open(path).write(Table(HEAD, (ONE,)))
    ledger = Ledger.open(path)
    path.write_bytes(BY_HAND)
    with pytest.raises(Unwritable, match="changed by another program"):
        ledger.write(Table(HEAD, ()))
    assert path.read_bytes() == BY_HAND
