"""What any engine that runs the shapes must do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from peertoc.catalogue import Term


@dataclass(frozen=True, slots=True)
class Result:
    """State one SHACL result: ``shape`` names the shape or query that speaks, ``path`` is an IRI or empty."""

    shape: str
    focus: Term
    path: str
    value: Term | None


class Engine(Protocol):
    """Run shapes over data; results come in any order, each once."""

    def run(self, data: Iterable[Triple], shapes: Iterable[Triple]) -> tuple[Result, ...]:
        """Validate ``data`` with ``shapes``: SHACL Core and SHACL-SPARQL, no inference."""
        ...
