"""The data files that travel with the code: ontology, shapes, queries and registries."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def data_root() -> Path:
    """Find the folder of ``ontology``, ``shapes``, ``queries`` and ``registries``.

    A wheel carries them under ``peertoc/data``; an editable install reads those of the checkout, so that
    they are never stale.
    """
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


def ontology_root() -> Path:
    """Name the folder of the ontology, its vocabularies and its JSON-LD context."""
    return data_root() / "ontology"


def vocabulary_files() -> tuple[Path, ...]:
    """List the files of the ontology, of every list of values, and of what is said of the guide."""
    root = ontology_root()
    folders = (root / "vocabularies", root / "guide")
    return (root / "peertoc.ttl", *(path for folder in folders for path in sorted(folder.glob("*.ttl"))))


def shapes_root() -> Path:
    """Name the folder of the checks, one folder each."""
    return data_root() / "shapes"


def queries_root() -> Path:
    """Name the folder of the named queries, one file each."""
    return data_root() / "queries"


def registries_root() -> Path:
    """Name the folder of what is taken over from registries, a table each."""
    return data_root() / "registries"
