"""What is said before anything is sent, and what is never sent."""

from __future__ import annotations

from urllib.parse import unquote_plus

import pytest

from peertoc.linking.services import find, known_services, plan, service_called
from peertoc.linking.services.sending import queries
from peertoc.linking.values import Kind
from tests.linking.services.hostile import hostile
from tests.linking.services.recon import door, echo, here, manifest, service
from tests.linking.services.sought import wanted

WIKIDATA = known_services()["wikidata"]


def test_what_will_be_sent_is_said_in_words() -> None:
    things = [
        wanted("World Bank", country="US"),
        wanted("Budget peers", kind=Kind.INITIATIVE),
        wanted("Ministère des Finances", "Ministry of Finance", country="CI"),
    ]
    assert plan(things, WIKIDATA) == (
        "To Wikidata (wikidata.reconci.link): 4 names of organisations and initiatives, and nothing else.",
        "  “World Bank” (country US, as an organisation)",
        "  “Budget peers”",
        "  “Ministère des Finances” (country CI, as an organisation)",
        "  “Ministry of Finance” (country CI, as an organisation)",
    )


def test_a_service_by_its_address_gets_names_alone() -> None:
    known = service_called("https://example.org/reconcile")
    assert plan([wanted("World Bank", country="US")], known) == (
        "To example.org: 1 name of organisations and initiatives, and nothing else.",
        "  “World Bank”",
    )


def test_a_connection_that_others_can_read_is_said_to_be_one() -> None:
    assert "not encrypted" in plan([wanted("World Bank")], service_called("http://example.org/"))[0]
    assert "not encrypted" not in plan([wanted("World Bank")], service_called("http://127.0.0.1:8000/"))[0]


def test_a_long_wait_is_said_beforehand() -> None:
    things = [wanted(f"Office {number}") for number in range(25)]
    assert plan(things, known_services()["ror"])[0].endswith("that takes about 3 minutes.")
    assert "minutes" not in plan(things, WIKIDATA)[0]


def test_a_name_that_two_things_share_is_said_once() -> None:
    lines = plan([wanted("Treasury"), wanted("Treasury")], WIKIDATA)
    assert lines[0].startswith("To Wikidata (wikidata.reconci.link): 1 name of")
    assert len(lines) == 2


def test_where_there_is_nothing_to_ask_nobody_is_asked() -> None:
    with hostile(service(echo)) as server:
        assert find([wanted("Ghana", kind=Kind.PLACE)], here(server.url), door()) == ()
        assert server.seen == []


def test_places_and_subjects_are_not_sent() -> None:
    things = [wanted("Ghana", kind=Kind.PLACE), wanted("Public finance", kind=Kind.SUBJECT)]
    assert plan(things, WIKIDATA) == ()


def test_what_may_be_personal_is_not_sent() -> None:
    for name in ("Office of somebody@example.org", "Help desk +233 302 123 456", "Desk (030) 1234-5678"):
        assert queries(wanted(name), WIKIDATA) == (), name
    kept = queries(wanted("Office of somebody@example.org", "Help desk"), WIKIDATA)
    assert [query.name for query in kept] == ["Help desk"]


def test_a_name_that_is_held_back_is_said_to_be() -> None:
    lines = plan([wanted("World Bank", "somebody@example.org")], service_called("https://example.org/"))
    assert lines[1:] == ("  “World Bank”", "  not “somebody@example.org”: it is too long, or may be personal")


def test_numbers_that_belong_to_a_name_are_sent() -> None:
    for name in ("Agenda 2030 office", "G20 peers 2019-2021", "Article 19", "Law 1234567 commission"):
        assert [query.name for query in queries(wanted(name), WIKIDATA)] == [name]


def test_names_without_end_or_without_letters_are_not_sent() -> None:
    assert queries(wanted("x" * 201), WIKIDATA) == ()
    assert queries(wanted(" "), WIKIDATA) == ()


def test_acronyms_roles_websites_and_places_in_the_file_are_not_sent() -> None:
    (line,) = plan([wanted("World Bank", acronyms=("IBRD",))], service_called("https://example.org/"))[1:]
    assert line == "  “World Bank”"


def test_names_do_no_harm_in_a_terminal() -> None:
    assert plan([wanted("World\x1b[2J Bank")], WIKIDATA)[1] == "  “World\\x1b[2J Bank” (as an organisation)"


@pytest.mark.parametrize("version", ["0.1", "0.2", "1.0-draft"])
def test_what_is_sent_is_what_was_said(version: str) -> None:
    things = [
        wanted("World Bank", "Banque mondiale", "somebody@example.org", country="US", acronyms=("IBRD",)),
        wanted("Budget peers", kind=Kind.INITIATIVE),
        wanted("Ghana", kind=Kind.PLACE),
    ]
    with hostile(service(echo, manifest(version))) as server:
        known = here(server.url, organisation="Q43229", country="P17/P297")
        said = plan(things, known)
        find(things, known, door())
        (posted,) = [unquote_plus(body.decode()) for method, _, _, body in server.seen if method == "POST"]
    for word in ("World Bank", "Banque mondiale", "Budget peers", "US"):
        assert f'"{word}"' in posted
        assert any(word in line for line in said)
    for word in ("somebody", "IBRD", "Ghana", "facilitator", "example.ttl", "https://example.org/World-Bank"):
        assert word not in posted
