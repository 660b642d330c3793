"""What is asked is asked of all sources together, each a graph, beside the vocabularies."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from peertoc.catalogue.graph_names import graph_name
from peertoc.errors import Malformed, PeertocError, Unanswered, UnknownName
from peertoc.queries import Asked, Folder, InitiativeNamed, Limits, ask
from peertoc.vocabulary import PREFIXES, ROOT
from tests.conftest import ends_with_parent
from tests.queries.grounds import HEAD, ONE, TWO, files, rows, statements, truth

if TYPE_CHECKING:
    from pathlib import Path

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
# Looks for its first row without end.
FRUITLESS = (
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
    " FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j))) < 0) }"
)
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?i ?c"


def test_all_sources_are_asked_together() -> None:
    found = rows("SELECT ?title { ?i a ptoc:Initiative ; dcterms:title ?title } ORDER BY ?title", ONE, TWO)
    assert found == [(ox.Literal("Budget peers", language="en"),), (ox.Literal("Cash peers", language="en"),)]


def test_each_source_is_a_graph_and_the_vocabularies_are_another() -> None:
    found = rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", ONE, TWO)
    assert {row[0].value for row in found if isinstance(row[0], ox.NamedNode)} == {
        graph_name("plan-1.ttl"), graph_name("plan-2.ttl"), ROOT,
    }  # fmt: skip


def test_from_narrows_to_one_source() -> None:
    query = f"SELECT ?t FROM <{graph_name('plan-2.ttl')}> {{ ?i dcterms:title ?t }}"
    assert rows(query, ONE, TWO) == [(ox.Literal("Cash peers", language="en"),)]
    assert truth(f"ASK FROM <{ROOT}> {{ ?s a skos:ConceptScheme }}")
    assert not truth(f"ASK FROM <{ROOT}> {{ ?s a ptoc:Initiative }}")


def test_from_with_a_source_that_is_not_there_is_told() -> None:
    with pytest.raises(PeertocError, match="none of the sources"):
        truth("ASK FROM <urn:peertoc:source:none.ttl-0123456789ab> { ?s ?p ?o }")


def test_the_labels_of_the_vocabularies_are_there_to_be_joined_with() -> None:
    query = 'SELECT ?l { ?i ptoc:reformArea/skos:prefLabel ?l FILTER(LANG(?l) = "en") }'
    assert rows(query) == [(ox.Literal("procurement", language="en"),)]


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_every_prefix_is_known_to_the_engine_too(prefix: str) -> None:
    with ask(Asked(f"ASK {{ FILTER(STR({prefix}:x) = '{PREFIXES[prefix]}x') }}"), files()) as answer:
        assert answer.truth


def test_a_query_may_declare_a_prefix_of_its_own_and_another_meaning() -> None:
    assert truth('PREFIX ptoc: <urn:mine:> ASK { FILTER(STR(ptoc:x) = "urn:mine:x") }')


def test_blank_nodes_of_two_sources_never_meet_and_two_runs_call_them_alike() -> None:
    blank = HEAD + "[] a ptoc:Initiative ; dcterms:title ?t .".replace("?t", '"one"')
    query = "SELECT ?i ?t { ?i a ptoc:Initiative ; dcterms:title ?t } ORDER BY ?t"
    first = rows(query, blank, blank.replace("one", "two"))
    assert len({row[0] for row in first}) == 2
    assert first == rows(query, blank, blank.replace("one", "two"))
    made = "SELECT (BNODE() AS ?b) { VALUES ?x { 1 2 } }"
    assert rows(made) == rows(made) == [(ox.BlankNode("b1"),), (ox.BlankNode("b2"),)]


def test_text_that_looks_like_a_blank_node_stays_text() -> None:
    text = HEAD + '<i> dcterms:title "x _:b1 .", "_:b2 <y> .\\n_:b3 <p> _:b4 ." ; dcterms:source [ ] .'
    found = rows("SELECT ?t { <https://example.org/budget-peers/i> dcterms:title ?t } ORDER BY ?t", text)
    assert [row[0] for row in found] == [ox.Literal("_:b2 <y> .\n_:b3 <p> _:b4 ."), ox.Literal("x _:b1 .")]


def test_construct_and_describe_give_statements() -> None:
    made = statements("CONSTRUCT { ?i rdfs:label ?t } WHERE { ?i a ptoc:Initiative ; dcterms:title ?t }")
    assert [triple.object for triple in made] == [ox.Literal("Budget peers", language="en")]
    told = statements("DESCRIBE <https://example.org/budget-peers/visit>")
    assert {triple.predicate.value for triple in told} == {
        f"{PREFIXES['rdf']}type",
        f"{PREFIXES['ptoc']}usesTool",
    }


def test_values_reach_a_query_as_terms_and_never_as_text() -> None:
    query = 'SELECT ?v { BIND(<urn:peertoc:given>("v") AS ?v) }'
    for term in (
        ox.Literal('" } INSERT DATA { <a> <b> <c> } #'),
        ox.Literal("Haushalt", language="de"),
        ox.Literal("2026-01-31", datatype=ox.NamedNode(f"{PREFIXES['xsd']}date")),
        ox.NamedNode("https://example.org/treasury"),
    ):
        assert rows(query, given={"v": term}) == [(term,)]


def test_what_is_not_given_stays_unbound_and_the_language_always_is_given() -> None:
    query = 'SELECT ?v ?l { BIND(<urn:peertoc:given>("v") AS ?v) BIND(<urn:peertoc:given>("lang") AS ?l) }'
    assert rows(query) == [(None, ox.Literal("en"))]


def test_an_initiative_is_found_by_the_last_part_of_its_address() -> None:
    query = 'SELECT ?i { BIND(<urn:peertoc:given>("i") AS ?i) }'
    other = TWO.replace("<initiative>", "<pilot>")
    found = rows(query, ONE, other, given={"i": InitiativeNamed("pilot")})
    assert found == [(ox.NamedNode("https://example.org/cash-peers/pilot"),)]
    with pytest.raises(UnknownName) as raised:
        rows(query, ONE, other, given={"i": InitiativeNamed("pilto")})
    assert "pilot" in raised.value.help
    with pytest.raises(PeertocError, match="Several initiatives") as several:
        rows(query, ONE, TWO, given={"i": InitiativeNamed("initiative")})
    assert "cash-peers" in several.value.help


def test_a_query_that_never_ends_is_stopped_in_time() -> None:
    with pytest.raises(Unanswered, match=r"longer than 0\.5 seconds"):
        rows(ENDLESS, limits=Limits(seconds=0.5))


def test_a_query_that_eats_all_memory_is_stopped() -> None:
    with pytest.raises(Unanswered, match="more memory than 400 MB"):
        rows(GREEDY, limits=Limits(memory=400_000_000))


def test_a_query_that_the_engine_cannot_take_apart_is_told() -> None:
    with pytest.raises(Unanswered, match="nested too deeply"):
        truth("ASK { FILTER(" + "!" * 200_000 + "true) }")


def test_a_function_that_is_not_there_is_told() -> None:
    with pytest.raises(Unanswered, match=r"function that there is not: http://example\.org/f\."):
        rows("SELECT (<http://example.org/f>(?i) AS ?x) { ?i a ptoc:Initiative }")


def test_leaving_early_stops_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Kept(subprocess.Popen[bytes]):
        def __init__(self, *given: Any, **options: Any) -> None:
            super().__init__(*given, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Kept)
    with ask(Asked(ENDLESS.replace("(COUNT(*) AS ?n)", "*")), files(ONE)) as answer:
        assert next(answer.rows)
        assert [each.poll() for each in started] == [None]
    assert [each.returncode for each in started] != [None]


def test_a_query_without_a_limit_ends_with_the_one_who_asked() -> None:
    code = (
        "import subprocess\n"
        "from peertoc.queries import Asked, Limits, ask\n"
        "from tests.queries.grounds import ONE, files\n"
        "from tests.queries.test_asking import FRUITLESS\n"
        "class Told(subprocess.Popen):\n"
        "    def __init__(self, *given, **options):\n"
        "        super().__init__(*given, **options)\n"
        "        self.__class__.latest = self.pid\n"
        "subprocess.Popen = Told\n"
        "with ask(Asked(FRUITLESS), files(ONE), Limits(seconds=0)) as answer:\n"
        "    print(Told.latest, flush=True)\n"
        "    next(answer.rows)\n"
    )
    assert ends_with_parent(code)


def test_a_query_whose_rows_never_end_is_stopped_in_time() -> None:
    many = ENDLESS.replace("(COUNT(*) AS ?n)", "*")
    with (
        pytest.raises(Unanswered, match="longer than 1 second "),
        ask(Asked(many), files(ONE), Limits(seconds=1)) as answer,
    ):
        for _ in answer.rows:
            pass


def test_the_time_of_a_slow_reader_is_not_that_of_the_query() -> None:
    import time

    with ask(Asked("SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 5000"), files(ONE), Limits(seconds=3)) as answer:
        assert next(answer.rows)
        time.sleep(3.2)
        assert sum(1 for _ in answer.rows) == 4_999


def test_a_million_rows_pass_through_without_being_kept() -> None:
    resource = pytest.importorskip("resource", reason="memory is told on Linux and macOS")
    many = "SELECT ?a ?c { ?a ?b ?c . ?d skos:notation ?e . FILTER(ISIRI(?a)) } LIMIT 1000000"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with ask(Asked(many), files(ONE)) as answer:
        assert sum(1 for _ in answer.rows) == 1_000_000
    unit = 1 if sys.platform == "darwin" else 1_024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit < 30_000_000


def test_a_store_on_disk_is_asked_as_it_stands(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "rdf"))
    store.load(ONE, ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph_name("plan-1.ttl")))
    store.flush()
    del store
    query = f"SELECT ?t FROM <{graph_name('plan-1.ttl')}> {{ ?i dcterms:title ?t }}"
    for text in (query, "SELECT ?t { ?i dcterms:title ?t }"):
        with ask(Asked(text), Folder(tmp_path / "rdf")) as answer:
            assert list(answer.rows) == [(ox.Literal("Budget peers", language="en"),)]


def test_a_folder_that_is_no_store_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(PeertocError, match="could not be loaded") as raised,
        ask(Asked("ASK {}"), Folder(tmp_path / "no")),
    ):
        pass
    assert str(tmp_path) not in raised.value.message
    assert "store check" in raised.value.help


def test_a_store_with_a_spoiled_file_is_told_as_such(tmp_path: Path) -> None:
    """And not as a query that needs too much memory."""
    store = ox.Store(str(tmp_path / "rdf"))
    store.bulk_load(ONE, ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph_name("plan-1.ttl")))
    store.flush()
    del store
    spoiled = list((tmp_path / "rdf").glob("*.sst"))
    assert spoiled
    for path in spoiled:
        data = bytearray(path.read_bytes())
        data[len(data) // 4 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 4)
        path.write_bytes(data)
    with (
        pytest.raises(PeertocError, match="not as they were written") as raised,
        ask(Asked("SELECT * { ?s ?p ?o }"), Folder(tmp_path / "rdf")) as answer,
    ):
        list(answer.rows)
    assert "store check" in raised.value.help


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is that of Linux")
def test_a_small_store_is_asked_within_little_memory(tmp_path: Path) -> None:
    """What the engine's threads reserve and never use must not reach the limit, on many processors either."""
    store = ox.Store(str(tmp_path / "rdf"))
    store.flush()
    del store
    with ask(Asked("ASK {}"), Folder(tmp_path / "rdf"), Limits(memory=400_000_000)) as answer:
        assert answer.truth


