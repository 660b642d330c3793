"""The command line: one file a command, each of them arguments, one library call, and what it prints."""

from __future__ import annotations

import os
import sys

import click

from peertoc import __version__
from peertoc.cli.analyse import analyse
from peertoc.cli.chain import chain
from peertoc.cli.checks import checks, explain
from peertoc.cli.front import Front
from peertoc.cli.guide import guide
from peertoc.cli.link import link
from peertoc.cli.map import map_
from peertoc.cli.new import new
from peertoc.cli.profile import profile
from peertoc.cli.queries import queries
from peertoc.cli.query import query
from peertoc.cli.shapes import shapes
from peertoc.cli.show import show
from peertoc.cli.store import store
from peertoc.cli.validate import validate


@click.group(
    cls=Front,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        'A first file: peertoc new "Budget peers" -o budget-peers.ttl'
        " — fill it in, then: peertoc validate budget-peers.ttl"
    ),
)
@click.version_option(__version__, message="peertoc %(version)s")
def peertoc() -> None:
    """Write down how peer learning should reach a reform, and be told where the chain breaks."""


COMMANDS = (
    new, show, validate, guide, profile, map_, chain, analyse,
    query, queries, store, link, checks, explain, shapes,
)  # fmt: skip
for command in COMMANDS:
    peertoc.add_command(command)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for good
        elif hasattr(stream, "reconfigure"):
            # A terminal keeps its encoding; a file or a pipe gets UTF-8, as every format asks.
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    peertoc(prog_name="peertoc")
