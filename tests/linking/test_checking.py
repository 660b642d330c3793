"""Identifiers are checked offline: those of the file, and those of its table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import find_sources, read
from peertoc.linking.checking import Slip, in_json, in_text, slips_of_document, slips_of_table
from peertoc.linking.reviewing import Review
from peertoc.linking.table import parse_table, render_table
from peertoc.linking.table.deciding import By
from tests.linking.grounds import DAY, EX, PLAN, found, plan
from tests.linking.table.samples import BAD

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.catalogue import Document

HEAD = (
    f"#curie_map:\n#  ex: {EX}\n#  ror: https://ror.org/\n#  orgid: https://w3id.org/peertoc/alignments/org-id#\n"
    "subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n"
)


def document(folder: Path, bank: str = "") -> Document:
    w3 = {"owl": "2002/07/owl", "rdfs": "2000/01/rdf-schema"}
    prefixes = "".join(f"@prefix {name}: <http://www.w3.org/{part}#> .\n" for name, part in w3.items())
    text = PLAN.replace('dcterms:title "World Bank"@en', f'dcterms:title "World Bank"@en {bank}')
    (source,) = find_sources([str(plan(folder, prefixes + text))])
    assert not isinstance(source, Exception)
    return read(source)


def of_table(folder: Path, *rows: str) -> list[Slip]:
    text = HEAD + "".join(f"{row}\n" for row in rows)
    return list(slips_of_table(parse_table(text.encode(), "t.tsv"), document(folder)))


def row(subject: str, thing: str, *, modifier: str = "", by: str = "ManualMappingCuration") -> str:
    return f"ex:{subject}\t{subject.title()}\tskos:exactMatch\t{modifier}\t{thing}\tsemapv:{by}"


CASES = [
    ("skos:exactMatch <https://ror.org/00ae7jd05>", "error", "malformed", ""),
    ("skos:exactMatch <https://ror.org/03z2zbf42>", "error", "superseded", "https://ror.org/05gqz0k77"),
    ("skos:closeMatch <https://ror.org/001s7m607>", "error", "superseded", "https://ror.org/0438wbg98"),
    ('org:identifier "XM-DAC-41109"', "error", "withdrawn", ""),
    ('org:identifier "XM-DAC-48999"', "warning", "unlisted", ""),
    ('dcterms:identifier "03z2zbf42"', "error", "superseded", "https://ror.org/05gqz0k77"),
    ("skos:exactMatch <http://ror.org/03Z2ZBF42>", "error", "superseded", "https://ror.org/05gqz0k77"),
    ('dcterms:identifier "ISNI 0000 0004 0482 9087"', "error", "malformed", ""),
    ('dcterms:identifier "XX-NOLIST-1"', "error", "malformed", ""),
    ("dcterms:subject <http://metadata.un.org/sdg/18>", "error", "malformed", ""),
    ("skos:exactMatch <https://isni.org/isni/0000000404829087>", "error", "malformed", ""),
    ("skos:exactMatch <https://www.wikidata.org/wiki/Q7164>", "warning", "other-form", ""),
    ("skos:exactMatch <http://ror.org/00ae7jd04>", "warning", "other-form", ""),
    ("owl:sameAs <https://ror.org/00ae7jd04>", "warning", "same-as", ""),
]


@pytest.mark.parametrize(("said", "severity", "check", "successor"), CASES)
def test_an_identifier_that_the_file_names_is_checked(
    tmp_path: Path, said: str, severity: str, check: str, successor: str
) -> None:
    (slip,) = slips_of_document(document(tmp_path, f"; {said}"))
    assert (slip.severity, slip.check, slip.successor) == (severity, check, successor)
    assert "World Bank" in slip.source
    assert slip.place.line == 19
    assert slip.help


@pytest.mark.parametrize(
    "said",
    [
        "",
        "skos:exactMatch <https://ror.org/00ae7jd04>",
        "foaf:homepage <https://ror.org/about>",
        "dcterms:source <https://www.wikidata.org/wiki/Help:Contents>",
        "rdfs:seeAlso <https://ror.org/03z2zbf42>",
        'dcterms:identifier "our number 7"',
        'dcterms:description "https://ror.org/03z2zbf42"',
    ],
)
def test_what_is_in_order_or_identifies_nothing_is_not_told(tmp_path: Path, said: str) -> None:
    assert not list(slips_of_document(document(tmp_path, f"; {said}" if said else "")))


def test_a_table_that_was_found_and_reviewed_is_in_order(tmp_path: Path) -> None:
    review = Review(found(plan(tmp_path)), By(DAY))
    while review.current:
        review.accept()
    reading = parse_table(render_table(review.table).encode(), "t.tsv")
    assert not list(slips_of_table(reading, document(tmp_path)))


@pytest.mark.parametrize("by", ["ManualMappingCuration", "LexicalMatching"])
def test_the_withdrawn_identifier_of_the_african_development_bank_is_told_with_its_successor(
    tmp_path: Path, by: str
) -> None:
    (slip,) = of_table(tmp_path, row("bank", "ror:03z2zbf42", by=by))
    assert (slip.severity, slip.check, slip.place.line) == ("error", "superseded", 6)
    assert (
        "03z2zbf42 (“African Development Bank Group”) is withdrawn, says ROR of 2026-06-23." in slip.message
    )
    assert slip.help == "Write https://ror.org/05gqz0k77, which takes its place."


def test_what_was_rejected_is_not_held_against_a_table(tmp_path: Path) -> None:
    assert (
        of_table(tmp_path, row("bank", "ror:03z2zbf42", modifier="Not"), row("centre", "sssom:NoTermFound"))
        == []
    )


def test_a_thing_that_the_file_does_not_mention_is_told(tmp_path: Path) -> None:
    (slip,) = of_table(tmp_path, row("gone", "ror:00ae7jd04"))
    assert (slip.severity, slip.check, slip.message) == (
        "warning",
        "unknown-thing",
        "The file says nothing of “Gone” any more.",
    )


def test_two_identifiers_of_one_registry_for_one_thing_are_told(tmp_path: Path) -> None:
    head = HEAD.replace("justification\n", "justification\tobject_source\n").replace(
        "#  ror:", "#  r: https://r.org/\n#  ror:"
    )
    text = head + row("bank", "ror:00ae7jd04") + "\tr:ror\n" + row("bank", "ror:01s0tbj55") + "\tr:ror\n"
    (slip,) = slips_of_table(parse_table(text.encode(), "t.tsv"), document(tmp_path))
    assert (slip.check, slip.place.line) == ("two-identifiers", 8)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_table_is_an_error(path: Path) -> None:
    slips = list(slips_of_table(parse_table(path.read_bytes(), path.name), None))
    assert [slip.check for slip in slips if slip.severity == "error"][:1] == ["table"]


def test_words_and_json_say_the_same(tmp_path: Path) -> None:
    slips = of_table(tmp_path, row("bank", "ror:03z2zbf42"), row("gone", "ror:00ae7jd04"))
    text = in_text(slips, ["tax.ttl", "t.tsv"])
    assert text.startswith("error[superseded]: The identifier https://ror.org/03z2zbf42")
    assert text.endswith("1 error, 1 warning in tax.ttl, t.tsv\n")
    told = json.loads(in_json(slips, ["tax.ttl", "t.tsv"], DAY))
    assert told["summary"] == {"errors": 1, "warnings": 1}
    assert [(each["check"], each["line"]) for each in told["findings"]] == [
        ("superseded", 6),
        ("unknown-thing", 7),
    ]
    assert in_text([], ["tax.ttl"]).startswith("The identifiers in tax.ttl are in order")
