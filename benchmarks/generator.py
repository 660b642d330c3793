"""Make any number of initiatives, one in twenty with a defect, as a stream of N-Triples."""

from __future__ import annotations

import itertools
import random
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).parent
BASE: Final = "https://example.org/initiatives/"
#: Of so many initiatives, one has a defect.
ONE_IN: Final = 20
_HEAD: Final = re.compile(r"^@(?:prefix|base) .*\n", re.MULTILINE)
_NUMBERED: Final = re.compile(rf"<{re.escape(BASE)}0/|_:")


@dataclass(frozen=True, slots=True)
class Defect:
    """Name a kind of defect by the check that finds it, with the statements left out and put in."""

    check: str
    without: frozenset[str]
    put_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """Hold one initiative as lines of N-Triples, and the check that must find something in it, or nothing."""

    number: int
    check: str
    lines: tuple[str, ...]


def made(count: int, seed: int = 1) -> Iterator[Made]:
    """Make ``count`` initiatives, one after another, in memory that does not grow.

    Each has some of the further parts; one in every twenty has a defect, each kind in its turn.
    """
    chance = random.Random(seed)  # noqa: S311 - the same seed has to give the same data
    kinds = itertools.cycle(chance.sample(defects(), len(defects())))
    spoiled = 0
    for number in range(count):
        if number % ONE_IN == 0:
            spoiled = number + chance.randrange(min(ONE_IN, count - number))
        further = tuple(part for part in parts() if chance.random() < 0.5)
        yield one(number + 1, next(kinds) if number == spoiled else None, further)


def one(number: int, defect: Defect | None, further: tuple[str, ...] = ()) -> Made:
    """Make one initiative of the parts named, with a defect or none."""
    lines = [*_lines(HERE / "initiative.ttl"), *(line for part in further for line in _part(part))]
    if defect is not None:
        lines = [line for line in lines if line not in defect.without] + [*defect.put_in]
    text = (_numbered(line, number) for line in lines)
    return Made(number, defect.check if defect else "", tuple(text))


def _numbered(line: str, number: int) -> str:
    return _NUMBERED.sub(lambda found: f"_:i{number}" if found[0] == "_:" else f"<{BASE}{number}/", line)


@cache
def parts() -> tuple[str, ...]:
    """List the parts that an initiative may have besides."""
    return tuple(sorted(path.stem for path in (HERE / "parts").glob("*.ttl")))


@cache
def defects() -> tuple[Defect, ...]:
    """List the kinds of defect. Raises ValueError for one that leaves out what is not there."""
    told = tomllib.loads((HERE / "defects.toml").read_text(encoding="utf-8"))
    whole = set(_lines(HERE / "initiative.ttl"))
    found = []
    for check, changes in told.items():
        without, put_in = (frozenset(_parsed(_head() + changes.get(key, ""))) for key in ("without", "with"))
        if not without <= whole:
            raise ValueError(f"{check} leaves out what is not there: {min(without - whole)}")
        found.append(Defect(check, without, tuple(sorted(put_in))))
    return tuple(found)


@cache
def _head() -> str:
    return "".join(_HEAD.findall((HERE / "initiative.ttl").read_text(encoding="utf-8")))


@cache
def _part(name: str) -> tuple[str, ...]:
    return _lines(HERE / "parts" / f"{name}.ttl")


@cache
def _lines(path: Path) -> tuple[str, ...]:
    return _parsed(path.read_text(encoding="utf-8"), path.stem.replace("-", ""))


def _parsed(text: str, label: str = "") -> tuple[str, ...]:
    """Read Turtle as lines of N-Triples; blank nodes are named after the part, in their order."""
    names: dict[str, str] = {}
    lines = []
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        terms = (_named(str(term), names, label) for term in (quad.subject, quad.predicate, quad.object))
        lines.append(" ".join(terms) + " .")
    return tuple(lines)


def _named(term: str, names: dict[str, str], label: str) -> str:
    return names.setdefault(term, f"_:{label}{len(names)}") if term.startswith("_:") else term


def write(path: Path, count: int, seed: int = 1) -> int:
    """Write ``count`` initiatives to a file; give the number of statements."""
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for initiative in made(count, seed):
            written += len(initiative.lines)
            file.write("\n".join(initiative.lines) + "\n")
    return written


def main() -> None:
    """Write to standard output: ``python -m benchmarks.generator COUNT [SEED]``."""
    count, seed = (int(text) for text in (*sys.argv[1:], "1")[:2])
    for initiative in made(count, seed):
        sys.stdout.write("\n".join(initiative.lines) + "\n")


if __name__ == "__main__":
    main()