@pytest.mark.parametrize("call", ["NOW()", "now( )", "Now # the moment\n (\n)", "COALESCE(NOW(), 1)"])
def test_now_is_the_moment_of_the_run(call: str) -> None:
    moment = datetime(2020, 1, 31, tzinfo=UTC)
    with ask(Asked(f"SELECT ({call} AS ?n) {{}}", now=moment), files()) as answer:
        (row,) = answer.rows
    assert row[0] == ox.Literal(
        "2020-01-31T00:00:00Z", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
    )


def test_the_word_now_is_left_alone_where_it_is_no_call() -> None:
    text = 'SELECT ?now { BIND("NOW()" AS ?now) BIND(YEAR(NOW()) AS ?y) FILTER(?y = 2020) }'
    with ask(Asked(text, now=datetime(2020, 1, 31, tzinfo=UTC)), files()) as answer:
        assert [row[0] for row in answer.rows] == [ox.Literal("NOW()")]


def test_a_slip_beside_now_is_told_at_its_place() -> None:
    text = "PREFIX aa: <x:>\nPREFIX ab: <x:>\nSELECT (NOW() AS ?n) (MOW() AS ?m) {}"
    with (
        pytest.raises(Malformed) as raised,
        ask(Asked(text, now=datetime(2020, 1, 31, tzinfo=UTC)), files()),
    ):
        pass
    assert (raised.value.place.line, raised.value.place.column) == (3, 23)
    assert raised.value.source == "SELECT (NOW() AS ?n) (MOW() AS ?m) {}"
