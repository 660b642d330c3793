"""The first look at each line of a file, shared among copies of this process where it is long."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.parts.beside import beside, can_copy
from peertoc.catalogue.parts.blocks import Cutting
from peertoc.catalogue.parts.spooling import BOM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from peertoc.catalogue.parts.spooling import Watch
    from peertoc.catalogue.parts.survey import Survey, Surveyed

# A copy of this process is worth its while from so many blocks on.
_WORTH: Final = 2


def look_through(survey: Survey, path: Path, block: int, jobs: int, watch: Watch) -> None:
    """Survey a file, in blocks of about a size, with as many processes.

    Raises Endless, when all that stands before the line is surveyed, and OSError.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        cutting = Cutting(path, block, len(BOM) if file.read(len(BOM)) == BOM else 0)
    number = max(min(jobs, len(cutting) // _WORTH), 1) if can_copy() else 1
    (own, *others) = pairwise(len(cutting) * share // number for share in range(number + 1))

    def looked(place: int) -> None:
        """Tell how far all have come, as far as one knows of this one."""
        watch(min(place * number, size), size)

    with ExitStack() as stack:
        found = [stack.enter_context(beside(partial(_surveyed, survey, cutting, share))) for share in others]
        _survey(survey, cutting, own, looked)
        for share, come in zip(others, found, strict=True):
            more = come()
            if more is None:
                _survey(survey, cutting, share)
            else:
                survey.extend(more)
    watch(size, size)


def _surveyed(survey: Survey, cutting: Cutting, share: tuple[int, int]) -> Surveyed:
    another = survey.another(share[0])
    _survey(another, cutting, share)
    return another.surveyed()


def _survey(
    survey: Survey,
    cutting: Cutting,
    share: tuple[int, int],
    looked: Callable[[int], None] = lambda _: None,
) -> None:
    for start, text in cutting.texts(*share):
        survey.take(cutting.path, start, text)
        looked(start + len(text))
