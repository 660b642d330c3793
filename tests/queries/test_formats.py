"""Answers are written as the W3C has it: other readers read back what was written."""

from __future__ import annotations

import csv
import io
import json
from itertools import chain, repeat
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import Result

from peertoc.errors import PeertocError, Unanswered
from peertoc.queries import Answer
from peertoc.queries.formats import FORMATS, fitting, format_for, pieces
from peertoc.queries.formats.csv_rows import cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Identifier

    from peertoc.queries import Row

XSD = "http://www.w3.org/2001/XMLSchema#"
#: The rows of the example in the W3C's “SPARQL 1.1 Query Results CSV and TSV Formats”, section 3.2 and 4.2.
W3C: list[Row] = [
    (ox.NamedNode("http://example/x"), ox.Literal("String")),
    (ox.NamedNode("http://example/x"), ox.Literal('String-with-dquote"')),
    (ox.BlankNode("b0"), ox.Literal("Blank node")),
    (None, ox.Literal("Missing 'x'")),
    (None, None),
    (ox.NamedNode("http://example/x"), None),
    (ox.BlankNode("b1"), ox.Literal("String-with-lang", language="en")),
    (ox.BlankNode("b1"), ox.Literal("123", datatype=ox.NamedNode(f"{XSD}integer"))),
]
HARD: list[Row] = [
    (ox.Literal("tab\t line\n quote\" back\\ <&>'"), ox.Literal("\u200fשלום\u2028 é 😀", language="he")),
    (
        ox.Literal("1.50", datatype=ox.NamedNode(f"{XSD}decimal")),
        ox.Literal("x", datatype=ox.NamedNode("urn:t")),
    ),
    (ox.Literal(""), ox.NamedNode("http://example/é?a=1&b=2")),
]


def answer(rows: list[Row]) -> Answer:
    return Answer("rows", ("x", "literal"), rows=iter(rows))


def written(rows: list[Row], format: str) -> str:
    return "".join(pieces(answer(rows), format))


def as_rdflib(term: object) -> Identifier | None:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value == f"{XSD}string"
        datatype = None if plain else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return None


def test_csv_is_that_of_the_w3c() -> None:
    assert written(W3C, "csv") == (
        "x,literal\r\nhttp://example/x,String\r\n"
        'http://example/x,"String-with-dquote"""\r\n_:b0,Blank node\r\n,Missing \'x\'\r\n,\r\n'
        "http://example/x,\r\n_:b1,String-with-lang\r\n_:b1,123\r\n"
    )


def test_tsv_is_that_of_the_w3c() -> None:
    assert written(W3C, "tsv") == (
        '?x\t?literal\n<http://example/x>\t"String"\n<http://example/x>\t"String-with-dquote\\""\n'
        '_:b0\t"Blank node"\n\t"Missing \'x\'"\n\t\n<http://example/x>\t\n_:b1\t"String-with-lang"@en\n'
        f'_:b1\t"123"^^<{XSD}integer>\n'
    )


@pytest.mark.parametrize("format", ["json", "xml"])
@pytest.mark.parametrize("rows", [W3C, HARD, []])
def test_another_reader_reads_back_json_and_xml(format: str, rows: list[Row]) -> None:
    found = Result.parse(io.BytesIO(written(rows, format).encode()), format=format)
    assert [str(name) for name in found.vars or ()] == ["x", "literal"]
    terms = [tuple(binding.get(name) for name in found.vars or ()) for binding in found.bindings]
    names: dict[object, rdflib.BNode] = {}
    wanted = [tuple(map(as_rdflib, row)) for row in rows]
    assert [tuple(map(_kind, row)) for row in terms] == [tuple(map(_kind, row)) for row in wanted]
    for row, wish in zip(terms, wanted, strict=True):
        for term, want in zip(row, wish, strict=True):
            if isinstance(want, rdflib.BNode):
                assert names.setdefault(want, term) == term  # type: ignore[arg-type]
            else:
                assert term == want


def _kind(term: object) -> str:
    return type(term).__name__


@pytest.mark.parametrize("rows", [W3C, HARD])
def test_the_engine_reads_back_tsv(rows: list[Row]) -> None:
    found = ox.parse_query_results(written(rows, "tsv"), format=ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)
    assert [tuple(row) for row in found] == rows


def test_csv_holds_values_as_they_are_and_a_spreadsheet_runs_none() -> None:
    (_, *rows) = csv.reader(io.StringIO(written(HARD, "csv"), newline=""))
    assert rows[0] == ["tab\t line\n quote\" back\\ <&>'", "\u200fשלום\u2028 é 😀"]
    integer, text = ox.NamedNode(f"{XSD}integer"), ox.Literal
    for harmless in (
        text("-5"),
        text("-5.5e3"),
        text("-5", datatype=integer),
        text("+5", datatype=integer),
        text("a=b"),
    ):
        assert cell(harmless) == harmless.value
    for formula in ("=1+1", "+33 1", "@SUM", "-cmd", " =1", "＝1", "\t=1", "-5+cmd"):
        assert cell(text(formula)) == f"'{formula}"
        assert cell(text(formula, language="en")) == f"'{formula}"
        assert cell(text(formula, datatype=ox.NamedNode("urn:t"))) == f"'{formula}"
    assert cell(text("\x1b[2J")) == "\\x1b[2J"


@pytest.mark.parametrize("format", ["table", "markdown", "json", "tsv", "csv", "xml"])
def test_nothing_that_is_written_moves_a_cursor(format: str) -> None:
    assert "\x1b" not in written([(ox.Literal("a\x1b[2Jb"), ox.Literal("c\x9b"))], format)


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json", "xml", "markdown"])
def test_yes_and_no_are_written_in_every_format(format: str) -> None:
    yes, no = ("".join(pieces(Answer("truth", truth=truth), format)) for truth in (True, False))
    assert yes != no
    if format == "json":
        assert json.loads(yes) == {"head": {}, "boolean": True}
    if format == "xml":
        assert (
            ElementTree.fromstring(no).findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "false"
        )


