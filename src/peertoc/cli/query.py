"""``peertoc query``."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.session import Session, command_options
from peertoc.clock import now
from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.catalogue import Document
    from peertoc.queries import Answer, Asked, Over

FORMATS = ["table", "csv", "tsv", "json", "xml", "markdown", "turtle", "ntriples", "jsonld"]
_LONGEST = 10**8
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


class _Memory(click.ParamType[int]):
    name = "memory"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d{1,12}(?:\.\d{1,3})?)\s*([kmgt]?)b?", str(value).strip().lower())
        if match is None:
            self.fail(f"{value!r} is no amount of memory; write it as 500M or 2G.", param, ctx)
        return int(float(match[1]) * _UNITS[match[2]])


class _Seconds(click.FloatRange):
    """Read seconds; what is no number, or has no end, is none."""

    name = "number of seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds = float(super().convert(value, param, ctx))
        if not seconds <= _LONGEST:
            self.fail(f"{value!r} is no time; write it in seconds, and 0 for no limit.", param, ctx)
        return seconds


class _NothingRead(SystemExit):
    """End the command, of whose input nothing could be read."""


@click.command()
@click.argument("words", nargs=-1, metavar="[NAME] PATHS...")
@click.option("--file", "file", metavar="FILE", help="Ask the query in FILE instead of a named one.")
@click.option("-e", "text", metavar="SPARQL", help="Ask this query instead of a named one.")
@click.option(
    "--set", "pairs", multiple=True, metavar="NAME=VALUE", help="Give a parameter a value; may be repeated."
)
@click.option("--store", metavar="DIR", help="Ask the catalogue in DIR instead of PATHS.")
@click.option(
    "--from", "read_as", metavar="FORMAT", help="How the input is written, where its name does not tell."
)
@click.option("--timeout", type=_Seconds(min=0), default=60.0, show_default=True, metavar="SECONDS",
              help="Stop a query that takes longer; 0 for no limit.")  # fmt: skip
@click.option("--max-memory", "memory", type=_Memory(), default="2G", show_default=True, metavar="SIZE",
              help="Stop a query that needs more; 0 for no limit.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to write it, unless -o tells.")
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def query(session: Session, /, words: tuple[str, ...], output: str, **options: Any) -> None:
    """Ask the initiatives in PATHS a question: a named one, or any in SPARQL.

    “peertoc queries” lists the named ones. Every prefix of peertoc is there without being declared, and so
    are its vocabularies; each file is a graph of its own. Nothing outside PATHS is ever read or changed.

    In a table, text of more than 100 characters is cut; other formats keep it. In CSV, text that a
    spreadsheet would run as a formula begins with an apostrophe; TSV, JSON and XML hold every value as it is.
    """
    from peertoc.queries import Limits, ask
    from peertoc.queries.formats import fitting, format_for, pieces, unanswered

    style = format_for(output, options["style"])
    asked, paths = _asked(session, words, options)
    faults: list[PeertocError] = []
    limits = Limits(options["timeout"], options["memory"])
    with ExitStack() as opened:
        try:
            over = opened.enter_context(_over(session, paths, options, faults))
            answer = opened.enter_context(ask(asked, over, limits))
        except (PeertocError, _NothingRead):
            if output == "-":
                session.give_pieces(unanswered(style))
            raise
        style = fitting(answer.kind, style)
        session.give_pieces(pieces(_watched(session, answer), style), output)
    raise SystemExit(2 if faults else 0)


def _asked(
    session: Session, words: tuple[str, ...], options: dict[str, Any]
) -> tuple[Asked, tuple[str, ...]]:
    """Give the query with its parameters, and the PATHS."""
    from peertoc.queries import Asked
    from peertoc.queries.free_values import given_freely
    from peertoc.queries.named import named_query
    from peertoc.queries.parameters import given_for, settings
    from peertoc.queries.refusing import check

    values, moment = settings(options["pairs"]), now(session.asked_today)
    if options["file"] is not None and options["text"] is not None:
        raise click.UsageError("--file and -e each give a query. Give one of them.")
    if options["file"] is not None or options["text"] is not None:
        _no_name(words)
        text, name = (options["text"], "<-e>") if options["file"] is None else _read(options["file"])
        return Asked(text, given_freely(values, check(text, name)), session.lang, name, moment), words
    if not words:
        raise click.UsageError(
            "Name a query, or give one with -e or --file. “peertoc queries” lists the names."
        )
    _no_path(words[0])
    named = named_query(words[0])
    return Asked(named.text, given_for(named, values), session.lang, f"{named.name}.rq", moment), words[1:]


def _read(file: str) -> tuple[str, str]:
    from peertoc.catalogue import find_sources  # noqa: F401 - registers how files are read
    from peertoc.catalogue.decoding import decode
    from peertoc.catalogue.fetching import STDIN, Source, fetch
    from peertoc.wording import printable

    name = STDIN if file == "-" else printable(file)
    source = Source(name, None if file == "-" else Path(file), "", in_folder=False)
    return decode(fetch(source), name).text, name


def _no_name(paths: Sequence[str]) -> None:
    """Say so where a name of a query stands beside a query that is given in words."""
    from peertoc.queries.named import query_names

    if paths and paths[0] in query_names() and not Path(paths[0]).exists():
        raise click.UsageError(f"{paths[0]} names a query, and -e or --file gives another. Give one of them.")


def _no_path(name: str) -> None:
    """Say so where a path stands in the place of a name."""
    if "/" in name or name == "-" or Path(name).suffix or Path(name).exists():
        from peertoc.wording import printable

        raise PeertocError(
            f"“{printable(name)}” is no name of a query, but stands in its place.",
            help="Write the name first: peertoc query NAME PATHS. “peertoc queries” lists the names.",
        )


@contextmanager
def _over(
    session: Session, paths: Sequence[str], options: dict[str, Any], faults: list[PeertocError]
) -> Iterator[Over]:
    """Give what is asked; what cannot be read of it is told, and joins the faults."""
    from peertoc.queries import Files, Folder

    if options["store"] is not None:
        if paths:
            raise click.UsageError("PATHS and --store each say what to ask. Give one of them.")
        from peertoc.catalogue.store import reading
        from peertoc.cli.stored import note_vocabulary

        with reading(Path(options["store"])) as catalogue:
            note_vocabulary(session, catalogue)
            yield Folder(catalogue.rdf)
        return
    if not paths:
        raise click.UsageError("Say what to ask: PATHS, or --store DIR.")
    yield Files(_documents(session, paths, options["read_as"], faults))


def _documents(
    session: Session, paths: Sequence[str], read_as: str | None, faults: list[PeertocError]
) -> Iterator[Document]:
    """Read every file of PATHS, one at a time. Raises _NothingRead, once all is told, where none can be."""
    from peertoc.catalogue import find_sources, read

    count = 0
    for source in find_sources(paths, read_as):
        try:
            if isinstance(source, PeertocError):
                raise source
            document = read(source)
        except PeertocError as fault:
            faults.append(fault)
            session.fault(fault)
            continue
        count += 1
        yield document
    if not count:
        raise _NothingRead(2)


def _watched(session: Session, answer: Answer) -> Answer:
    """Say so beside the result where an answer holds no row."""
    from itertools import chain

    for name, what in (("rows", "row"), ("statements", "statement")):
        if answer.kind == name:
            stream = getattr(answer, name)
            first = next(stream, None)
            if first is None:
                session.note(f"The query found no {what}.")
            else:
                setattr(answer, name, chain([first], stream))
    return answer
