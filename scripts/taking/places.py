"""Countries and regions: codes, names in the languages of the United Nations, ids of others."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from scripts.taking.table import Table, several

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SOURCE: Final = (
    "github.com/datasets/country-codes, commit caa72d1, data/country-codes.csv; from the M49 standard of the"
    " United Nations Statistics Division, UNTERM, Unicode CLDR and GeoNames"
)
_VERSION: Final = "2026-05-15"
_LICENCE: Final = (
    "Public Domain Dedication and License, as its maintainers state, with their caveat that ISO may claim"
    " rights in its codes"
)
_LANGUAGES: Final = {
    "en": ("CLDR display name", "UNTERM English Short", "official_name_en", "UNTERM English Formal"),
    "fr": ("UNTERM French Short", "official_name_fr", "UNTERM French Formal"),
    "es": ("UNTERM Spanish Short", "official_name_es", "UNTERM Spanish Formal"),
    "ru": ("UNTERM Russian Short", "official_name_ru", "UNTERM Russian Formal"),
    "ar": ("UNTERM Arabic Short", "official_name_ar", "UNTERM Arabic Formal"),
    "zh": ("UNTERM Chinese Short", "official_name_cn", "UNTERM Chinese Formal"),
}
_LEVELS: Final = ("Global", "Region", "Sub-region", "Intermediate Region")
#: An article as the United Nations write it behind a name (“Gambia (the)”, “Géorgie (la)”), and stars.
_BESIDE: Final = re.compile(r"\s*(?:\((?:the|le|la|les|l'|l’|el|los|las)\)|\*+)")


def countries(shared: Path) -> Table:
    """Take every country and area that has a code of ISO 3166-1."""
    rows = [
        (
            row["ISO3166-1-Alpha-2"],
            row["ISO3166-1-Alpha-3"],
            _code(row["M49"]),
            row["wikidata_id"].rpartition("/")[2],
            row["Geoname ID"],
            _code(_nearest(row)),
            *(several(_names(row, columns)) for columns in _LANGUAGES.values()),
        )
        for row in _rows(shared)
        if row["ISO3166-1-Alpha-2"].strip()
    ]
    return Table(
        "countries.tsv",
        "ISO 3166-1 and UN M49",
        _SOURCE,
        _VERSION,
        _LICENCE,
        "codes, ids of Wikidata and GeoNames, nearest region of M49, names in six languages without articles",
        ("alpha2", "alpha3", "m49", "wikidata", "geonames", "region", *_LANGUAGES),
        tuple(rows),
    )


def regions(shared: Path) -> Table:
    """Take the regions of M49, each with the region that it lies in."""
    found: dict[str, tuple[str, str]] = {}
    for row in _rows(shared):
        above = ""
        for level in _LEVELS:
            code = row[f"{level} Code"].strip()
            if code:
                found[_code(code)] = (row[f"{level} Name"], above)
                above = _code(code)
    return Table(
        "regions.tsv",
        "UN M49",
        _SOURCE,
        _VERSION,
        _LICENCE,
        "the codes of regions, their English names, the region around each",
        ("m49", "en", "within"),
        tuple((code, name, above) for code, (name, above) in found.items()),
    )


def _rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "m49" / "country-codes.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _names(row: dict[str, str], columns: Iterable[str]) -> Iterable[str]:
    return (_BESIDE.sub("", row[column]) for column in columns)


def _nearest(row: dict[str, str]) -> str:
    return next((row[f"{level} Code"] for level in reversed(_LEVELS) if row[f"{level} Code"].strip()), "")


def _code(text: str) -> str:
    """Write a code of M49 with its three digits; the copy drops leading zeros."""
    return text.strip().zfill(3) if text.strip() else ""
