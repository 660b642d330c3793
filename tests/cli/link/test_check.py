"""``peertoc link apply`` and ``check``, also of tables that people have edited."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.link.link import link, table
from tests.linking.grounds import EX, PLAN
from tests.linking.table.samples import BAD

if TYPE_CHECKING:
    from pathlib import Path


def test_apply_writes_beside_the_file_and_leaves_the_file_alone(path: Path) -> None:
    link("find", path)
    link("review", path, keys="e\nc\nq\n")
    done = link("apply", path)
    written = path.with_name("tax.ttl.links.ttl").read_text(encoding="utf-8")
    assert done.exit_code == 0
    assert f"<{EX}bank> skos:exactMatch <https://ror.org/00ae7jd04>" in written
    assert f"<{EX}centre> skos:closeMatch" in written
    assert path.read_text(encoding="utf-8") == PLAN
    assert link("apply", path, "-o", "-").stdout == written
    assert link("check", path).exit_code == 0


def test_links_that_the_file_does_not_state_any_more_are_told(path: Path) -> None:
    link("find", path)
    path.write_text(PLAN.replace('"Slovenia"@en ;', '"Kenya"@en ;', 1), encoding="utf-8")
    assert "4 links in the table are not stated by the file any more" in link("apply", path, "-o", "-").stderr


def test_check_ends_with_one_where_an_identifier_is_withdrawn(path: Path) -> None:
    path.write_text(
        PLAN.replace('"World Bank"@en', '"World Bank"@en ; skos:exactMatch <https://ror.org/03z2zbf42>')
    )
    done = link("check", path)
    assert done.exit_code == 1
    assert "error[superseded]" in done.stdout
    assert f"--> {path}:17:" in done.stdout
    assert "Write https://ror.org/05gqz0k77" in done.stdout
    assert link("check", path, "--fail-on", "never").exit_code == 0
    told = json.loads(link("check", path, "--format", "json").stdout)
    assert told["findings"][0]["successor"] == "https://ror.org/05gqz0k77"


def test_check_reads_what_apply_wrote_too(path: Path) -> None:
    link("find", path)
    link("apply", path)
    links = path.with_name("tax.ttl.links.ttl")
    links.write_text(
        links.read_text(encoding="utf-8").replace("wikidata.org/entity/Q215", "wikidata.org/entity/P215")
    )
    done = link("check", path)
    assert (done.exit_code, "error[malformed]" in done.stdout) == (1, True)
    assert f"--> {links}:" in done.stdout


def test_a_warning_fails_only_where_that_is_asked_for(path: Path) -> None:
    path.write_text(
        PLAN.replace('"World Bank"@en', '"World Bank"@en ; skos:exactMatch <http://ror.org/00ae7jd04>')
    )
    assert link("check", path).exit_code == 0
    assert link("check", path, "--fail-on", "warning").exit_code == 1


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.stem)
def test_a_table_that_cannot_be_used_is_left_as_it_is(path: Path, bad: Path) -> None:
    table(path).write_bytes(bad.read_bytes())
    for command in ("find", "review", "apply"):
        done = link(command, path)
        assert done.exit_code == 2
        assert done.stderr.startswith("error: ")
        assert f"--> {table(path)}" in done.stderr
        assert "Traceback" not in done.stderr
    done = link("check", path)
    assert (done.exit_code, "error[table]: " in done.stdout) == (1, True)
    assert table(path).read_bytes() == bad.read_bytes()


def test_a_table_saved_by_a_spreadsheet_goes_on_as_it_was(path: Path) -> None:
    link("find", path)
    link("review", path, keys="r\nq\n")
    link("find", path)
    kept = table(path).read_bytes()
    table(path).write_bytes(b"\xef\xbb\xbf" + kept.replace(b"\n", b"\r\n"))
    done = link("check", path)
    assert done.exit_code == 0
    assert "byte-order mark" in done.stdout
    link("find", path)
    assert table(path).read_bytes() == kept
