"""``peertoc checks`` and ``peertoc explain``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.engines import engine_option, tell_what_was_left
from peertoc.cli.session import Session, choosing_options, command_options, style_for

if TYPE_CHECKING:
    from peertoc.validation import Check

own_shapes = click.option(
    "--shapes", type=click.Path(path_type=Path), metavar="DIR", help="With the checks in DIR as well."
)


@click.command()
@choosing_options
@click.option(
    "--by",
    type=click.Choice(["family", "phase", "severity"]),
    default="family",
    show_default=True,
    help="What to group them by.",
)
@own_shapes
@click.option(
    "--verify",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Prove the checks in DIR by their examples.",
)
@engine_option
@click.option("--update", is_flag=True, help="With --verify: write each bad.txt anew, then prove.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    help="How to write it, unless -o tells.",
)
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def checks(session: Session, /, output: str, **options: Any) -> None:
    """List the checks that an initiative is held against.

    With --verify DIR: prove an organisation's own checks. Each is a folder with check.ttl, a good.ttl
    that passes every check, a bad.ttl that fails this one alone, and bad.txt, what is then printed. The
    code is 1 where one is not proved.
    """
    from peertoc.validation import choose
    from peertoc.validation.checks.listing import as_json, as_text
    from peertoc.validation.checks.own import own_checks

    style = style_for(output, options["style"], {".json": "json"})
    if options["update"] and not options["verify"]:
        raise click.UsageError("--update goes with --verify DIR.")
    if options["verify"]:
        own = choose(own_checks(options["verify"]), options["select"], options["ignore"])
        _verify(session, own, style, output, options)
    chosen = choose(_all(options["shapes"]), options["select"], options["ignore"])
    session.give(as_json(chosen) if style == "json" else as_text(chosen, options["by"]), output)


@click.command()
@click.argument("check")
@own_shapes
@click.option("-o", "--output", default="-", metavar="PATH", help="Write to a file instead.")
@command_options
def explain(session: Session, /, check: str, shapes: Path | None, output: str) -> None:
    """Tell what CHECK looks at, why it matters, and what to do."""
    from peertoc.validation.checks.listing import explanation

    style_for(output, None, {})
    session.give(explanation(check, _all(shapes)), output)


def _all(folder: Path | None) -> tuple[Check, ...]:
    from peertoc.validation import all_checks
    from peertoc.validation.checks.own import own_checks

    return (*all_checks(), *own_checks(folder)) if folder else all_checks()


def _verify(
    session: Session, own: tuple[Check, ...], style: str, output: str, options: dict[str, Any]
) -> None:
    from peertoc.validation import all_checks
    from peertoc.validation.checks.proving import proofs_as_json, proofs_as_text, prove, write_golden
    from peertoc.validation.engines import engine_named, left_to_pyshacl

    known, engine = (*all_checks(), *own), engine_named(options["engine"])
    if options["update"]:
        for check in own:
            write_golden(check, known, engine)
    proofs = [prove(check, known, engine) for check in own]
    tell_what_was_left(session, left_to_pyshacl())
    session.give(proofs_as_json(proofs) if style == "json" else proofs_as_text(proofs), output)
    raise SystemExit(int(any(proof.faults for proof in proofs)))
