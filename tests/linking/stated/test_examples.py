"""Every example, and annex A, gives the countries, sectors and goals that it states."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from peertoc.catalogue import read_text
from peertoc.linking import Kind, Link
from peertoc.linking.identifiers import canonical
from peertoc.linking.registry import standing
from peertoc.linking.stated import certain_links
from tests.conftest import ROOT

_FILES = [path for path in sorted(ROOT.glob("examples/*/*.ttl")) if not path.name.endswith(".links.ttl")]
_KINDS = {"place": Kind.PLACE, "subject": Kind.SUBJECT}
_NO_PLACE = {"corruption-hunter-network", "foreign-investment-experiment", "invented-complete"}
_NO_SUBJECT = {"african-peer-review-mechanism", "annex-a"}


def _expected() -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name("expected.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(example, kind, identifier) for example, kind, identifier in rows]


@cache
def _links(example: str) -> tuple[Link, ...]:
    path = next(path for path in _FILES if path.parent.name == example)
    return certain_links(read_text(path.read_text("utf-8"), name=path.name))


def test_there_are_twelve_files() -> None:
    assert len(_FILES) == 12
    assert {example for example, _, _ in _expected()} == {path.parent.name for path in _FILES}


@pytest.mark.parametrize(("example", "kind", "identifier"), _expected())
def test_what_an_example_states_is_linked(example: str, kind: str, identifier: str) -> None:
    assert identifier in [link.object for link in _links(example) if link.kind is _KINDS[kind]]


@pytest.mark.parametrize("example", [path.parent.name for path in _FILES])
def test_an_example_gives_no_more_than_it_states(example: str) -> None:
    kinds = {link.kind for link in _links(example)}
    assert (Kind.PLACE in kinds) == (example not in _NO_PLACE)
    assert (Kind.SUBJECT in kinds) == (example not in _NO_SUBJECT)
    assert kinds <= {Kind.PLACE, Kind.SUBJECT}


@pytest.mark.parametrize("example", [path.parent.name for path in _FILES])
def test_every_link_is_canonical_holds_and_says_where_it_is_from(example: str) -> None:
    for link in _links(example):
        assert canonical(link.object) == link.object
        held = standing(link.object)
        assert held is not None
        assert (held.status, held.fault) == ("active", "")
        assert link.source
        assert link.source_version
        assert link.why
        assert link.object_label
        assert link.place.line > 0
        assert "_:" not in link.subject
