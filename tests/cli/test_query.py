"""``peertoc query`` and ``peertoc queries`` at the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from peertoc.cli import peertoc
from peertoc.queries.named import query_names
from tests.queries.grounds import ONE, TWO

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TITLES = "SELECT ?title { ?i a ptoc:Initiative ; dcterms:title ?title } ORDER BY ?title"


def query(*args: str | Path, **more: Any) -> Result:
    return CliRunner().invoke(peertoc, ["query", *(str(arg) for arg in args)], **more)


def queries(*args: str) -> Result:
    return CliRunner().invoke(peertoc, ["queries", *args])


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    (tmp_path / "a.ttl").write_text(ONE, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(TWO, encoding="utf-8")
    return tmp_path


def test_a_named_query_is_asked_of_all_files(plans: Path) -> None:
    done = query("tools-by-frequency", plans, "--format", "csv")
    assert (done.exit_code, done.stderr) == (0, "")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert row["tool"] == "https://w3id.org/peertoc/tool/site-visits"
    assert "2" in row.values()


def test_a_query_is_given_in_words_or_in_a_file(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(TITLES, encoding="utf-8")
    table = "title\n────────────\nBudget peers\nCash peers\n"
    assert query("-e", TITLES, plans).stdout == table
    assert query("--file", tmp_path / "q.rq", plans).stdout == table
    assert query("--file", "-", plans, input=TITLES).stdout == table
    assert query("-e", TITLES, "-", input=ONE).stdout == "title\n────────────\nBudget peers\n"


def test_parameters_are_bound_as_terms(plans: Path) -> None:
    text = 'SELECT ?t { BIND(<urn:peertoc:given>("w") AS ?w) ?i dcterms:title ?t FILTER(CONTAINS(?t, ?w)) }'
    assert "Cash peers" in query("-e", text, plans, "--set", "w=Cash").stdout
    hostile = query("-e", text, plans, "--set", 'w=") } DROP ALL #')
    assert (hostile.exit_code, hostile.stdout) == (0, "")


def test_no_rows_and_a_false_answer_are_no_failure(plans: Path) -> None:
    none = query("-e", "SELECT ?s { ?s a ptoc:Peer }", plans, "--format", "json")
    assert (none.exit_code, json.loads(none.stdout)["results"]) == (0, {"bindings": []})
    assert "found no row" in none.stderr
    assert "found no row" not in query("-e", "SELECT ?s { ?s a ptoc:Peer }", plans, "-q").stderr
    no = query("-e", "ASK { ?s a ptoc:Peer }", plans)
    assert (no.exit_code, no.stdout) == (0, "no\n")


def test_what_cannot_be_read_is_told_and_the_rest_is_asked(plans: Path) -> None:
    (plans / "b.ttl").write_text("<a> <b", encoding="utf-8")
    done = query("-e", TITLES, plans, "--format", "json")
    assert done.exit_code == 2
    assert len(json.loads(done.stdout)["results"]["bindings"]) == 1
    assert "b.ttl" in done.stderr
    nothing = query("-e", TITLES, plans / "b.ttl", plans / "none.ttl")
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert "none.ttl does not exist" in nothing.stderr


@pytest.mark.parametrize("what", [["none.ttl"], ["--store", "none"]])
def test_a_format_for_programs_is_a_document_where_nothing_can_be_read(
    what: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = query("-e", TITLES, *what, "--format", "json")
    assert json.loads(done.stdout) == {"head": {"vars": []}, "results": {"bindings": []}}
    assert (done.exit_code, done.stderr.count("error: ")) == (2, 1)
    done = query("-e", TITLES, *what, "--format", "xml")
    assert ElementTree.fromstring(done.stdout).tag.endswith("}sparql")
    assert done.exit_code == 2
    assert json.loads(query("-e", "DESCRIBE <urn:a>", *what, "--format", "jsonld").stdout) == []
    assert query("-e", TITLES, *what, "-o", "titles.json").exit_code == 2
    assert not (tmp_path / "titles.json").exists()


def test_the_ending_of_the_output_chooses_the_format(plans: Path, tmp_path: Path) -> None:
    done = query("-e", TITLES, plans, "-o", tmp_path / "titles.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "written to" in done.stderr
    assert len(json.loads((tmp_path / "titles.json").read_text("utf-8"))["results"]["bindings"]) == 2
    wrong = query("-e", TITLES, plans, "-o", tmp_path / "titles.ttl")
    assert (wrong.exit_code, (tmp_path / "titles.ttl").exists()) == (2, False)
    assert "“turtle” does not write" in wrong.stderr
    made = query("-e", "CONSTRUCT { ?i a ptoc:Step } WHERE { ?i a ptoc:Initiative }", plans)
    assert made.stdout.startswith("@prefix ptoc:")


def test_a_query_that_is_stopped_leaves_no_file(plans: Path, tmp_path: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    done = query("-e", endless, plans, "--timeout", "0.3", "-o", tmp_path / "n.csv")
    assert (done.exit_code, (tmp_path / "n.csv").exists()) == (2, False)
    assert done.stderr.startswith("error: The query took longer than 0.3 seconds and was stopped.")
    greedy = query("-e", "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c", plans, "--max-memory", "300M")
    assert greedy.exit_code == 2
    assert "more memory than 300 MB" in greedy.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([], "Name a query"),
        (["tools-by-frequency"], "Say what to ask"),
        (["tools-by-frequence", "PLANS"], "Did you mean “tools-by-frequency”?"),
        (["PLANS"], "is no name of a query, but stands in its place"),
        (["-"], "is no name of a query"),
        (["-e", "ASK {}", "--file", "q.rq", "PLANS"], "each give a query"),
        (["--file", "none.rq", "PLANS"], "none.rq does not exist"),
        (["-e", "ASK { ", "PLANS"], "is never closed"),
        (["-e", "LOAD <http://example.org/x>", "PLANS"], "A query changes nothing"),
        (["-e", "ASK { SERVICE <http://example.org/> { } }", "PLANS"], "reaches no other server"),
        (["-e", "ASK {}", "PLANS", "--set", "x=1"], "asks for no value"),
        (["-e", "ASK {}", "PLANS", "--set", "x"], "gives no value"),
        (["tools-by-frequency", "PLANS", "--set", "area=taxes"], "list “area”"),
        (["tools-by-frequency", "PLANS", "--set", "aera=audit"], "Did you mean “area”?"),
        (["-e", "ASK {}", "PLANS", "--store", "DIR"], "Give one of them"),
        (["-e", "ASK {}", "PLANS", "--max-memory", "much"], "no amount of memory"),
        (["-e", "ASK {}", "PLANS", "--timeout", "-1"], "--timeout"),
        (["-e", "ASK {}", "PLANS", "--timeout", "nan"], "'nan' is no time"),
        (["-e", "ASK {}", "PLANS", "--timeout", "inf"], "'inf' is no time"),
        (["-e", "ASK {}", "PLANS", "-o", "x.docx"], "writes no .docx"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(args: list[str], says: str, plans: Path) -> None:
    done = query(*(str(plans) if arg == "PLANS" else arg for arg in args))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(("error: ", "Usage: ")) or "error:" in done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_the_place_of_a_fault_is_shown(plans: Path) -> None:
    assert query("-e", "SELECT ?s {\n  ?s a ptco:Step }", plans).stderr == (
        "error: The prefix “ptco:” is used, but not declared.\n"
        "  --> <-e>:2:8\n  |\n2 |   ?s a ptco:Step }\n  |        ^^^^^^^^^\n"
        "   = help: Did you mean “ptoc:”?\n"
    )


def test_a_store_is_asked_in_the_place_of_files(plans: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    added = CliRunner().invoke(peertoc, ["store", "add", str(plans), "--store", str(store)])
    assert added.exit_code == 0, added.output
    assert query("-e", TITLES, "--store", store).stdout == query("-e", TITLES, plans).stdout


def test_a_name_beside_a_query_in_words_is_refused(plans: Path) -> None:
    done = query("tools-by-frequency", "-e", TITLES, plans)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "tools-by-frequency names a query, and -e or --file gives another." in done.stderr


def test_the_values_that_a_parameter_takes_are_listed() -> None:
    assert "    anti-corruption, audit," in queries("initiatives-in-an-area").stdout
    (told,) = json.loads(queries("initiatives-in-an-area", "--format", "json").stdout)["queries"]
    assert "procurement" in told["parameters"][0]["values"]


def test_a_reader_who_leaves_ends_the_query(plans: Path) -> None:
    """The answer has millions of rows; nobody waits for them."""
    many = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    command = [sys.executable, "-m", "peertoc", "query", "-e", many, str(plans), "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"a,b,c")
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(20) in (0, 141)


def test_the_named_queries_are_listed() -> None:
    listed = queries()
    assert listed.exit_code == 0
    assert [line.split()[0] for line in listed.stdout.split("\n\n")[0].splitlines()] == list(query_names())
    document = json.loads(queries("--format", "json").stdout)
    assert document["version"] == 1
    assert [each["name"] for each in document["queries"]] == list(query_names())
    rows = queries("--format", "markdown").stdout.splitlines()
    assert len(rows) == 2 + len(query_names())


def test_a_named_query_is_shown_with_its_parameters_and_its_text() -> None:
    text = queries("tools-by-frequency").stdout
    assert text.startswith("tools-by-frequency: ")
    assert "asks: " in text
    assert "parameters (--set NAME=VALUE):" in text
    assert "SELECT ?tool" in text
    (told,) = json.loads(queries("tools-by-frequency", "--format", "json").stdout)["queries"]
    assert set(told) == {
        "name", "title", "asks", "why", "guide", "competency", "over", "parameters", "text",
    }  # fmt: skip
    assert {"name", "kind", "scheme", "values", "default", "required", "says"} == set(told["parameters"][0])
    assert "```sparql\n" in queries("tools-by-frequency", "--format", "markdown").stdout
    unknown = queries("tools-by-frequencies")
    assert unknown.exit_code == 2
    assert "Did you mean “tools-by-frequency”?" in unknown.stderr
