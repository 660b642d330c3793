"""The reference run: the checks and their context as two files for any SHACL engine.

A file, ``peertoc-context.ttl`` put behind it, is checked with ``peertoc-shapes.ttl``: that gives what
``peertoc validate`` finds, before waivers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc import __version__
from peertoc.resources import shapes_root, vocabulary_files
from peertoc.validation.checks.loading import SHARED, all_checks
from peertoc.validation.context import run_on

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

SHAPES: Final = "peertoc-shapes.ttl"
CONTEXT: Final = "peertoc-context.ttl"

_PREFIX: Final = re.compile(r"^@prefix\s+([\w-]*):\s+<([^>]*)>\s*\.[ \t]*\n", re.MULTILINE)
_LICENCE: Final = "Licence: CC BY 4.0."


def shapes_text() -> str:
    """Write all checks, and the guards, as one Turtle file."""
    root = shapes_root()
    rules = (check.folder / "check.ttl" for check in all_checks())
    paths = (*(root / name for name in SHARED), root / "guards.ttl", *rules)
    head = f"# The checks of peertoc {__version__}. A file is checked with {CONTEXT} put behind it.\n"
    return f"{head}# {_LICENCE}\n\n" + _united(path.read_text(encoding="utf-8") for path in paths)


def context_text(today: datetime.date | None) -> str:
    """Write what every file is checked together with; with the day, for rules that need it, where given.

    It begins with a line end, since the last line of the file before it may be a comment without one.
    """
    names = "".join(f"{triple} .\n" for check in all_checks() for triple in check.declaration())
    day = "".join(f"{triple} .\n" for triple in run_on(today))
    head = (
        f"\n# What peertoc {__version__} checks files together with: put it behind a file.\n# {_LICENCE}\n\n"
    )
    texts = [path.read_text(encoding="utf-8") for path in vocabulary_files()]
    return head + _united([*texts, f"# The names of the checks.\n{names}{day}"])


def _united(texts: Iterable[str]) -> str:
    """Put texts of Turtle behind each other, under one head: a prefix has one meaning in all of them."""
    used: dict[str, str] = {}
    bodies: list[str] = []
    for text in texts:
        used.update(_PREFIX.findall(text))
        bodies.append(_PREFIX.sub("", text).strip())
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in sorted(used.items()))
    return f"{head}\n" + "\n\n".join(bodies) + "\n"
