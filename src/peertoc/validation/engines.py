"""The engines by their names; each is loaded when it is first needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.vocabulary import compact
from peertoc.wording import printable

if TYPE_CHECKING:
    from peertoc.validation.compiled import Compiled
    from peertoc.validation.engine import Engine

COMPILED: Final = "compiled"
PYSHACL: Final = "pyshacl"
NAMES: Final = (COMPILED, PYSHACL)


@cache
def engine_named(name: str) -> Engine:
    """Give an engine; ``compiled`` leaves to pySHACL what it does not know."""
    if name == PYSHACL:
        from peertoc.validation.pyshacl_engine import PyShacl

        return PyShacl()
    return _compiled()


@cache
def _compiled() -> Compiled:
    from peertoc.validation.compiled import Compiled

    return Compiled()


def left_to_pyshacl() -> tuple[tuple[str, bool], ...]:
    """Tell which checks the compiled engine has left to pySHACL since this was last asked.

    Each comes as a sentence, and whether the check itself calls for it, not only what stands in a file.
    """
    if not _compiled.cache_info().currsize:
        return ()
    left = _compiled().left
    told = tuple((_sentence(iri, reason), bool(reason)) for iri, reason in sorted(left.items()))
    left.clear()
    return told


def _sentence(iri: str, reason: str) -> str:
    why = f"it uses {reason}" if reason else "of a value in the data"
    return printable(f"{compact(iri)} was run by pySHACL, which takes longer, because {why}.")
