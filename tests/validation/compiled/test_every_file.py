"""On the good and the bad file of every check, and on every example, both engines find the same."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

import pytest

from peertoc.validation import all_checks
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.compiled import Compiled
from peertoc.validation.context import run_on
from peertoc.validation.pyshacl_engine import PyShacl
from peertoc.validation.waiving import NEEDLESS
from tests.conftest import ROOT
from tests.validation.compiled.packing import SPACE, packed

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2026, 1, 1)
#: In the long run (PEERTOC_LONG=1) each file stands alone.
TOGETHER = 1 if "PEERTOC_LONG" in os.environ else 50


def files() -> list[Path]:
    """List every example, and the good and the bad file of every check."""
    pairs = [path for name in ("good", "bad") for path in ROOT.glob(f"shapes/*/{name}.ttl")]
    assert len(pairs) == 2 * len(all_checks())
    examples = [*ROOT.glob("examples/*/initiative.ttl")]
    assert len(examples) >= 11
    return sorted([*pairs, *examples])


def packs() -> list[list[Path]]:
    each = files()
    return [each[first : first + TOGETHER] for first in range(0, len(each), TOGETHER)]


def named(pack: list[Path]) -> str:
    first, last = (f"{path.parent.name}/{path.stem}" for path in (pack[0], pack[-1]))
    return first if first == last else f"{first} to {last}"


@pytest.mark.parametrize("pack", packs(), ids=named)
def test_both_engines_find_the_same_in_every_file(pack: list[Path]) -> None:
    rules, compiled = rules_of(all_checks()), Compiled()
    data = (*packed(pack), *run_on(DAY))
    ours = set(compiled.run(data, rules.background, rules.shapes))
    assert ours == set(PyShacl().run(data, rules.background, rules.shapes))
    assert not any(compiled.left.values())
    spoke = {rules.speaker(result).name for result in ours}
    assert {path.parent.name for path in pack if path.name == "bad.ttl"} - spoke <= {NEEDLESS}


def test_every_file_gives_its_things_names_that_are_kept_apart() -> None:
    assert [path for path in files() if f"@base <{SPACE}" not in path.read_text(encoding="utf-8")] == []
