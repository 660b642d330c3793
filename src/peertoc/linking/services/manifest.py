"""What a reconciliation service says of itself, in any of the three versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from peertoc.linking.services.faults import Unanswered
from peertoc.linking.services.manifest_parts import odd_parts
from peertoc.linking.services.parsing import list_of, number_of, table_of, text_of, texts_of
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSIONS: Final = ("1.0-draft", "0.2", "0.1")  # the newest first
_BATCH: Final = 10
_LARGEST: Final = 50


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hold what matters of a manifest; ``told`` are sentences about the parts that break the rules.

    ``view`` is a template that makes an address of an identifier, ``preview`` one that makes that of a page
    for a person; ``space`` is what identifiers begin with, ``types`` are the identifiers of the usual types.
    """

    name: str
    version: str
    view: str
    preview: str
    space: str
    types: tuple[str, ...]
    batch: int
    login: bool
    told: tuple[str, ...]


def read_manifest(value: object, server: str, version: str = "") -> Manifest:
    """Read a manifest; ``version`` may ask for an older one. Raises Unanswered where it is none."""
    found = table_of(value)
    name = text_of(found.get("name"))
    if not name:
        raise Unanswered(
            server,
            f"{server} does not say of itself that it is a reconciliation service.",
            help="Its manifest (the answer to its address alone) must be a JSON object with a “name”.",
        )
    spoken = version or _spoken(found, server)
    odd = f"The manifest of {server} breaks the rules of version {spoken} at “{{}}”."
    return Manifest(
        name=name,
        version=spoken,
        view=text_of(table_of(found.get("view")).get("url")),
        preview=text_of(table_of(found.get("preview")).get("url")),
        space=text_of(found.get("identifierSpace")),
        types=texts_of([table_of(each).get("id") for each in list_of(found.get("defaultTypes"))]),
        batch=_batch(number_of(found.get("batchSize"))),
        login="authentication" in found,
        told=tuple(odd.format(part) for part in odd_parts(found, spoken)),
    )


def _batch(stated: float | None) -> int:
    return _BATCH if stated is None else int(min(max(stated, 1), _LARGEST))


def _spoken(found: Mapping[str, Any], server: str) -> str:
    """Choose the newest version that both speak; a service that names none speaks 0.1 (0.2, section 3.1)."""
    if "versions" not in found:
        return "0.1"
    offered = texts_of(found["versions"])
    both = [version for version in VERSIONS if version in offered]
    if not both:
        listed = ", ".join(printable(version) for version in offered[:5]) or "nothing"
        raise Unanswered(
            server,
            f"{server} speaks no version of the Reconciliation Service API that peertoc speaks.",
            help=f"It lists {listed}; peertoc speaks {', '.join(reversed(VERSIONS))}.",
        )
    return both[0]
