"""Identifiers: their check digits, and the one form that each has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from peertoc.linking.identifiers import Scheme, canonical, identify, isni, lei, ror
from peertoc.linking.registry.channels import channels, identifiers
from peertoc.linking.registry.hosts import hosts
from peertoc.linking.registry.id_lists import list_of
from peertoc.linking.registry.tables import table
from tests.conftest import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HERE = Path(__file__).parent
_LEIS = ("724500PMK2A2M1SQQ228", "959800Q2SYC34EQAPG59", "549300ITS31QK8VRBQ14")


def _pairs(name: str) -> list[tuple[str, str]]:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if not line.startswith("#")]


def _isnis() -> list[str]:
    return [other.code for host in hosts().values() for other in host.others if other.scheme is Scheme.ISNI]


def _altered(code: str, signs: tuple[str, ...]) -> Iterator[str]:
    """Give every code that differs in one sign, which is taken for another of its kind."""
    for index, old in enumerate(code):
        for sign in next(kind for kind in signs if old in kind):
            if sign != old:
                yield code[:index] + sign + code[index + 1 :]


@pytest.mark.parametrize(("given", "form"), _pairs("addresses.tsv"))
def test_every_spelling_of_an_identifier_has_one_form(given: str, form: str) -> None:
    assert canonical(given) == form
    assert canonical(form) == form


@pytest.mark.parametrize(("given", "words"), _pairs("faults.tsv"))
def test_a_slip_in_an_identifier_is_told_and_the_text_stays(given: str, words: str) -> None:
    found = identify(given)
    assert found is not None
    assert found.fault == words
    assert canonical(given) == given


@pytest.mark.parametrize(
    "text",
    [
        "Georgia",
        "05gqz0k78",
        "012345678",
        "0000 0001 2159 0078",
        "724500PMK2A2M1SQQ229",
        "https://example.org/sdg/16",
        "https://ror.org.example.org/05gqz0k77",
        "ftp://ror.org/05gqz0k77",
        "",
        "Africa-Asia network",
        "https://ror.org/" + "0" * 500,
    ],
)
def test_what_is_no_identifier_is_left_alone(text: str) -> None:
    assert identify(text) is None
    assert canonical(text) == text


def test_identifiers_of_real_organisations_pass() -> None:
    records = [*hosts(), "05gqz0k77", "00pjdza24"]
    assert len(records) == 12
    assert [ror.fault(code) for code in records] == [""] * 12
    assert len(_isnis()) == 9
    assert [isni.fault(code) for code in _isnis()] == [""] * 9


def test_the_examples_of_leis_in_the_register_pass() -> None:
    record = json.loads(shared("registries", "org-id", "lists", "xi", "xi-lei.json").read_text("utf-8"))
    assert tuple(record["access"]["exampleIdentifiers"].split(",")) == _LEIS
    assert [lei.fault(code) for code in _LEIS] == [""] * 3


@pytest.mark.parametrize(
    ("code", "signs", "fault"),
    [
        ("0438wbg98", ("0123456789abcdefghjkmnpqrstvwxyz",), ror.fault),
        (_LEIS[0], ("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), lei.fault),
        ("0000000121590079", ("0123456789X",), isni.fault),
    ],
)
def test_a_slip_in_any_one_sign_is_found(
    code: str, signs: tuple[str, ...], fault: Callable[[str], str]
) -> None:
    assert fault(code) == ""
    altered = list(_altered(code, signs))
    assert len(altered) > 100
    assert [each for each in altered if not fault(each)] == []


def test_an_isni_may_end_with_x() -> None:
    ends = [sign for sign in "0123456789X" if not isni.fault(f"000000012146438{sign}")]
    assert len(ends) == 1
    assert any(not isni.fault(f"{number:015d}X") for number in range(1, 20))


def test_every_identifier_of_an_organisation_that_is_shipped_is_well_formed() -> None:
    codes = [*channels(), *identifiers(), *(row["code"] for row in table("gov-id/bodies.tsv").rows)]
    assert len(set(codes)) == len(codes) > 4_900
    assert [code for code in codes if (found := identify(code)) is None or found.fault] == []
    assert [code for code in codes if list_of(code) is None] == []
