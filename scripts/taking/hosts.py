"""Organisations that are known to host or fund peer learning, as ROR records them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from scripts.taking.table import Table, several

if TYPE_CHECKING:
    from pathlib import Path

_ROR: Final = "https://ror.org/"


def hosts(shared: Path) -> Table:
    """Take the records of ROR that are there, in its first version or its second."""
    rows = [_row(json.loads(path.read_text("utf-8"))) for path in sorted((shared / "ror").glob("0*.json"))]
    return Table(
        "hosts.tsv",
        "ROR",
        "github.com/ror-community/ror-records, commit d93fc66",
        "2026-06-23",
        "Creative Commons Zero 1.0 (data of ROR)",
        "ten records: id, names, acronyms, country, websites, types, status, successor, other ids",
        (
            "id",
            "name",
            "aliases",
            "acronyms",
            "country",
            "websites",
            "types",
            "status",
            "successor",
            "isni",
            "wikidata",
        ),
        tuple(rows),
    )


def _row(record: dict[str, Any]) -> tuple[str, ...]:
    names = _first(record) if "name" in record else _second(record)
    name, aliases, acronyms, country, links, ids = names
    successor = [each["id"] for each in record["relationships"] if each["type"].lower() == "successor"]
    return (
        record["id"].removeprefix(_ROR),
        name,
        several(alias for alias in aliases if alias != name),
        several(acronyms),
        country,
        several(links),
        several(type_.lower() for type_ in record["types"]),
        record["status"],
        several(each.removeprefix(_ROR) for each in successor),
        several(each.replace(" ", "") for each in ids.get("isni", ())),
        several(ids.get("wikidata", ())),
    )


def _first(record: dict[str, Any]) -> tuple[str, list[str], list[str], str, list[str], dict[str, Any]]:
    """Read a record of version 1."""
    ids = {kind.lower(): held["all"] for kind, held in record["external_ids"].items()}
    labels = [each["label"] for each in record["labels"]]
    country = record["country"]["country_code"]
    aliases, acronyms = [*labels, *record["aliases"]], record["acronyms"]
    return record["name"], aliases, acronyms, country, record["links"], ids


def _second(record: dict[str, Any]) -> tuple[str, list[str], list[str], str, list[str], dict[str, Any]]:
    """Read a record of version 2; the names are in its order, the one that ROR shows is the name."""
    said = {kind: [n["value"] for n in record["names"] if kind in n["types"]] for kind in _KINDS}
    links = [link["value"] for link in record["links"] if link["type"] == "website"]
    ids = {held["type"]: held["all"] for held in record["external_ids"]}
    country = record["locations"][0]["geonames_details"]["country_code"]
    return said["ror_display"][0], [*said["label"], *said["alias"]], said["acronym"], country, links, ids


_KINDS: Final = ("ror_display", "label", "alias", "acronym")
