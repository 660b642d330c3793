"""Real servers, made by others, of versions 0.1 and 0.2, asked as a person would have them asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.linking.services import Cache, Known, Transport, find
from peertoc.linking.services.reconciliation import Service
from tests.linking.services.servers import csv_reconcile, datasette
from tests.linking.services.sought import wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Names and identifiers as ROR has them.
ROWS = [
    ("https://ror.org/00ae7jd04", "World Bank"),
    ("https://ror.org/051777d98", "United Nations Development Programme"),
    ("https://ror.org/01f80g185", "World Health Organization"),
    ("https://ror.org/01s0tbj55", "World Vision"),
]
SOUGHT = (wanted("World Bank"), wanted("United Nations Development Programme"), wanted("Ministry of Weather"))


@pytest.fixture(scope="module")
def csv_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with csv_reconcile(tmp_path_factory.mktemp("csv") / "server", ROWS) as address:
        yield address


@pytest.fixture(scope="module")
def datasette_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with datasette(tmp_path_factory.mktemp("datasette") / "server", ROWS) as address:
        yield address


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Transport]:
    transport = Transport(Cache(tmp_path / "answers"))
    yield transport
    transport.close()


def quick(url: str, version: str = "") -> Known:
    return Known("here", "Registry", url, interval=0.0, version=version)


def test_csv_reconcile_is_asked_in_version_0_1(csv_server: str, door: Transport) -> None:
    known = quick(f"{csv_server}/reconcile")
    assert Service.discover(known, door).manifest.version == "0.1"
    bank, programme, weather = find(SOUGHT, known, door)
    assert bank.candidates[0].id == "https://ror.org/00ae7jd04"
    assert bank.candidates[0].service_score == 100.0
    assert bank.candidates[0].service_match is True
    assert "World Health Organization" in {each.name for each in bank.candidates}, "by pairs of letters"
    assert programme.candidates[0].id == "https://ror.org/051777d98"
    assert weather.candidates == ()
    assert [each.fault for each in (bank, programme, weather)] == [None] * 3


def test_datasette_reconcile_is_asked_in_version_0_2(datasette_server: str, door: Transport) -> None:
    known = quick(datasette_server)
    assert Service.discover(known, door).manifest.version == "0.2"
    bank, programme, weather = find(SOUGHT, known, door)
    assert [each.id for each in bank.candidates] == ["https://ror.org/00ae7jd04"]
    assert bank.candidates[0].service_match is True
    assert bank.candidates[0].types == ("Object",)
    assert [each.name for each in programme.candidates] == ["United Nations Development Programme"]
    assert weather.candidates == ()
    assert [each.fault for each in (bank, programme, weather)] == [None] * 3


def test_the_older_version_of_a_service_can_be_asked_for(datasette_server: str, door: Transport) -> None:
    found = find(SOUGHT[:1], quick(datasette_server, "0.1"), door)
    assert [each.id for each in found[0].candidates] == ["https://ror.org/00ae7jd04"]


def test_scores_of_services_are_unlike_and_stay_as_they_were_given(
    csv_server: str, datasette_server: str, door: Transport
) -> None:
    world = (wanted("World"),)
    (by_letters,) = find(world, quick(f"{csv_server}/reconcile"), door)
    (by_edits,) = find(world, quick(datasette_server), door)
    letters = {each.name: each.service_score for each in by_letters.candidates}
    edits = {each.name: each.service_score for each in by_edits.candidates}
    assert {"World Bank", "World Vision"} <= letters.keys() & edits.keys()
    assert letters["World Bank"] != edits["World Bank"]
    assert not any(each.service_match for each in (*by_letters.candidates, *by_edits.candidates))


def test_a_server_that_answers_a_request_of_1_0_with_its_manifest_is_told(
    csv_server: str, door: Transport
) -> None:
    """csv-reconcile gives its manifest, and 200, to whatever it does not understand."""
    known = quick(f"{csv_server}/reconcile", "1.0-draft")
    service = Service(
        Known("here", "Registry", csv_server, interval=0.0), Service.discover(known, door).manifest, door
    )
    (found,) = service.reconcile(SOUGHT[0])
    assert found.candidates == ()
    assert found.fault is not None
    assert "did not answer a request of version 1.0-draft" in found.fault.message
    assert "It only said again what it is" in found.fault.help


def test_an_address_of_the_server_that_is_no_service_is_told(
    csv_server: str, datasette_server: str, door: Transport
) -> None:
    (at_csv,) = find(SOUGHT[:1], quick(csv_server), door)
    assert at_csv.fault is not None
    assert "has nothing at this address (answer 404)" in at_csv.fault.message
    (at_datasette,) = find(SOUGHT[:1], quick(datasette_server.partition("/registry")[0]), door)
    assert at_datasette.fault is not None
    assert "a web page instead of data" in at_datasette.fault.message


def test_answers_outlive_the_server(tmp_path: Path) -> None:
    with csv_reconcile(tmp_path / "server", ROWS) as address:
        known = quick(f"{address}/reconcile")
        first = Transport(Cache(tmp_path / "answers"))
        found = find(SOUGHT, known, first)
        first.close()
    assert find(SOUGHT, known, Transport(Cache(tmp_path / "answers"))) == found


def test_what_begins_like_a_formula_comes_back_as_it_is(tmp_path: Path, door: Transport) -> None:
    with csv_reconcile(tmp_path / "server", [("https://example.org/1", "=HYPERLINK(1) Bank")]) as address:
        (found,) = find([wanted("=HYPERLINK(1) Bank")], quick(f"{address}/reconcile"), door)
    assert [each.name for each in found.candidates] == ["=HYPERLINK(1) Bank"]
