"""What all commands share: how errors end, how names are suggested, how output is written."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

import click

from peertoc.errors import PeertocError, Unwritable

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Session:
    """Hold the options that every command takes."""

    lang: str
    color: str
    quiet: bool
    verbose: bool
    debug: bool
    today: date

    def colour_on(self, stream: Any) -> bool:
        """Tell whether to colour what goes to ``stream``: on a terminal, and never against NO_COLOR."""
        if self.color != "auto":
            return self.color == "always"
        return bool(stream.isatty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def note(self, text: str) -> None:
        """Say something beside the result, on standard error, unless asked to be quiet."""
        if not self.quiet:
            click.echo(text, err=True)

    def fault(self, fault: PeertocError) -> None:
        """Say on standard error what kept peertoc from its work; being quiet does not silence it."""
        from peertoc.validation.text import render_fault

        _write(sys.stderr, render_fault(fault, colour=self.colour_on(sys.stderr)))

    def give(self, text: str, output: str = "-") -> None:
        """Write a result to standard output or, all or nothing, to a file. Raises Unwritable."""
        if output == "-":
            _write(sys.stdout, text)
            return
        from peertoc.writing import write_whole

        write_whole(Path(output), text)
        self.note(f"written to {output}")


class Front(click.Group):
    """Turn whatever goes wrong into one plain sentence and the exit code of the contract."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; errors end with 2, Ctrl-C with 130, none with a traceback unless --debug."""
        try:
            result = super().invoke(ctx)
            _write(sys.stdout, "")
        except PeertocError as fault:
            _session(ctx).fault(fault)
            ctx.exit(2)
        except KeyboardInterrupt:
            ctx.exit(130)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:
            if "--debug" in sys.argv:
                raise
            _session(ctx).fault(_unexpected(fault))
            ctx.exit(2)
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or suggest the nearest."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" Did you mean “{near[0]}”?" if near else " “peertoc --help” lists them."
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)


def command_options(command: Callable[Concatenate[Session, P], None]) -> Callable[P, None]:
    """Give a command the options that all commands take, as a Session in its first argument."""

    @click.option("--lang", default="en", metavar="TAG", help="Titles in this language where there are any.")
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
        own["today"] = own["today"] or _today()
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


def _today() -> date:
    """Give the day that repeats: SOURCE_DATE_EPOCH where it is set, else the day of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return datetime.now(tz=UTC).astimezone().date()


def _session(ctx: click.Context) -> Session:
    inner = click.get_current_context(silent=True) or ctx
    found = inner.find_object(Session)
    return found or Session("en", "auto", quiet=False, verbose=False, debug=False, today=_today())


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
        raise Unwritable(
            f"The output could not be written: {(fault.strerror or 'unknown fault').lower()}."
        ) from None


def _hush(stream: Any) -> None:
    """Send what the stream still holds, and what the interpreter flushes at its end, nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
