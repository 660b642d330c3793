"""``peertoc link``: find, review, apply and check the identifiers that the rest of the world uses."""

from __future__ import annotations

import click

from peertoc.cli.front import Front
from peertoc.cli.link.apply import apply
from peertoc.cli.link.check import check
from peertoc.cli.link.find import find
from peertoc.cli.link.review import review


@click.group(cls=Front)
def link() -> None:
    """Give what a file describes the identifiers of open registries, reviewed by a person.

    find writes candidates into FILE.links.sssom.tsv, review goes through them, apply writes what was accepted
    into FILE.links.ttl, and check says whether the identifiers still hold.
    """


for command in (find, review, apply, check):
    link.add_command(command)
