"""What any engine that runs the shapes must do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Triple

    from peertoc.catalogue import Term


@dataclass(frozen=True, slots=True)
class Result:
    """State one SHACL result, as section 3.6.2 of the recommendation has it.

    ``shape`` is the source shape, ``constraint`` the source constraint of a SPARQL-based one, else empty;
    ``component`` names the kind of constraint. ``path`` is an IRI, empty where there is none or a longer one.
    """

    shape: str
    focus: Term
    path: str
    value: Term | None
    constraint: str = ""
    component: str = ""


class Engine(Protocol):
    """Run shapes over data; results come in any order, each once."""

    def run(
        self,
        data: Iterable[Triple],
        background: tuple[Triple, ...],
        shapes: Sequence[Triple],
        also: tuple[Triple, ...] = (),
    ) -> tuple[Result, ...]:
        """Validate ``data`` and what ``also`` holds, united with ``background``.

        SHACL Core and SHACL-SPARQL, no inference. ``background`` and ``shapes`` are the same objects from
        file to file, so an engine may keep what it makes of them.
        """
        ...
