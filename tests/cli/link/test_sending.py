"""What ``peertoc link find`` would send is shown first, and nothing is sent unasked."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest

from peertoc.cli.link import keys as typed
from tests.cli.link.link import link, table
from tests.linking.grounds import PLAN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing reach the network."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was reached")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_each_decision_is_on_disk_before_the_next_question(path: Path) -> None:
    link("find", path)
    done = link("review", path, keys="a\n")
    assert done.exit_code == 0
    assert "1 left to be decided; what was decided stands in" in done.stderr
    assert table(path).read_text(encoding="utf-8").count("semapv:ManualMappingCuration") == 1
    assert "World Bank" not in link("review", path, keys="q\n").stdout


def test_nothing_is_sent_where_nobody_can_be_asked(path: Path, tmp_path: Path) -> None:
    done = link("find", path, "--online", "--format", "json", cache=tmp_path)
    assert done.exit_code == 2
    told = json.loads(done.stdout)
    assert "Nothing was sent" in told["unchecked"][0]["reason"]
    assert told["summary"]["candidate"] == 2
    assert "To ROR (api.ror.org): " in done.stderr
    assert "“World Bank”" in done.stderr
    assert "Nothing was sent: there is no terminal in which to ask" in done.stderr
    assert table(path).exists(), "what was found offline is kept"


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_nothing_is_sent_where_a_person_says_no(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr(typed, "is_terminal", lambda: True)
    done = link("find", path, "--online", keys=answer, cache=tmp_path)
    assert done.exit_code == 0
    assert (
        done.stderr.index("“World Bank”")
        < done.stderr.index("Send it?")
        < done.stderr.index("Nothing was sent.")
    )
    assert "2 to review" in done.stdout


def test_leaving_the_question_sends_nothing_and_keeps_what_was_found(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed, "is_terminal", lambda: True)
    assert link("find", path, "--online", cache=tmp_path).exit_code == 130
    assert table(path).exists()


def test_an_address_in_the_settings_takes_the_place_of_ours(path: Path, tmp_path: Path) -> None:
    settings = '[services.wikidata]\nurl = "https://reconcile.example.org/api"\n'
    path.with_name("peertoc.toml").write_text(settings, encoding="utf-8")
    done = link("find", path, "--service", "wikidata", cache=tmp_path)
    assert "To Wikidata (reconcile.example.org): " in done.stderr


def test_only_names_of_organisations_and_initiatives_would_be_sent(path: Path, tmp_path: Path) -> None:
    person = '<ana> a ptoc:Peer ; foaf:name "Ana Invented" ; dcterms:title "Ana Invented"@en .\n'
    path.write_text(PLAN + person, encoding="utf-8")
    done = link("find", path, "--service", "wikidata", cache=tmp_path)
    sent = [
        line.split("”")[0].removeprefix("  “") for line in done.stderr.split("\n") if line.startswith("  “")
    ]
    assert set(sent) == {
        "Tax peers",
        "Centre of Excellence in Finance, Slovenia",
        "Centre of Excellence in Finance",
        "World Bank",
        "Ministry of Invented Affairs",
    }


def test_an_unknown_service_is_told_before_anything_is_sent(path: Path) -> None:
    done = link("find", path, "--service", "wikidatta", "--yes")
    assert (done.exit_code, "Did you mean “wikidata”?" in done.stderr) == (2, True)
