"""Stores that are added to, file after file, until the writer is killed; run by test_killing.

It reads the number of a first round, a line each, and starts a process that writes from that round on. That
tells its own number first; when it has ended, that is told too.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from peertoc.catalogue import vocabulary_documents
from peertoc.cli import peertoc
from tests.catalogue.store.ground import plan

FILES = 5


def say(text: str) -> None:
    """Tell a line in one piece, since several processes tell."""
    os.write(sys.stdout.fileno(), f"{text}\n".encode())


def write_for_ever(folder: Path, first: int) -> None:
    say(f"writer {os.getpid()}")
    for number in count(first):
        # One that is there is replaced, one is new, and one is unchanged.
        files = [
            plan(folder / "plans" / f"{number % FILES}.ttl", f"Round {number}."),
            plan(folder / "plans" / f"new-{number}.ttl", f"Round {number}."),
            plan(folder / "plans" / "same.ttl", "Always"),
        ]
        say(f"round {number}")
        with suppress(SystemExit):
            peertoc.main(["store", "add", *map(str, files), "--store", str(folder / "store")])


def main(folder: Path) -> None:
    vocabulary_documents()  # read once, so that the time of each process goes into writing
    for line in sys.stdin:
        writer = os.fork()
        if writer == 0:
            write_for_ever(folder, int(line))
        os.waitpid(writer, 0)
        say("ended")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
