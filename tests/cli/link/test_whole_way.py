"""The whole way, find, review, apply and check, with real reconciliation servers that others have made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.link.link import link, table
from tests.linking.grounds import EX, plan
from tests.linking.services.servers import csv_reconcile, datasette

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

# Names and identifiers as ROR has them, and a look-alike that the list of CRS channels has.
ROWS = [
    ("https://ror.org/00ae7jd04", "World Bank"),
    ("https://ror.org/01s0tbj55", "World Vision"),
    ("https://w3id.org/peertoc/alignments/org-id#XM-DAC-31005", "Parliamentary Network on the World Bank"),
]


@pytest.mark.parametrize(("serve", "end"), [(csv_reconcile, "/reconcile"), (datasette, "")])
def test_the_whole_way(
    serve: Callable[[Path, list[tuple[str, str]]], AbstractContextManager[str]], end: str, tmp_path: Path
) -> None:
    path, cache = plan(tmp_path), tmp_path / "cache"
    with serve(tmp_path / "server", ROWS) as address:
        found = link("find", path, "--service", f"{address}{end}", "--yes", cache=cache)
        assert found.exit_code == 0, found.stderr
        assert "This will be sent:" in found.stderr
        assert "“World Bank”" in found.stderr
    text = table(path).read_text(encoding="utf-8")
    assert "service_score=" in text
    assert "XM-DAC-31005" not in text, "a look-alike stays apart, whatever a service thinks of it"
    assert "01s0tbj55" not in text

    again = link("find", path, "--service", f"{address}{end}", "--yes", cache=cache)
    assert again.exit_code == 0, "the server is gone, and its answers are kept"
    assert table(path).read_text(encoding="utf-8") == text

    reviewed = link("review", path, keys="a\nr\nq\n")
    assert reviewed.exit_code == 0
    applied = link("apply", path)
    assert applied.exit_code == 0
    links = path.with_name("tax.ttl.links.ttl").read_text(encoding="utf-8")
    assert f"<{EX}bank> skos:exactMatch <https://ror.org/00ae7jd04>" in links
    assert "XM-DAC-47145" not in links, "it was rejected"
    assert link("check", path).exit_code == 0
    assert "0 to review" in link("find", path).stdout


def test_a_service_that_is_down_ends_nothing(tmp_path: Path) -> None:
    path = plan(tmp_path)
    with csv_reconcile(tmp_path / "server", ROWS) as address:
        services = ("--service", "http://127.0.0.1:9/reconcile", "--service", f"{address}/reconcile")
        done = link("find", path, *services, "--yes", cache=tmp_path / "cache")
    assert done.exit_code == 2
    assert "127.0.0.1:9" in done.stderr
    assert "service_score=" in table(path).read_text(encoding="utf-8"), "the other one was asked"
    assert "certain: 4 of places" in done.stdout
