"""The lists of codes: sectors, functions of government, channels, and identifiers that IATI gives."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

from scripts.taking.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IATI_VERSION: Final = "2026-06-22"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_IATI: Final = "github.com/IATI/IATI-Codelists-NonEmbedded, commit 7aeece7, xml/"
_IATI_LICENCE: Final = (
    "Creative Commons Attribution 4.0, attributed to the IATI Standard (http://iatistandard.org/)"
)
#: Kinds of bodies, such as “Central Government”; beside them, a code that is a category of others is a group,
#: and so is 41200, which has none yet.
_KINDS: Final = re.compile(r"[16]\d{4}|\d\d000|41200")


def sectors(shared: Path) -> Table:
    """Take the purpose codes of five digits, and the categories of three."""
    rows = [
        (
            code,
            *_names(item),
            item.findtext("category") or "",
            _status(item),
            item.get("withdrawal-date") or "",
        )
        for list_ in ("Sector", "SectorCategory")
        for code, item in items(shared, list_)
    ]
    return Table(
        "sectors.tsv",
        "DAC and CRS purpose codes",
        f"{_IATI}Sector.xml and SectorCategory.xml, which replicate the lists of OECD DAC",
        IATI_VERSION,
        _IATI_LICENCE,
        "codes, names in English and French, category, status, day of withdrawal",
        ("code", "en", "fr", "category", "status", "withdrawn"),
        tuple(rows),
    )


def functions(shared: Path) -> Table:
    """Take the classification of the functions of government."""
    with (shared / "cofog" / "cofog.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = tuple(
            (row["Code"], *(_plain(row[f"Description_{lang}"]) for lang in ("EN", "FR", "ES")))
            for row in csv.DictReader(file)
        )
    return Table(
        "functions.tsv",
        "COFOG",
        "github.com/datasets/cofog, commit 093c314, data/cofog.csv; from the Classification of the Functions"
        " of Government of the United Nations Statistics Division",
        "2025-03-24",
        "Public Domain Dedication and License, as its maintainer states; the United Nations state none",
        "codes, and names in English, French and Spanish without the marks for individual and collective",
        ("code", "en", "fr", "es"),
        rows,
    )


def channels(shared: Path) -> Table:
    """Take the channels that are organisations; groups of them and kinds of bodies are left out."""
    found = tuple(items(shared, "CRSChannelCode"))
    groups = {item.findtext("category") for _, item in found}
    rows = [
        (code, *_names(item), _status(item), item.get("withdrawal-date") or "")
        for code, item in found
        if code not in groups and not _KINDS.fullmatch(code)
    ]
    return Table(
        "channels.tsv",
        "CRS channel codes",
        f"{_IATI}CRSChannelCode.xml, which replicates the list of OECD DAC",
        IATI_VERSION,
        _IATI_LICENCE,
        "codes, names in English and French, status, day of withdrawal; without the codes of groups",
        ("code", "en", "fr", "status", "withdrawn"),
        tuple(rows),
    )


def identifiers(shared: Path) -> Table:
    """Take the identifiers that the IATI secretariat gives to organisations without another."""
    rows = [
        (code, _names(item)[0], item.findtext("url") or "")
        for code, item in items(shared, "IATIOrganisationIdentifier")
    ]
    return Table(
        "identifiers.tsv",
        "IATI organisation identifiers",
        f"{_IATI}IATIOrganisationIdentifier.xml",
        IATI_VERSION,
        _IATI_LICENCE,
        "identifiers, names, addresses of websites",
        ("code", "en", "website"),
        tuple(rows),
    )


def items(shared: Path, list_: str) -> Iterator[tuple[str, ET.Element]]:
    """List the codes of one of IATI's lists, each with its element."""
    root = ET.parse(shared / "iati-codelists" / f"{list_}.xml").getroot()  # noqa: S314 - a file of our own
    for item in root.iter("codelist-item"):
        yield (item.findtext("code") or "").strip(), item


def _names(item: ET.Element) -> tuple[str, str]:
    said = {
        each.get(_LANG, "en"): " ".join((each.text or "").split()) for each in item.iterfind("name/narrative")
    }
    return said.get("en", ""), said.get("fr", "")


def _status(item: ET.Element) -> str:
    """Call a code withdrawn as well that has a day of withdrawal and is marked as active."""
    return "withdrawn" if item.get("withdrawal-date") else item.get("status") or "active"


def _plain(name: str) -> str:
    return re.sub(r"\s+\((?:CS|IS|SC|SI)\)\s*$", "", name)
