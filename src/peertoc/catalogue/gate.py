"""The strict gate: bytes become statements, or a sentence that says why not. Nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.catalogue import jsonld, rdfxml
from peertoc.catalogue.admission import NO_BASE, Problem, admit
from peertoc.catalogue.decoding import decode
from peertoc.catalogue.document import Document
from peertoc.catalogue.flattening import admitted, stands
from peertoc.catalogue.formats import LINE_FORMATS, Format, named, register
from peertoc.catalogue.line_admission import admit_lines
from peertoc.catalogue.places import TextPlaces
from peertoc.catalogue.plain_lines import plain_lines
from peertoc.catalogue.refusing import endless_piece, misnamed, refusal
from peertoc.catalogue.syntax import explain
from peertoc.errors import Malformed, Unreadable
from peertoc.place import Place
from peertoc.vocabulary import CONTEXT_IRI, RDF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from peertoc.catalogue.formats import Glance
    from peertoc.catalogue.page import Page

MAX_DEPTH: Final = 1_000

SYNTAX: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def load(data: bytes, name: str, format: str) -> Document:
    """Read the bytes of one file as one of the RDF formats. Raises Unreadable or Malformed."""
    page = decode(data, name)
    plain = plain_lines(data, format) if format in LINE_FORMATS else None
    if plain is not None:
        return Document(page.name, format, plain, TextPlaces(page, format, plain))
    try:
        return _document(page, format)
    except Malformed as fault:
        raise misnamed(page, format) or fault from None


def flatten(data: bytes, name: str, format: str) -> bytes:
    """Read the bytes of one file into N-Triples, at once where at a glance nothing is amiss.

    Where anything is, they are read the careful way, which knows places. Raises Unreadable or Malformed.
    """
    quick = None if format == "jsonld" else _flattened(data, name, format)
    return load(data, name, format).lines() if quick is None else quick


def _flattened(data: bytes, name: str, format: str) -> bytes | None:
    """Give the statements as lines, or None where they need a closer look."""
    try:
        page = decode(data, name)
        text = _PREPARE[format](page) if format in _PREPARE else page.text
        # The parser follows these into each other for as long as its stack lasts.
        lines = None if "<<" in text else admitted(_quads(text, format), format)
        # Each bracket that holds others is a nameless thing, so it takes many of those to go deep.
        if lines and format not in _PREPARE and lines.count(b"_:") > MAX_DEPTH - 10:
            shallow(page)
    except (Unreadable, SyntaxError, MemoryError):
        return None
    return lines


def read_text(text: str, *, name: str, format: str = "turtle") -> Document:
    """Read a text from memory as if it stood in a file of that name. Raises Unreadable or Malformed."""
    return named(format).load(text.encode("utf-8", "surrogatepass"), name)


def parse(page: Page, format: str) -> tuple[tuple[ox.Triple, ...], Problem | None]:
    """Parse a text in one of the RDF formats, and tell the first problem among its statements.

    Raises Malformed.
    """
    return _parse(page, _PREPARE.get(format, shallow)(page), format)


def _document(page: Page, format: str) -> Document:
    triples, problem = parse(page, format)
    places = TextPlaces(page, format, triples)
    if problem is not None:
        raise refusal(page, format, problem, places)
    if format == "jsonld" and not triples:
        raise Unreadable(
            f"{page.name} is JSON, but no statement can be read from it: its names have no addresses.",
            place=Place(page.name),
            help=f'Write "@context": "{CONTEXT_IRI}" at its top.',
        )
    return Document(page.name, format, triples, places)


def _parse(page: Page, text: str, format: str) -> tuple[tuple[ox.Triple, ...], Problem | None]:
    """Parse the text; in JSON-LD leniently, since the strict way drops bad addresses without a word."""
    try:
        quads = _quads(text, format)
        return admit_lines(quads, format, page) if format in LINE_FORMATS else admit(quads, format)
    except SyntaxError as fault:
        # What replaced our context moved all that follows it.
        if text is not page.text:
            fault.lineno = None
        raise explain(page, format, fault) from None
    except MemoryError:
        raise endless_piece(page) from None


def _quads(text: str, format: str) -> Iterator[ox.Quad]:
    # At the very end, pyoxigraph 0.5.13 takes the dot after a name with an escape for part of the name.
    return ox.parse(
        f"{text}\n" if text.endswith(".") else text,
        format=SYNTAX[format],
        base_iri=NO_BASE if format in {"jsonld", "rdfxml"} else None,
        lenient=format == "jsonld",
        rename_blank_nodes=True,
    )


def shallow(page: Page) -> str:
    """Give the text. Raises Malformed where it opens more brackets within each other than any person does."""
    if sum(page.text.count(bracket) for bracket in ("[", "(", "<<")) > MAX_DEPTH:
        from peertoc.catalogue.spans import too_deep

        start = too_deep(page.text, MAX_DEPTH)
        if start is not None:
            message = f"More than {MAX_DEPTH:,} brackets are open within each other here."
            raise page.malformed(message, (start, start + 1), "Look for a closing bracket that is missing.")
    return page.text


def _shallow_lines(page: Page) -> str:
    """Give the text; in a format of lines, only RDF 1.2 nests."""
    return shallow(page) if page.nests and page.text.count("<<") > MAX_DEPTH else page.text


_PREPARE: Final[dict[str, Callable[[Page], str]]] = {
    "jsonld": jsonld.prepare, "rdfxml": rdfxml.prepare, "ntriples": _shallow_lines, "nquads": _shallow_lines,
}  # fmt: skip


def _register(
    name: str,
    title: str,
    *extensions: str,
    shared: tuple[str, ...] = (),
    marks: tuple[str, ...] = (),
    glance: Glance | None = None,
) -> None:
    def load_as(data: bytes, file: str) -> Document:
        return load(data, file, name)

    def flatten_as(data: bytes, file: str) -> bytes:
        return flatten(data, file, name)

    signs = tuple(mark.encode() for mark in marks)
    register(Format(name, title, (*extensions, *shared), load_as, shared, signs, flatten_as, glance))


_register("turtle", "Turtle", ".ttl")
_register("trig", "TriG", ".trig")
_register("ntriples", "N-Triples", ".nt", glance=stands)
_register("nquads", "N-Quads", ".nq")
_register("rdfxml", "RDF/XML", ".rdf", shared=(".owl", ".xml"), marks=(RDF,))
_register(
    "jsonld", "JSON-LD", ".jsonld", shared=(".json",), marks=('"@context"', '"@id"', '"@graph"', '"@type"')
)
