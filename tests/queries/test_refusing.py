"""What no query may do here is refused before it runs, however it is written; what is harmless is not."""

from __future__ import annotations

import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from peertoc.errors import Malformed, PeertocError, Refused
from peertoc.queries import Asked, Folder, ask, worker
from peertoc.queries.lexing import other_readings, tokens
from peertoc.queries.refusing import check
from tests.queries.grounds import files, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWER = b'{"head":{"vars":[]},"results":{"bindings":[]}}'
HERE = Path(__file__).parent / "refused"
FIRST = re.compile(
    r"^(?=(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE|LOAD|load|LO.u|INSERT|DELETE|WITH|CLEAR|DROP|CREATE|COPY"
    r"|MOVE|ADD)\b)",
    re.MULTILINE,
)


def queries(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [query.rstrip("\n") for query in FIRST.split(text) if query.strip()]


REFUSED, HARMLESS = queries("network.txt"), queries("harmless.txt")


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """Serve an answer to whoever asks, and keep who asked."""
    came: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            came.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(ANSWER)))
            self.end_headers()
            self.wfile.write(ANSWER)

        do_GET = do_POST = answer  # noqa: N815 - the names are those of the library

        def log_message(self, *_: object) -> None:
            pass

    serving = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}/", came
    serving.shutdown()
    serving.server_close()


def test_the_lists_are_whole() -> None:
    assert (len(REFUSED), len(HARMLESS)) == (50, 17)


@pytest.mark.parametrize("query", REFUSED)
def test_what_reaches_out_or_changes_is_refused_and_nothing_is_reached(
    query: str, server: tuple[str, list[str]]
) -> None:
    address, came = server
    with pytest.raises(Malformed) as raised, ask(Asked(query.replace("URL", address)), files()) as answer:
        list(answer.rows)
    assert raised.value.place.line
    assert raised.value.help
    if "'>'" not in query and "#\\" not in query:
        assert isinstance(raised.value, Refused)
    assert came == []


@pytest.mark.parametrize("query", HARMLESS)
def test_a_word_that_merely_occurs_is_no_reason(query: str) -> None:
    assert check(query, "q.rq")


def test_an_engine_that_takes_a_less_than_for_what_it_is_would_see_the_service() -> None:
    """Why a query is read in more than one way: the engine takes this for a filter and a service."""
    query = "SELECT * { ?s ?p ?o FILTER(?s<?o)SERVICE#>\n<http://x.example/> { ?a ?b ?c } }"
    assert "SERVICE" not in [token.text for token in tokens(query)]
    assert any(
        "SERVICE" in [token.text for token in reading] for reading in other_readings(query, tokens(query))
    )


def test_a_text_with_a_wrong_escape_is_no_text_to_the_engine() -> None:
    """Why such a text is refused at once: the engine takes it for two, and for more words between them."""
    query = 'SELECT * { VALUES ?x { """a" } FILTER(?x != "") #\\q """\n}'
    found = ox.Store().query(query)
    assert [row["x"].value for row in found] == ["a"]  # type: ignore[union-attr]
    with pytest.raises(Malformed, match="stands for nothing"):
        check(query, "q.rq")


def test_the_process_itself_reaches_nothing(
    server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the words were not looked at, no connection can be opened."""
    address, came = server
    monkeypatch.setattr("peertoc.queries.asking.refusing.check", lambda text, _: tokens(text))
    with pytest.raises(PeertocError):
        rows(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")
    assert came == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can forbid it")
def test_the_process_reaches_nothing_over_a_store_either(
    server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A store has files that the engine opens late, so the process may open files, but make no socket."""
    address, came = server
    store = ox.Store(str(tmp_path / "rdf"))
    store.flush()
    del store
    monkeypatch.setattr("peertoc.queries.asking.refusing.check", lambda text, _: tokens(text))
    query = Asked(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")
    with pytest.raises(PeertocError), ask(query, Folder(tmp_path / "rdf")) as answer:
        list(answer.rows)
    assert came == []


def test_a_service_would_reach_the_server_were_it_not_for_this(server: tuple[str, list[str]]) -> None:
    """The engine has a client of its own: without this the two tests above could not fail."""
    address, came = server
    found = ox.Store().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")
    assert isinstance(found, ox.QuerySolutions)
    list(found)
    assert came == ["/"]
    came.clear()


def test_a_query_that_is_too_long_or_too_deep_is_refused() -> None:
    with pytest.raises(Refused, match="longer than"):
        check("ASK { }" + " " * 1_000_000, "q.rq")
    with pytest.raises(Refused, match="100 brackets") as raised:
        check("ASK " + "{ " * 101 + "}" * 101, "q.rq")
    assert raised.value.place.column == 205
    assert check("ASK " + "{ " * 100 + "}" * 100, "q.rq")


def test_a_query_with_very_many_ways_to_be_read_is_looked_at_as_far_as_is_reasonable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = "ASK { FILTER(" + "?a<?b)+(?c>" * 10_000 + "1) }"
    assert check(many, "q.rq")
    monkeypatch.setattr("peertoc.queries.lexing.MOST", 1_000)
    with pytest.raises(Refused, match="less than"):
        check(many, "q.rq")


def test_a_query_that_is_no_text_is_told() -> None:
    with pytest.raises(Malformed, match="UTF-8"):
        check("ASK { ?s ?p '\udcff' }", "q.rq")


def test_the_worker_knows_the_name_of_the_function() -> None:
    from peertoc.queries.asked import GIVEN

    assert worker.GIVEN.value == GIVEN
