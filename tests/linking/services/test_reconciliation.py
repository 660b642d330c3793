"""The client for reconciliation services: what it asks, what it believes, and what it keeps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from peertoc.linking.services import Cache, Service, Transport, find
from peertoc.linking.services.waiting import Watch
from peertoc.linking.values import Kind
from tests.linking.services.hostile import Handler, hostile
from tests.linking.services.recon import SPACE, candidate, door, echo, here, manifest, queries_of, service
from tests.linking.services.sought import wanted

if TYPE_CHECKING:
    from pathlib import Path

VERSIONS = ("0.1", "0.2", "1.0-draft")


@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_is_asked_in_its_own_form(version: str) -> None:
    with hostile(service(echo, manifest(version))) as server:
        found = find([wanted("World Bank"), wanted("World Vision")], here(server.url), door())
        posted = server.seen[1]
    assert [each.candidates[0].id for each in found] == [f"{SPACE}World-Bank", f"{SPACE}World-Vision"]
    assert posted[1] == ("/api/reconcile" if version == "1.0-draft" else "/api")
    kind = "application/json" if version == "1.0-draft" else "application/x-www-form-urlencoded"
    assert posted[2]["Content-Type"] == kind


def test_of_several_versions_the_newest_is_spoken() -> None:
    said = {**manifest("0.2"), "versions": ["0.1", "0.2", "3.0"]}
    with hostile(service(echo, said)) as server:
        assert Service.discover(server.url, door()).manifest.version == "0.2"


def test_a_service_of_unknown_versions_only_is_told() -> None:
    with hostile(service(echo, {**manifest(), "versions": ["7.0"]})) as server:
        (found,) = find([wanted("World Bank")], here(server.url), door())
        assert len(server.seen) == 1
    assert found.fault is not None
    assert "speaks no version" in found.fault.message
    assert "It lists 7.0" in found.fault.help


@pytest.mark.parametrize("said", [[], {}, "hello", 1, None, {"status": "ok"}, {"name": ["x"]}])
def test_what_is_no_manifest_is_told_and_nothing_is_sent(said: object) -> None:
    with hostile(lambda handler: handler.answer(json.dumps(said))) as server:
        (found,) = find([wanted("World Bank")], here(server.url), door())
        assert [method for method, *_ in server.seen] == ["GET"]
    assert found.fault is not None
    assert "does not say of itself that it is a reconciliation service" in found.fault.message


def test_queries_go_in_batches_of_the_size_that_the_service_states() -> None:
    with hostile(service(echo, manifest(batchSize=3))) as server:
        found = find([wanted(f"Office {number}") for number in range(7)], here(server.url), door())
    assert [each.candidates[0].name for each in found] == [f"Office {number}" for number in range(7)]
    assert len(server.seen) == 1 + 3


@pytest.mark.parametrize(("size", "used"), [(0, 1), (-5, 1), (1e9, 50), ("10", 10), (None, 10), (True, 10)])
def test_a_size_of_batches_that_cannot_be_is_not_believed(size: object, used: int) -> None:
    with hostile(service(echo, manifest(batchSize=size))) as server:
        assert Service.discover(server.url, door()).manifest.batch == used


def test_too_much_at_once_is_sent_in_halves() -> None:
    def narrow(handler: Handler) -> None:
        if handler.command == "POST" and len(queries_of(handler)) > 2:
            handler.answer("", 413)
        else:
            service(echo)(handler)

    with hostile(narrow) as server:
        found = find([wanted(f"Office {number}") for number in range(5)], here(server.url), door())
    assert [each.candidates[0].name for each in found] == [f"Office {number}" for number in range(5)]


def test_other_names_are_asked_for_and_what_they_find_is_put_together() -> None:
    def give(name: str) -> list[dict[str, Any]]:
        return [candidate(name), candidate("The one that all names find", score=len(name))]

    sought = wanted(
        "Ministry of Finance", "Ministère des Finances", "Ministry of Finance", "Finanzministerium", "МФ"
    )
    with hostile(service(give)) as server:
        (found,) = find([sought], here(server.url), door())
    names = [each.name for each in found.candidates]
    assert names == [
        "Ministry of Finance",
        "The one that all names find",
        "Ministère des Finances",
        "Finanzministerium",
    ]
    assert found.candidates[1].service_score == len("Ministry of Finance"), "as it came first"


def test_a_name_that_two_things_share_is_sent_once() -> None:
    with hostile(service(echo)) as server:
        sought = [wanted("Treasury"), wanted("Treasury", kind=Kind.INITIATIVE)]
        found = find(sought, here(server.url), door())
        assert list(queries_of_seen(server.seen[1])) == ["Treasury"]
    assert [each.candidates[0].name for each in found] == ["Treasury", "Treasury"]


def queries_of_seen(seen: tuple[str, str, dict[str, str], bytes]) -> list[str]:
    (content,) = parse_qs(seen[3].decode())["queries"]
    return [each["query"] for each in json.loads(content).values()]


@pytest.mark.parametrize("version", VERSIONS)
def test_country_and_type_are_sent_where_the_service_is_known_to_take_them(version: str) -> None:
    with hostile(service(echo, manifest(version))) as server:
        known = here(server.url, organisation="Q43229", country="P17/P297")
        find([wanted("Treasury", country="GH")], known, door())
        sent = server.seen[1][3].decode()
        find([wanted("Treasury", country="GH")], here(server.url), door())
        plain = server.seen[3][3].decode()
    assert "Q43229" in sent
    assert "GH" in sent
    assert "Q43229" not in plain
    assert "GH" not in plain


def test_answers_are_kept_for_each_name_and_only_the_rest_is_asked_for(tmp_path: Path) -> None:
    with hostile(service(echo)) as server:
        find([wanted("Office 1"), wanted("Office 2")], here(server.url), door(tmp_path))
        found = find([wanted(f"Office {number}") for number in range(3)], here(server.url), door(tmp_path))
        assert queries_of_seen(server.seen[2]) == ["Office 0"]
    assert [each.candidates[0].name for each in found] == ["Office 0", "Office 1", "Office 2"]
    assert len(server.seen) == 3, "what the service is, is kept too"


def test_a_run_that_is_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    posts = []

    def interrupted(name: str) -> list[dict[str, Any]]:
        posts.append(name)
        return echo(name)

    waits = iter([None])

    def wait(_: float) -> None:
        """Break off, as Ctrl-C does, before the third request."""
        if next(waits, "none left") is not None:
            raise KeyboardInterrupt

    sought = [wanted(f"Office {number}") for number in range(4)]
    with hostile(service(interrupted, manifest(batchSize=2))) as server:
        known = here(server.url, interval=60.0)
        with pytest.raises(KeyboardInterrupt):
            find(sought, known, Transport(Cache(tmp_path), watch=Watch(lambda: 0.0, wait)))
        assert posts == ["Office 0", "Office 1"]
        found = find(sought, known, door(tmp_path))
    assert posts == ["Office 0", "Office 1", "Office 2", "Office 3"]
    assert [each.candidates[0].name for each in found] == posts


def test_a_service_that_fails_half_way_leaves_what_it_gave() -> None:
    def failing(handler: Handler) -> None:
        if handler.command == "POST" and "Office 2" in queries_of(handler).values():
            handler.answer("", 500)
        else:
            service(echo, manifest(batchSize=1))(handler)

    with hostile(failing) as server:
        found = find([wanted(f"Office {number}") for number in range(5)], here(server.url), door())
    assert [len(each.candidates) for each in found] == [1, 1, 0, 0, 0]
    assert [each.fault is None for each in found] == [True, True, False, False, False]
    assert len(server.seen) == 1 + 2 + 2, "a host that was given up is not asked for the rest"


def test_a_service_that_wants_a_login_is_told_and_nothing_is_sent() -> None:
    said = manifest(authentication={"type": "basic"})
    with hostile(service(echo, said)) as server:
        (found,) = find([wanted("World Bank")], here(server.url), door())
        assert [method for method, *_ in server.seen] == ["GET"]
    assert found.fault is not None
    assert "wants a key or a login" in found.fault.message
