"""What someone types chooses by address, by its last part, or by title."""

from __future__ import annotations

import pytest

from peertoc.errors import UnknownName
from peertoc.model import Resource, Text, Words
from peertoc.model.choosing import called, short_name
from peertoc.place import Place


def part(id: str, title: str) -> Resource:
    return Resource(id=id, place=Place("plan.ttl"), title=Words((Text(title, "en"),)))


VISITS = part("https://example.org/i/paired-visits", "Two days at a desk")
UNNAMED = part("_:7", "A  fund\u202e")


@pytest.mark.parametrize(
    "name",
    ["paired-visits", "https://example.org/i/paired-visits", "Paired visits", "two  days AT a desk"],
)
def test_a_part_is_found_by_address_name_or_title(name: str) -> None:
    assert called([VISITS, UNNAMED], name, "en", "step") == (VISITS,)


def test_no_name_chooses_all() -> None:
    assert called([VISITS, UNNAMED], " ", "en", "step") == (VISITS, UNNAMED)


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as told:
        called([VISITS, UNNAMED], "paired-visit", "en", "step")
    assert (told.value.message, told.value.help) == (
        "There is no step called “paired-visit”.",
        "Did you mean “paired-visits”?",
    )


def test_what_has_no_address_is_called_by_its_title() -> None:
    assert short_name(UNNAMED, "en") == "A fund"
