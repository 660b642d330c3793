"""Ministries and other public bodies, with the codes that budgets give them. MIT."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

from scripts.taking.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def bodies(shared: Path) -> Table:
    """Take the bodies of every country; a code that one list gives to several bodies is left out."""
    files = sorted((shared / "gov-id" / "data").glob("[A-Z][A-Z].csv"))
    return Table(
        "gov-id/bodies.tsv",
        "Gov Org ID Finder",
        "github.com/codeforIATI/gov-id-finder-data, commit f3cbd86, data/, from budgets of governments",
        "2026-05-12",
        "MIT (see LICENSE in this folder)",
        "codes behind the prefix that org-id.guide gives the list, names, the language of the names",
        ("code", "name", "lang", "country"),
        tuple(row for path in files for row in _bodies(path)),
    )


def _bodies(path: Path) -> Iterator[tuple[str, str, str, str]]:
    # One copy begins with a byte-order mark that was read as Latin-1 before.
    text = path.read_text("utf-8-sig").removeprefix("ï»¿")
    head, *rows = csv.reader(text.splitlines())
    named = [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1]
    count = Counter(code for code, _ in named)
    lang = head[1].strip().rpartition("_")[2]
    for code, name in named:
        if code and name and count[code] == 1 and not any(sign in code for sign in " /&|?#"):
            yield f"{path.stem}-COA-{code}", name, lang, path.stem
