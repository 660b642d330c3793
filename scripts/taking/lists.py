"""The lists of organisations that org-id.guide knows: the first part of an identifier. ODbL."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scripts.taking.codes import items
from scripts.taking.table import Table, several

if TYPE_CHECKING:
    from pathlib import Path


def lists(shared: Path) -> Table:
    """Unite the register of org-id.guide with the copy of it that IATI keeps, which has more of its lists."""
    kept = {
        code: (" ".join((item.findtext("name/narrative") or "").split()), item.get("status") or "active", "")
        for code, item in items(shared, "OrganisationRegistrationAgency")
    }
    known = {record["code"]: _list(record) for record in _register(shared)}
    return Table(
        "org-id/lists.tsv",
        "org-id.guide",
        "github.com/org-id/register, commit f500b45, lists/ (the folders at hand), and its copy"
        " OrganisationRegistrationAgency.xml in github.com/IATI/IATI-Codelists-NonEmbedded, commit 7aeece7",
        "2026-07-31",
        "Open Database License 1.0 (see LICENSE in this folder); keep it apart from the other tables",
        "codes of lists, names, status, former prefixes",
        ("code", "en", "status", "former"),
        tuple((code, *row) for code, row in {**kept, **known}.items()),
    )


def licence(shared: Path, folder: str) -> str:
    """Take a licence over as it stands."""
    text = (shared / folder / "LICENSE").read_text("utf-8")
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines()) + "\n"


def _register(shared: Path) -> list[dict[str, Any]]:
    return [
        json.loads(path.read_text("utf-8")) for path in sorted((shared / "org-id").glob("lists/*/*.json"))
    ]


def _list(record: dict[str, Any]) -> tuple[str, str, str]:
    status = "deprecated" if record["deprecated"] else "active"
    return record["name"]["en"], status, several(record.get("formerPrefixes") or ())
