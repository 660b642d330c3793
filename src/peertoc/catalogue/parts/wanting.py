"""What checks ask for anywhere in a file: found once, and put into every part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.catalogue.parts.bonds import Bonds, Wanted
    from peertoc.catalogue.parts.part import Part, Pieces
    from peertoc.catalogue.parts.survey import Candidates, Survey


def wanted_everywhere(bonds: Bonds, survey: Survey, pieces: Pieces) -> set[int]:
    """Give the names of one thing of each kind that is wanted, where the file has one. Raises OSError."""
    found: set[int] = set()
    for wanted, by_block in zip(bonds.wanted, survey.wanted, strict=True):
        chosen = (_chosen(bonds, wanted, number, each, pieces) for number, each in by_block.items())
        found.update(next(filter(None, chosen), ()))
    return found


def _chosen(
    bonds: Bonds, wanted: Wanted, block: int, candidates: Candidates, pieces: Pieces
) -> Iterable[int]:
    """Choose one of the names of a block; all where they silence a check only together, or none.

    The more is said, the less a thing is loose: what does not silence the check with the lines around it does
    not silence it in the whole.
    """
    names, around = candidates
    if not wanted.loose:
        return names
    if around and not _silent(bonds, wanted, pieces.lines(block, around)):
        return ()
    if not _silent(bonds, wanted, pieces.part((), names)):
        return ()
    return next(([name] for name in names if _silent(bonds, wanted, pieces.part((), [name]))), names)


def _silent(bonds: Bonds, wanted: Wanted, part: Part) -> bool:
    try:
        return bonds.silences(wanted.check, part.load())
    except PeertocError:
        # Told where the lines are checked.
        return False
