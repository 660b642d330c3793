"""What all commands share: the options that each of them takes, and how results and notes are written."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import click

from peertoc.cli.emitting import emit, gathered
from peertoc.clock import today
from peertoc.errors import PeertocError, Unwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Session:
    """Hold the options that every command takes."""

    asked_lang: str | None
    color: str
    quiet: bool
    verbose: bool
    debug: bool
    asked_today: date | None

    @property
    def today(self) -> date:
        """Give the day to reckon with: the one asked for, else that of the clock."""
        return self.asked_today or today()

    @property
    def lang(self) -> str:
        """Give the language of titles: the one asked for, else English."""
        return self.asked_lang or "en"

    def colour_on(self, stream: Any) -> bool:
        """Tell whether to colour what goes to ``stream``: on a terminal, and never against NO_COLOR."""
        if self.color != "auto":
            return self.color == "always"
        return bool(stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def note(self, text: str) -> None:
        """Say something beside the result, on standard error, unless asked to be quiet."""
        if not self.quiet:
            click.echo(text, err=True)

    def detail(self, text: str) -> None:
        """Say something that only those who ask for more want to know."""
        if self.verbose:
            self.note(text)

    def fault(self, fault: PeertocError) -> None:
        """Say on standard error what kept peertoc from its work; being quiet does not silence it."""
        from peertoc.validation.formats.text import render_fault

        emit(sys.stderr, render_fault(fault, colour=self.colour_on(sys.stderr)))

    def give(self, text: str, output: str = "-") -> None:
        """Write a result to standard output or, all or nothing, to a file. Raises Unwritable."""
        if output == "-":
            emit(sys.stdout, text)
            return
        from peertoc.writing import write_whole

        write_whole(named(output), text)
        self.note(f"written to {output}")

    def give_pieces(self, pieces: Iterable[str], output: str = "-") -> None:
        """Write a long result as it comes; to a file all or nothing. A closed pipe ends it.

        Raises Unwritable.
        """
        if output == "-":
            for text in gathered(pieces):
                if not emit(sys.stdout, text):
                    return
            return
        from peertoc.writing import open_whole

        with open_whole(named(output)) as stream:
            stream.writelines(text.encode("utf-8", "backslashreplace") for text in gathered(pieces))
        self.note(f"written to {output}")


def style_for(output: str, chosen: str | None, styles: dict[str, str]) -> str:
    """Choose how to write: as ``chosen``, else as the ending of ``output`` says, else as text.

    ``styles`` maps endings to styles. Raises PeertocError for an ending that cannot be written.
    """
    if chosen:
        return chosen
    ending = Path(output).suffix.lower() if output != "-" else ""
    known = {"": "text", ".txt": "text", **styles}
    if ending not in known:
        names = ", ".join(sorted(filter(None, known)))
        raise PeertocError(f"This command writes no {ending} file.", help=f"It can write {names}.")
    return known[ending]


def names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split values of an option that hold several names, with commas between them."""
    return tuple(name for value in values for name in value.replace(" ", "").split(",") if name)


def command_options(command: Callable[Concatenate[Session, P], None]) -> Callable[P, None]:
    """Give a command the options that all commands take, as a Session in its first argument."""

    @click.option(
        "--lang",
        "asked_lang",
        metavar="TAG",
        help="Titles in this language where there are any; else English.",
    )
    @click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the output."
    )
    @click.option(
        "--today", "asked_today", type=_Date(), metavar="DATE", help="The day that is today, as 2026-01-31."
    )
    @click.option("-q", "--quiet", is_flag=True, help="No notes beside the result.")
    @click.option("-v", "--verbose", is_flag=True, help="More notes beside the result.")
    @click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
    @wraps(command)
    def with_session(*args: P.args, **kwargs: P.kwargs) -> None:
        own: dict[str, Any] = {
            name: kwargs.pop(name) for name in Session.__dataclass_fields__ if name in kwargs
        }
        session = Session(**own)
        click.get_current_context().obj = session
        command(session, *args, **kwargs)

    return with_session


def choosing_options(command: Callable[P, None]) -> Callable[P, None]:
    """Give a command the options that choose among the checks, by their names and families."""
    select = click.option(
        "--select", multiple=True, callback=names, metavar="NAMES", help="Only these checks or families."
    )
    ignore = click.option(
        "--ignore", multiple=True, callback=names, metavar="NAMES", help="Without these checks or families."
    )
    return select(ignore(command))


class _Date(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-01-31.", param, ctx)


def named(output: str) -> Path:
    """Give the path of an output. Raises Unwritable for an empty one."""
    if not output.strip():
        raise Unwritable(
            "No name was given for the output.", help="Give a name after -o, or - to see the result."
        )
    return Path(output)
