"""Asking a query: it is looked at, sent to a process of its own, and answered row by row."""

from __future__ import annotations

import io
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Final, cast

import pyoxigraph as ox

from peertoc.catalogue.graph_names import graph_name
from peertoc.errors import PeertocError, Unanswered, UnknownName
from peertoc.queries import refusing
from peertoc.queries.asked import Files, Folder, InitiativeNamed, Limits
from peertoc.queries.moment import with_our_now
from peertoc.queries.prefixes import prefixes_of
from peertoc.queries.process import Worker, broken
from peertoc.queries.syntax import explain
from peertoc.queries.worker import LOADED
from peertoc.resources import vocabulary_files
from peertoc.vocabulary import PREFIXES, ROOT
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.catalogue import Document
    from peertoc.queries.asked import Asked, Given, Over, Term
    from peertoc.queries.lexing import Token

Row = tuple["Term | None", ...]
_CHUNK: Final = 1 << 16
# Blank nodes as the subject and as the object of a line of N-Triples, as pyoxigraph writes it.
_BLANK: Final = re.compile(rb"^_:(\w+)(?= )|(?<= )_:(\w+)(?= \.$)", re.MULTILINE)
_OURS: Final = re.compile(r"s\d+b\d+")


@dataclass(slots=True)
class Answer:
    """Hold what came of a query: ``kind`` is ``rows``, ``truth`` or ``statements``.

    ``rows`` and ``statements`` come while they are read, once; reading may raise Unanswered.
    """

    kind: str
    variables: tuple[str, ...] = ()
    truth: bool = False
    rows: Iterator[Row] = field(default_factory=lambda: iter(()))
    statements: Iterator[ox.Triple] = field(default_factory=lambda: iter(()))


@contextmanager
def ask(asked: Asked, over: Over, limits: Limits | None = None) -> Iterator[Answer]:
    """Ask a query, and stop it at the end of the context.

    Raises Refused for what no query may do, Malformed for a fault of its syntax, Unanswered where it was
    stopped, UnknownName and PeertocError for an initiative or a graph that is not there.
    """
    words = refusing.check(asked.text, asked.name)
    limits = limits or Limits()
    with Worker(limits.seconds, limits.memory) as worker:
        worker.send(_header(asked, over, limits, words))
        if isinstance(over, Files):
            for number, document in enumerate(over.documents, start=1):
                worker.send(_statements(document, number))
        worker.close_input()
        stream = cast("IO[bytes]", io.BufferedReader(worker, _CHUNK))
        loaded = stream.readline()
        worker.counting = True
        yield _answer(loaded if loaded != LOADED else stream.readline(), stream, asked, words)


def _header(asked: Asked, over: Over, limits: Limits, words: Sequence[Token]) -> bytes:
    given = {"lang": ox.Literal(asked.lang), **asked.given}
    text, ours = with_our_now(asked.text, words) if asked.now else (asked.text, {})
    header = {
        "text": text,
        "now": asked.now.isoformat().replace("+00:00", "Z") if asked.now else "",
        "given": [_given(name, value) for name, value in given.items()],
        "prefixes": {**PREFIXES, **ours},
        "graphs": refusing.sources_of(words),
        "rdf": str(over.rdf) if isinstance(over, Folder) else "",
        "home": ROOT,
        "vocabulary": [str(path) for path in vocabulary_files()] if isinstance(over, Files) else [],
        "seconds": limits.seconds,
        "memory": limits.memory,
    }
    return json.dumps(header).encode() + b"\n"


def _given(name: str, value: Given) -> tuple[str, str, str]:
    if isinstance(value, InitiativeNamed):
        return name, "initiative", value.name
    return name, "term", str(value)


def _statements(document: Document, number: int) -> bytes:
    """Write a document as N-Quads in its graph; its blank nodes get names that no other document has."""
    data = document.lines()
    names: dict[bytes, bytes] = {}

    def named(match: re.Match[bytes]) -> bytes:
        found = match[1] or match[2]
        return names.setdefault(found, b"_:s%db%d" % (number, len(names) + 1))

    if b"_:" in data:
        data = _BLANK.sub(named, data)
    return data.replace(b" .\n", f" <{graph_name(document.name)}> .\n".encode())


def _answer(told: bytes, stream: IO[bytes], asked: Asked, words: Sequence[Token]) -> Answer:
    if not told:
        raise Unanswered("The query gave no answer.")
    said = json.loads(told)
    if "fault" in said:
        raise _fault(said, asked, words)
    if said["kind"] == "truth":
        return Answer("truth", truth=said["truth"])
    if said["kind"] == "rows":
        return Answer("rows", tuple(said["variables"]), rows=_rows(stream))
    return Answer("statements", statements=_triples(stream))


def _rows(stream: IO[bytes]) -> Iterator[Row]:
    names: dict[str, ox.BlankNode] = {}
    found = ox.parse_query_results(stream, format=ox.QueryResultsFormat.TSV)
    for row in found:  # type: ignore[union-attr]  # TSV holds rows
        yield tuple(_named(term, names) for term in row)


def _triples(stream: IO[bytes]) -> Iterator[ox.Triple]:
    names: dict[str, ox.BlankNode] = {}
    for quad in ox.parse(stream, format=ox.RdfFormat.N_TRIPLES):
        yield ox.Triple(_named(quad.subject, names), quad.predicate, _named(quad.object, names))


def _named(term: Any, names: dict[str, ox.BlankNode]) -> Any:
    """Call what the engine has named at random by its number, so that two runs say the same."""
    if not isinstance(term, ox.BlankNode) or _OURS.fullmatch(term.value):
        return term
    return names.setdefault(term.value, ox.BlankNode(f"b{len(names) + 1}"))


def _fault(said: dict[str, Any], asked: Asked, words: Sequence[Token]) -> PeertocError:
    """Make the error for what the process found wrong before it answered."""
    if said["fault"] == "syntax":
        return explain(said["message"], asked, words, prefixes_of(words))
    if said["fault"] == "graph":
        return PeertocError(
            f"The query names a graph that is none of the sources: {printable(said['name'])}.",
            help="“SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }” lists the graphs.",
        )
    if said["fault"] == "initiative":
        return _no_such_initiative(said)
    if said["fault"] == "store":
        return PeertocError(
            "What is to be asked could not be loaded: its files are missing, or not as they were written.",
            help="“peertoc store check --store DIR” tells what is whole.",
        )
    return broken(said["message"])


def _no_such_initiative(said: dict[str, Any]) -> PeertocError:
    name = printable(said["name"])
    if not said["fitting"]:
        return UnknownName("initiative", name, map(printable, said["known"]))
    return PeertocError(
        f"Several initiatives are called “{name}”.",
        help=f"Give one of their addresses: {', '.join(map(printable, said['fitting']))}.",
    )
