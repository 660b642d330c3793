"""What lies where in the folder of a store, and what its first file says.

::

    DIR/catalogue.json            which generation counts; replaced in one step, the switch of every change
    DIR/lock                      held by the one who writes
    DIR/generation-7/rdf/         the statements, each source in a graph of its own, as pyoxigraph keeps them
    DIR/generation-7/texts/       the exact text of each source, under its SHA-256
    DIR/generation-7/sources.json what is kept of which file
    DIR/generation-7/readers      held by those who read; a generation is deleted when nobody does
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from glob import escape
from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.errors import Damaged, NoStore, Unstored
from peertoc.escaping import dumps
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from pathlib import Path

FORMAT: Final = 1

CATALOGUE: Final = "catalogue.json"
LOCK: Final = "lock"
RDF: Final = "rdf"
TEXTS: Final = "texts"
SOURCES: Final = "sources.json"
READERS: Final = "readers"

_NUMBERED: Final = re.compile(r"generation-([1-9][0-9]{0,17})")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class State:
    """Hold what ``catalogue.json`` says; ``current`` is empty in a store that nothing was ever added to.

    ``vocabulary`` is the SHA-256 of the vocabulary that lies beside the sources; ``traces`` tells that the
    statements may still hold words of a text that was replaced.
    """

    folder: Path
    current: str
    vocabulary: str
    traces: bool = False

    @property
    def generation(self) -> Path:
        """Name the folder that counts."""
        return self.folder / self.current

    def written(self) -> str:
        """Write it as the file holds it."""
        told = {
            "format": FORMAT,
            "peertoc": __version__,
            "current": self.current,
            "vocabulary": self.vocabulary,
            "traces": self.traces,
        }
        return dumps(told, indent=2) + "\n"


def shown(folder: Path) -> str:
    """Name a folder for people."""
    return printable(str(folder))


def is_sha256(value: str) -> bool:
    """Tell whether a value is a SHA-256 as it is written here; only then it may become part of a path."""
    return _SHA256.fullmatch(value) is not None


def number_of(name: str) -> int:
    """Give the number of a generation by its name; 0 where the name is not that of one."""
    match = _NUMBERED.fullmatch(name)
    return int(match[1]) if match else 0


def generations(folder: Path) -> list[Path]:
    """List the generations in a folder, whole or not, the oldest first."""
    found = [path for path in folder.iterdir() if number_of(path.name) and not path.is_symlink()]
    return sorted(found, key=lambda path: number_of(path.name))


def damaged(folder: Path, part: str, why: str) -> Damaged:
    """Make the error that names the part of a store that cannot be relied on; the rest can be checked."""
    check = f"“peertoc store check --store {shown(folder)}” tells what is whole, and what to do."
    return _damaged(folder, part, why, check)


def unopened(folder: Path, part: str, why: str, current: str = "") -> Damaged:
    """Make the error for a store that cannot be opened, not even to be checked; its texts can be saved.

    ``current`` is the generation that counts, where that is known.
    """
    texts = _texts(folder, current)
    cure = (
        f'“peertoc store add "{escape(shown(texts))}/*" --from turtle --store NEW” adds the files that are in'
        " Turtle, as they came, to a new store, and names the others: add each of those with its own --from."
        if texts
        else "Add your files to a new store: “peertoc store add PATHS --store NEW”."
    )
    return _damaged(folder, part, why, cure)


def _damaged(folder: Path, part: str, why: str, cure: str) -> Damaged:
    return Damaged(
        f"The store {shown(folder)} is damaged: {part} {why}.", help=f"Nothing was deleted. {cure}"
    )


def _texts(folder: Path, current: str) -> Path | None:
    """Find the texts of the generation that counts, else of the newest that was made to its end."""
    if current:
        among = [folder / current]
    else:
        among = [path for path in reversed(generations(folder)) if (path / SOURCES).exists()]
    return next((path / TEXTS for path in among if (path / TEXTS).is_dir()), None)


def holds_nothing(folder: Path) -> NoStore:
    """Make the error for a store whose making was stopped before anything was in it."""
    return NoStore(
        f"The store {shown(folder)} holds nothing: what was to be added first never was.",
        help=f"Add to it with “peertoc store add PATHS --store {shown(folder)}”.",
    )


def read_state(folder: Path) -> State:
    """Read which generation counts. Raises NoStore, Damaged, and Unstored for a newer one."""
    try:
        found = json.loads((folder / CATALOGUE).read_bytes())
    except OSError as fault:
        raise unread(folder, fault) from None
    except (ValueError, RecursionError):
        raise unopened(folder, CATALOGUE, "is not proper JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("format"), int):
        raise NoStore(f"{shown(folder)} is no store: its {CATALOGUE} is of another kind.")
    if found["format"] > FORMAT:
        raise _newer(folder, found)
    return _state(folder, found)


def unread(folder: Path, fault: OSError) -> Unstored:
    """Make the error that tells why a store cannot be read."""
    name = shown(folder)
    if isinstance(fault, PermissionError):
        return Unstored(f"The store {name} may not be read.", help="Ask its owner for leave to read it.")
    if folder.is_dir():
        if generations(folder):
            return unopened(folder, CATALOGUE, "is missing")
        why = f"is no store: it holds no {CATALOGUE}"
    elif folder.exists():
        why = "is a file, not the folder of a store"
    else:
        why = "does not exist, so there is no store"
    return NoStore(
        f"{name} {why}.",
        help="Check the spelling; “peertoc store add PATHS --store DIR” makes a store in a new folder.",
    )


def _newer(folder: Path, found: dict[str, Any]) -> Unstored:
    version = found.get("peertoc")
    by = f" ({shorten(printable(version), 20)})" if isinstance(version, str) else ""
    return Unstored(
        f"The store {shown(folder)} was written by a newer peertoc{by}, in a form that this one cannot read.",
        help="Bring peertoc up to date, for example with “pip install --upgrade peertoc”.",
    )


def _state(folder: Path, found: dict[str, Any]) -> State:
    current, vocabulary, traces = found.get("current"), found.get("vocabulary"), found.get("traces")
    if current == "":
        return State(folder, "", "")
    if not isinstance(current, str) or not number_of(current):
        raise unopened(folder, CATALOGUE, "does not say which generation counts")
    if not (folder / current).is_dir():
        raise unopened(folder, current, "is missing, and it is the one that counts")
    return State(folder, current, vocabulary if isinstance(vocabulary, str) else "", traces is True)
