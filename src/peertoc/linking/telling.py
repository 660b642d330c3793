"""A candidate as it is shown to the person who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.linking.scoring import band_of
from peertoc.linking.table.rows import KIND, REGISTRY, SEARCHED
from peertoc.vocabulary import compact
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from peertoc.linking.table import Row

_WORDS: Final = {
    "name": "likeness of the names",
    "compared": "compared with",
    "acronym": "acronym",
    "country": "country",
    "host": "website or host",
    "types": "called there",
    "score": "score",
    "instead_of": "takes the place of",
    "service_score": "score of the service",
    "service_match": "the service calls it the match",
}


def shown(row: Row, left: int, *, with_subject: bool) -> str:
    """Write a candidate with all signs that speak for it; ``left`` is how many are still to be seen."""
    value = row.confidence or 0.0
    lines = [""]
    if with_subject:
        lines += [f"{_text(row.subject_label) or printable(row.subject)}  ({row.says(KIND) or 'thing'})"]
    source = row.source.removeprefix(REGISTRY)
    version = f", {printable(row.source_version)}" if row.source_version else ""
    lines += [
        f"  {_text(row.object_label) or '(the registry at hand has no name for it)'}",
        f"    {printable(row.object)}  ({printable(source)}{version})",
        f"    {value:.2f} {band_of(value)}, proposed as {compact(row.predicate)}: {_text(row.says('why'))}",
    ]
    for key, text in row.other:
        if key not in (KIND, SEARCHED, "why"):
            lines.append(f"    {_WORDS.get(key, printable(key))}: {_text(text)}")
    if row.comment:
        lines.append(f"    {_text(row.comment)}")
    return "\n".join([*lines, f"  {left} left"])


def _text(text: str) -> str:
    return shorten(printable(text), 200)
