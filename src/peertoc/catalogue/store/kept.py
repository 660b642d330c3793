"""What is kept of which file: the list of sources in a generation."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_type_hints

from peertoc.catalogue.formats import FORMATS
from peertoc.catalogue.graph_names import SOURCE
from peertoc.catalogue.store.layout import SOURCES, is_sha256, unopened
from peertoc.escaping import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue.store.layout import State

Manner: TypeAlias = Literal["added", "replaced", "unchanged", "removed"]


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """Tell of one source in a store: ``file`` as it was given, ``name`` its last part.

    ``statements`` counts each once; ``added`` is a moment in UTC; ``version`` counts how often the file was
    added, from 1.
    """

    file: str
    graph: str
    name: str
    sha256: str
    bytes: int
    statements: int
    added: str
    format: str
    version: int


@dataclass(frozen=True, slots=True)
class Done:
    """Tell what was done with a source; it is safe on disk, or gone from it."""

    kept: Kept
    manner: Manner


_KINDS: Final = get_type_hints(Kept)


def written(sources: Iterable[Kept]) -> str:
    """Write the list as the file holds it, in the order of the files."""
    return dumps([asdict(kept) for kept in sorted(sources)], indent=1) + "\n"


def called_apart(sources: Iterable[Kept]) -> dict[str, str]:
    """Call each source, under its graph, as its file, or as its graph where another file is called alike."""
    listed = list(sources)
    files = Counter(kept.file for kept in listed)
    return {kept.graph: kept.file if files[kept.file] == 1 else kept.graph for kept in listed}


def read_kept(state: State) -> tuple[Kept, ...]:
    """Read the list of the generation that counts. Raises Damaged."""
    part = f"{state.current}/{SOURCES}"
    try:
        found = json.loads((state.generation / SOURCES).read_bytes())
        kept = tuple(sorted(_kept(each) for each in found))
    except OSError as fault:
        why = f"cannot be read ({(fault.strerror or 'unknown fault').lower()})"
        raise unopened(state.folder, part, why, state.current) from None
    except (ValueError, TypeError, RecursionError):
        raise unopened(
            state.folder, part, "is not the list of sources that it should be", state.current
        ) from None
    if len({each.graph for each in kept}) != len(kept):
        raise unopened(state.folder, part, "names a source twice", state.current)
    return kept


def _kept(found: object) -> Kept:
    if not isinstance(found, dict):
        raise TypeError
    values: dict[str, Any] = {field.name: found.get(field.name) for field in fields(Kept)}
    if not all(type(values[name]) is kind for name, kind in _KINDS.items()):
        raise TypeError
    kept = Kept(**values)
    if not (is_sha256(kept.sha256) and kept.graph.startswith(SOURCE) and kept.format in FORMATS):
        raise ValueError
    return kept
