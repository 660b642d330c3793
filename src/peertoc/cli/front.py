"""What all commands share: how errors end, how names are suggested, how output is written."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, NoReturn, ParamSpec

import click

from peertoc.clock import today
from peertoc.errors import PeertocError, Unwritable

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Session:
    """Hold the options that every command takes."""

    asked_lang: str | None
    color: str
    quiet: bool
    verbose: bool
    debug: bool
    today: date

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

        _write(sys.stderr, render_fault(fault, colour=self.colour_on(sys.stderr)))

    def give(self, text: str, output: str = "-") -> None:
        """Write a result to standard output or, all or nothing, to a file. Raises Unwritable."""
        if output == "-":
            _write(sys.stdout, text)
            return
        from peertoc.writing import write_whole

        write_whole(_named(output), text)
        self.note(f"written to {output}")


class Front(click.Group):
    """Turn whatever goes wrong into one plain sentence and the exit code of the contract."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run the command line and end the process; a fault of its words is told like any other."""
        session = _plain()
        try:
            code = super().main(*args, **{**kwargs, "standalone_mode": False})
            _write(sys.stdout, "")
        except click.UsageError as fault:
            session.fault(_misused(fault))
            code = 2
        except PeertocError as fault:
            session.fault(fault)
            code = 2
        except (KeyboardInterrupt, click.Abort):
            code = 130
        except OSError as fault:
            _hush(sys.stdout)
            session.fault(_unwritten(fault))
            code = 2
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its errors are told in its own colours, and without a traceback unless --debug."""
        try:
            return super().invoke(ctx)
        except PeertocError as fault:
            _session(ctx).fault(fault)
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as fault:
            if "--debug" in sys.argv:
                raise
            _session(ctx).fault(_unexpected(fault))
        return ctx.exit(2)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or suggest the nearest."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" Did you mean “{near[0]}”?" if near else " “peertoc --help” lists them."
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)


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
    @click.option("--today", type=_Date(), metavar="DATE", help="The date to reckon with, as 2026-01-31.")
    @click.option("-q", "--quiet", is_flag=True, help="No notes beside the result.")
    @click.option("-v", "--verbose", is_flag=True, help="More notes beside the result.")
    @click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
    @wraps(command)
    def with_session(*args: P.args, **kwargs: P.kwargs) -> None:
        own: dict[str, Any] = {
            name: kwargs.pop(name) for name in Session.__dataclass_fields__ if name in kwargs
        }
        own["today"] = own["today"] or today()
        session = Session(**own)
        click.get_current_context().obj = session
        command(session, *args, **kwargs)

    return with_session


class _Date(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2026-01-31.", param, ctx)


def _named(output: str) -> Path:
    if not output.strip():
        raise Unwritable(
            "No name was given for the output.", help="Give a name after -o, or - to see the result."
        )
    return Path(output)


def _misused(fault: click.UsageError) -> PeertocError:
    """Say in our own form what is wrong with the words of a command."""
    command = fault.ctx.command_path if fault.ctx else "peertoc"
    return PeertocError(fault.format_message(), help=f"“{command} --help” tells how it is used.")


def _plain() -> Session:
    return Session(None, "auto", quiet=False, verbose=False, debug=False, today=today())


def _session(ctx: click.Context) -> Session:
    inner = click.get_current_context(silent=True) or ctx
    found = inner.find_object(Session)
    return found or _plain()


def _unexpected(fault: Exception) -> PeertocError:
    if isinstance(fault, RecursionError):
        return PeertocError("The input is nested too deeply.")
    if isinstance(fault, MemoryError):
        return PeertocError("The input is too large for the memory of this machine.")
    return PeertocError(
        f"peertoc failed where it should not have ({type(fault).__name__}).",
        help="This is a fault of the program. Run the command again with --debug and report what it prints.",
    )


def _write(stream: Any, text: str) -> None:
    """Write and flush; a closed pipe says nothing. Raises Unwritable."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _hush(stream)
    except OSError as fault:
        _hush(stream)
        raise _unwritten(fault) from None


def _unwritten(fault: OSError) -> Unwritable:
    return Unwritable(f"The output could not be written: {(fault.strerror or 'unknown fault').lower()}.")


def _hush(stream: Any) -> None:
    """Send what the stream still holds, and what the interpreter flushes at its end, nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
