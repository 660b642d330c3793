"""Several checks as one set of rules, made once for all the files that are held against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from peertoc.errors import PeertocError
from peertoc.validation.checks.loading import all_checks, shared
from peertoc.validation.context import context, lean_context
from peertoc.vocabulary import compact
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Triple

    from peertoc.validation.checks.loading import Check
    from peertoc.validation.engine import Result


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold the shapes of some checks, the background that they need, and which check each part belongs to.

    ``own`` are the checks that are not ours.
    """

    shapes: tuple[Triple, ...]
    background: tuple[Triple, ...]
    speaking: Mapping[str, Check]
    own: tuple[Check, ...]

    def speaker(self, result: Result) -> Check:
        """Give the check that speaks in a result. Raises PeertocError for one that nobody owns."""
        check = self.speaking.get(result.constraint) or self.speaking.get(result.shape)
        if check is None:
            name = printable(compact(result.constraint or result.shape))
            raise PeertocError(
                f"{name} speaks, but belongs to no check.", help="Name it as a part of its check."
            )
        return check


@lru_cache(maxsize=32)
def rules_of(checks: tuple[Check, ...]) -> Rules:
    """Put checks together; the same checks give the same object."""
    ours = {check.name for check in all_checks()}
    own = tuple(check for check in checks if check.name not in ours)
    further = tuple(triple for check in own for triple in check.declaration())
    return Rules(
        shapes=(*shared(), *(triple for check in checks for triple in check.triples)),
        background=_background(further),
        speaking={part: check for check in checks for part in (check.iri, *check.parts)},
        own=own,
    )


@lru_cache(maxsize=32)
def _background(further: tuple[Triple, ...]) -> tuple[Triple, ...]:
    # Other people's checks may read what ours do not.
    return (*context(), *further) if further else lean_context()