@pytest.mark.parametrize("format", ["json", "xml", "tsv"])
def test_statements_and_directions_of_rdf_1_2_are_written_as_well(format: str) -> None:
    triple = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("x"))
    turned = ox.Literal("שלום", language="he", direction=ox.BaseDirection.RTL)
    kind = {
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
        "tsv": ox.QueryResultsFormat.TSV,
    }[format]
    found = ox.parse_query_results(written([(triple, turned)], format), format=kind)
    assert isinstance(found, ox.QuerySolutions)
    assert [tuple(row) for row in found] == [(triple, turned)]


@pytest.mark.parametrize("format", ["json", "xml"])
def test_a_fault_midway_leaves_a_whole_document(format: str) -> None:
    def broken() -> Iterator[Row]:
        yield from W3C
        raise Unanswered("Stopped.")

    got: list[str] = []
    with pytest.raises(Unanswered):
        got.extend(pieces(Answer("rows", ("x", "literal"), rows=broken()), format))
    assert len(Result.parse(io.BytesIO("".join(got).encode()), format=format)) == len(W3C)


def test_a_table_is_readable_and_its_numbers_stand_to_the_right() -> None:
    integer = ox.NamedNode(f"{XSD}integer")
    rows: list[Row] = [
        (ox.NamedNode("https://w3id.org/peertoc/tool/site-visits"), ox.Literal("7", datatype=integer)),
        (ox.Literal("国" * 3), ox.Literal("12", datatype=integer)),
        (ox.BlankNode("b1"), None),
        (ox.Literal("long " * 40), ox.Literal("1", datatype=integer)),
    ]
    lines = written(rows, "table").splitlines()
    assert lines[0].split() == ["x", "literal"]
    assert lines[2] == "tool:site-visits" + " " * 84 + "  " + "      7"
    assert lines[3] == "国国国" + " " * 94 + "  " + "     12"
    assert lines[4] == "(unnamed)"
    assert lines[5].startswith("long long")
    assert lines[5].split("  ")[0].endswith("…")
    assert written([], "table") == ""


def test_markdown_escapes_what_would_be_markup() -> None:
    text = written(
        [(ox.Literal("a|b <i>"), ox.Literal("1", datatype=ox.NamedNode(f"{XSD}integer")))], "markdown"
    )
    assert text == "| x | literal |\n| --- | ---: |\n| a\\|b &lt;i&gt; | 1 |\n"


def statements_as(format: str, triples: Iterator[ox.Triple]) -> str:
    return "".join(pieces(Answer("statements", statements=triples), format))


TRIPLES = [
    ox.Triple(ox.NamedNode("urn:b"), ox.NamedNode("https://w3id.org/peertoc#usesTool"), ox.BlankNode("b1")),
    ox.Triple(
        ox.NamedNode("urn:a"), ox.NamedNode("http://purl.org/dc/terms/title"), ox.Literal("\u200fx\x1b")
    ),
    ox.Triple(ox.NamedNode("urn:b"), ox.NamedNode("https://w3id.org/peertoc#usesTool"), ox.BlankNode("b1")),
]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize(
    ("format", "syntax"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_another_reader_reads_back_statements(format: str, syntax: str) -> None:
    text = statements_as(format, iter(TRIPLES))
    assert "\x1b" not in text
    found = rdflib.Graph().parse(data=text, format=syntax)
    assert len(found) == 2
    assert rdflib.Literal("\u200fx\x1b") in set(found.objects())


def test_turtle_declares_each_prefix_that_it_uses_once() -> None:
    text = statements_as("turtle", iter(TRIPLES))
    assert text.splitlines()[:2] == [
        "@prefix dcterms: <http://purl.org/dc/terms/> .",
        "@prefix ptoc: <https://w3id.org/peertoc#> .",
    ]
    assert text.count("@prefix") == 2


def test_very_many_statements_are_written_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertoc.queries.formats.statements._SORTED", 10)
    monkeypatch.setattr("peertoc.queries.formats.statements._BATCH", 10)
    many = (
        ox.Triple(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:p"), ox.Literal(number))
        for number in range(95)
    )
    text = statements_as("turtle", many)
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == 95
    assert text.count("@prefix ptoc:") == 1


def test_rows_are_written_while_they_come() -> None:
    """An endless answer: what is written does not wait for its end."""
    for format in ("table", "csv", "tsv", "json", "xml", "markdown"):
        endless = chain.from_iterable(repeat(W3C))
        some = pieces(Answer("rows", ("x", "literal"), rows=endless), format)
        assert len([next(some) for _ in range(1_000)]) == 1_000


def test_the_ending_chooses_the_format_and_one_of_the_wrong_kind_is_told() -> None:
    assert (format_for("-", None), format_for("a.csv", None), format_for("a.csv", "json")) == (
        "",
        "csv",
        "json",
    )
    with pytest.raises(PeertocError, match=r"writes no \.docx"):
        format_for("a.docx", None)
    assert (fitting("rows", ""), fitting("truth", ""), fitting("statements", "")) == (
        "table",
        "table",
        "turtle",
    )
    with pytest.raises(PeertocError, match="statements"):
        fitting("statements", "csv")
    with pytest.raises(PeertocError, match="rows"):
        fitting("rows", "turtle")
    assert {
        fitting(kind, name) for kind, name in zip(["rows"] * 6 + ["statements"] * 3, FORMATS, strict=True)
    } == set(FORMATS)
