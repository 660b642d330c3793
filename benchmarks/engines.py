"""The engines that are compared: how each is started, and what it is given."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peertoc.validation.checks.proving import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).parent
#: Where scripts/bench installs the engines that nothing else here needs.
OTHERS: Final = HERE / ".venv" / "bin"
OURS: Final = "peertoc"
ORACLE: Final = "pySHACL"
PARSING: Final = "parsing alone"
#: What is measured to its end, however long that takes.
UNSTOPPED: Final = frozenset({OURS, PARSING})
_PARSE: Final = (
    "import sys, pyoxigraph as ox\n"
    "for quad in ox.parse(path=sys.argv[1], base_iri='https://example.org/'): pass\n"
)


@dataclass(frozen=True, slots=True)
class Input:
    """Name the files of one case: the data, the data with its context behind it, the shapes."""

    data: Path
    merged: Path
    shapes: Path


@dataclass(frozen=True, slots=True)
class Engine:
    """Say how an engine is started; ``package`` tells its version, ``how`` tells readers what is run."""

    name: str
    package: str
    how: str
    command: Callable[[Input], list[str]]
    #: What it ends with when all went well.
    codes: frozenset[str] = frozenset({"0"})
    reports: bool = True


def _ours(given: Input) -> list[str]:
    options = ["--format", "turtle", "--today", DAY.isoformat(), "--timeout", "0", "--fail-on", "never", "-q"]
    return [sys.executable, "-m", "peertoc", "validate", str(given.data), *options]


def _pyshacl(given: Input) -> list[str]:
    program = str(Path(sys.executable).with_name("pyshacl"))
    return [program, "-s", str(given.shapes), "-f", "turtle", str(given.merged)]


def _turbo(given: Input) -> list[str]:
    return [str(OTHERS / "pyshacl-turbo"), "-s", str(given.shapes), "-f", "turtle", str(given.merged)]


def _with(name: str) -> Callable[[Input], list[str]]:
    runner = str(HERE / "runners" / f"with_{name}.py")
    return lambda given: [str(OTHERS / "python"), runner, str(given.merged), str(given.shapes)]


def _parse(given: Input) -> list[str]:
    return [sys.executable, "-c", _PARSE, str(given.data)]


ENGINES: Final = (
    Engine(PARSING, "pyoxigraph", "`pyoxigraph.parse`, nothing kept", _parse, reports=False),
    Engine(OURS, "peertoc", "`peertoc validate`, the file alone", _ours),
    Engine(ORACLE, "pyshacl", "the command `pyshacl`", _pyshacl, frozenset({"0", "1"})),
    Engine("pyshifty", "pyshifty", "its `PreparedValidator`, without rdflib", _with("pyshifty")),
    Engine("pyshacl-turbo", "pyshacl-turbo", "its command", _turbo, frozenset({"0", "1"})),
    Engine("pyrudof", "pyrudof", "its native mode", _with("pyrudof")),
)
#: What is there wherever the tests run.
AT_HAND: Final = (PARSING, OURS, ORACLE)


def versions(names: tuple[str, ...]) -> dict[str, str]:
    """Give the version of each engine's package, from the environment that it runs in."""
    return {each.name: _version(each) for each in ENGINES if each.name in names}


def _version(engine: Engine) -> str:
    if engine.name in AT_HAND:
        return importlib.metadata.version(engine.package)
    ask = f"import importlib.metadata as m; print(m.version({engine.package!r}))"
    done = subprocess.run([OTHERS / "python", "-c", ask], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip()
