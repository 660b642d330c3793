"""Every example and annex A go the whole way offline, and what comes out is in order."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.link.link import link, table
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = [path for path in sorted((ROOT / "examples").glob("*/*.ttl")) if ".links" not in path.name]
APART = {
    "african-transitional-justice-research-network": "XM-DAC-21057",
    "international-association-of-anticorruption-authorities": "XM-DAC-47124",
    "international-organisation-of-supreme-audit-institutions": "XM-DAC-47118",
}


def found(path: Path, folder: Path) -> tuple[Path, dict[str, list[dict[str, str]]]]:
    """Find links of a copy of an example, and give its rows by their state."""
    copy = folder / path.name
    shutil.copy(path, copy)
    done = link("find", copy, "--format", "json")
    assert done.exit_code == 0
    rows: dict[str, list[dict[str, str]]] = {}
    for row in json.loads(done.stdout)["links"]:
        rows.setdefault(row["state"], []).append(row)
    return copy, rows


def test_there_are_twelve_examples() -> None:
    assert len(EXAMPLES) == 12


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_goes_the_whole_way(path: Path, tmp_path: Path) -> None:
    copy, rows = found(path, tmp_path)
    assert "accepted" not in rows, "nothing is accepted by a score"
    assert link("find", copy).stderr.endswith("holds all of it already\n")
    kept = table(copy).read_bytes()
    assert link("review", copy, keys="q\n").exit_code == 0
    assert table(copy).read_bytes() == kept
    assert link("apply", copy).exit_code == 0
    assert f"{len(rows.get('certain', []))} links" in link("apply", copy).stderr
    assert link("check", copy).exit_code == 0


def test_the_look_alikes_of_annex_a_stay_apart_and_hosts_are_hosts(tmp_path: Path) -> None:
    _, rows = found(ROOT / "examples" / "annex-a" / "catalogue.ttl", tmp_path)
    pairs = {
        (row["subject"].rpartition("/")[2], row["object"].rpartition("#")[2]) for row in rows["candidate"]
    }
    for subject, code in APART.items():
        assert (subject, code) not in pairs
        assert subject in {row["subject"].rpartition("/")[2] for row in rows["not found"]}
    same = {
        (row["subject"].rpartition("/")[2], row["object"].rpartition("#")[2])
        for row in rows["candidate"]
        if row["predicate"].endswith(("exactMatch", "closeMatch"))
    }
    assert same == {
        ("african-risk-capacity", "XM-DAC-47137"),
        ("centre-for-excellence-in-finance", "XM-DAC-47145"),
        ("pacific-islands-forum-secretariat", "XM-DAC-47087"),
    }
    assert ("world-bank-knowledge-hubs", "https://ror.org/00ae7jd04") in pairs
    assert len(rows["not found"]) == 49
