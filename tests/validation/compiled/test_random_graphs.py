"""On random graphs with random defects, the compiled engine finds what pySHACL finds."""

from __future__ import annotations

import datetime
import os
from collections import Counter

import pytest

from peertoc.validation import all_checks
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.compiled import Compiled
from peertoc.validation.context import run_on
from peertoc.validation.pyshacl_engine import PyShacl
from tests.validation.compiled.defects import random_graph

DAY = datetime.date(2026, 1, 1)
LONG = "PEERTOC_LONG" in os.environ
#: In 60 graphs of two pairs the bad example of each check has its turn.
GRAPHS, PAIRS = (500, 1) if LONG else (60, 2)
#: Often enough for the bad example of each check to have had its turn more than five times.
TURNS = 12
#: This check is told after all others, by no shape.
NO_SHAPE = {"waiver-needless"}


@pytest.mark.parametrize("seed", range(GRAPHS))
def test_both_engines_find_the_same_and_no_check_is_left(seed: int) -> None:
    rules, compiled = rules_of(all_checks()), Compiled()
    data = (*random_graph(seed, pairs=PAIRS), *run_on(DAY))
    ours = set(compiled.run(data, rules.background, rules.shapes))
    assert ours == set(PyShacl().run(data, rules.background, rules.shapes))
    assert ours
    assert not any(compiled.left.values())


def test_each_check_fires_and_is_silent_at_least_five_times() -> None:
    rules, compiled, fired = rules_of(all_checks()), Compiled(), Counter[str]()
    graphs = TURNS * len(all_checks())
    for seed in range(graphs):
        data = (*random_graph(seed), *run_on(DAY))
        found = compiled.run(data, rules.background, rules.shapes)
        fired.update({rules.speaker(result).name for result in found})
    assert {check.name for check in all_checks() if not 5 <= fired[check.name] <= graphs - 5} == NO_SHAPE
