"""The data of the benchmarks: sound but for one in twenty, and each defect is found by its check alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from benchmarks.generator import BASE, defects, made, one, parts, write
from peertoc.catalogue import read_text
from peertoc.validation import all_checks, check_document
from peertoc.validation.checks.proving import DAY
from peertoc.validation.pyshacl_engine import PyShacl

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.validation import Engine


def test_the_kinds_of_defect_are_checks_and_at_least_twenty() -> None:
    names = {check.name for check in all_checks()}
    assert {defect.check for defect in defects()} <= names
    assert len(defects()) >= 20


@pytest.mark.parametrize("engine", [None, PyShacl()], ids=["the usual engine", "pySHACL"])
def test_each_defect_is_found_by_its_check_alone_and_nothing_else_is(engine: Engine | None) -> None:
    initiatives = [one(1, None), one(2, None, parts())]
    for place, defect in enumerate(defects()):
        initiatives.append(one(10 + place, defect, parts() if place % 2 else ()))
    text = "".join(f"{line}\n" for initiative in initiatives for line in initiative.lines)
    found: dict[int, set[str]] = defaultdict(set)
    # What is told of the file as a whole has no initiative, so that it stands under 0.
    for finding in check_document(read_text(text, name="all.ttl"), today=DAY, engine=engine):
        assert finding.result is not None
        number = re.search(rf"{BASE}(\d+)/", f"{finding.result.focus} {finding.result.value}")
        found[int(number[1]) if number else 0].add(finding.check)
    whole = {"undeclared-term", "value-not-in-list", "text-without-words"}
    assert found.pop(0) == whole
    wanted = {each.number: {each.check} for each in initiatives if each.check and each.check not in whole}
    assert dict(found) == wanted


def test_one_in_twenty_has_a_defect_and_every_kind_comes() -> None:
    kinds = Counter(initiative.check for initiative in made(1_000))
    assert kinds.pop("") == 950
    assert set(kinds) == {defect.check for defect in defects()}


def test_the_same_seed_gives_the_same_data_and_another_seed_other_data() -> None:
    assert list(made(40, 7)) == list(made(40, 7))
    assert list(made(40, 7)) != list(made(40, 8))


def test_initiatives_are_made_one_by_one_and_share_no_name() -> None:
    endless = made(10**9)
    first, second = ({*_names("\n".join(each.lines))} for each in islice(endless, 2))
    assert first
    assert not first & second


def _names(text: str) -> list[str]:
    return re.findall(rf"{BASE}\S+|_:\S+", text)


def test_what_is_written_is_both_n_triples_and_turtle(tmp_path: Path) -> None:
    path = tmp_path / "data.nt"
    statements = write(path, 40)
    assert statements >= 40 * 64
    read = [{*ox.parse(path=path, format=form)} for form in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE)]
    assert len(read[0]) == statements
    assert len(read[1]) == statements
