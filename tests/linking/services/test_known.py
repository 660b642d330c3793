"""Services with a name, services by address, and settings that change them."""

from __future__ import annotations

from typing import Any

import pytest

from peertoc.errors import PeertocError, UnknownName
from peertoc.linking.services import Unanswered, known_services, service_called


def test_wikidata_and_ror_have_names() -> None:
    services = known_services()
    assert set(services) == {"wikidata", "ror"}
    assert all(each.url.startswith("https://") for each in services.values())
    assert all(each.interval >= 1 for each in services.values())


def test_a_service_is_called_by_name_or_by_address() -> None:
    assert service_called("ror").protocol == "ror"
    by_address = service_called("https://example.org:8443/reconcile")
    assert (by_address.label, by_address.protocol) == ("example.org:8443", "reconciliation")


def test_a_name_that_nobody_has_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        service_called("wikidta")
    assert caught.value.help == "Did you mean “wikidata”?"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org", "https://", "https://u:p@example.org/"]
)
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(Unanswered):
        service_called(address)


def test_settings_change_a_service_and_add_one() -> None:
    settings = {"wikidata": {"url": "https://example.org/fr/api"}, "ours": {"url": "http://localhost:8000/"}}
    services = known_services(settings)
    assert services["wikidata"].url == "https://example.org/fr/api"
    assert services["wikidata"].organisation == "Q43229"
    assert services["ours"].label == "ours"
    assert service_called("ours", settings) == services["ours"]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"ours": 1}, "it is a table"),
        ({"ours": {}}, "has no address"),
        ({"ours": {"url": 1}}, "a text"),
        ({"ours": {"url": "example.org"}}, "is not the address"),
        ({"ours": {"url": "https://example.org", "interval": "1"}}, "a number of seconds"),
        ({"ours": {"url": "https://example.org", "interval": True}}, "a number of seconds"),
        ({"ours": {"url": "https://example.org", "protocol": "soap"}}, "There is no protocol called “soap”"),
        ({"ours": {"url": "https://example.org", "version": "2"}}, "called “2”"),
        ({"ours": {"url": "https://example.org", "adress": "x"}}, "called “adress”"),
    ],
)
def test_settings_that_are_none_are_told(settings: dict[str, Any], words: str) -> None:
    with pytest.raises(PeertocError, match=words):
        known_services(settings)
