"""The front of the command line: how errors end, and how names are suggested."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import Any, NoReturn

import click

from peertoc.cli.emitting import emit, hush, unwritten
from peertoc.cli.session import Session
from peertoc.errors import PeertocError


class Front(click.Group):
    """Turn whatever goes wrong into one plain sentence and the exit code of the contract."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run the command line and end the process; a fault of its words is told like any other."""
        session = _plain()
        try:
            code = super().main(*args, **{**kwargs, "standalone_mode": False})
            emit(sys.stdout, "")
        except click.UsageError as fault:
            session.fault(_misused(fault))
            code = 2
        except PeertocError as fault:
            session.fault(fault)
            code = 2
        except (KeyboardInterrupt, click.Abort):
            code = 130
        except OSError as fault:
            hush(sys.stdout)
            session.fault(unwritten(fault))
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
            hint = f" Did you mean “{near[0]}”?" if near else f" “{ctx.command_path} --help” lists them."
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)


def _misused(fault: click.UsageError) -> PeertocError:
    """Say in our own form what is wrong with the words of a command."""
    command = fault.ctx.command_path if fault.ctx else "peertoc"
    return PeertocError(fault.format_message(), help=f"“{command} --help” tells how it is used.")


def _plain() -> Session:
    return Session(None, "auto", quiet=False, verbose=False, debug=False, asked_today=None)


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
