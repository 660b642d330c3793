"""``peertoc link apply``."""

from __future__ import annotations

from pathlib import Path

import click

from peertoc.cli.link.opening import file_options, ledger, opened, present
from peertoc.cli.session import Session, command_options


@click.command()
@file_options
@click.option("-o", "--output", default="", metavar="PATH", help="Write to PATH, if not FILE.links.ttl.")
@command_options
def apply(session: Session, /, path: str, read_as: str | None, table: str | None, output: str) -> None:
    """Write the links of FILE that were accepted, and those that it states itself, into FILE.links.ttl.

    Each is one statement (skos:exactMatch and the like, never owl:sameAs); beside them stands which registry
    they lead to, and when and by what they were written. FILE itself is left as it is.
    """
    from peertoc.linking.applying import apply as applied
    from peertoc.linking.stated import certain_links

    document = opened(path, read_as)
    sound = present(ledger(path, table), path).reading.sound()
    done = applied(sound, certain_links(document, session.lang), document.name, session.today)
    if done.stale:
        session.note(
            f"{done.stale} links in the table are not stated by the file any more, and were left out;"
            f" “peertoc link find {path}” makes the table anew."
        )
    session.give(done.turtle, output or _beside(path))
    session.note(f"{done.links} links")


def _beside(path: str) -> str:
    return "-" if path == "-" else str(Path(path).with_name(f"{Path(path).name}.links.ttl"))
