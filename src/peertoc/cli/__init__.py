"""The command line: one file a command, each of them arguments, one library call, and what it prints."""

from __future__ import annotations

import sys

import click

from peertoc import __version__
from peertoc.cli.checks import checks, explain
from peertoc.cli.front import Front
from peertoc.cli.new import new
from peertoc.cli.show import show
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


for command in (new, show, validate, checks, explain):
    peertoc.add_command(command)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    peertoc(prog_name="peertoc")
