"""How much is done for a file, whatever the machine: lines of queries that are run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from peertoc.catalogue import read_text
from peertoc.validation import all_checks
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.compiled import Compiled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from peertoc.validation import Check


def lines_run(text: str, checks: Sequence[Check] = ()) -> int:
    """Count the lines of queries that checks, or all of them, run for a file in Turtle."""
    ran = 0

    def watch(frame: FrameType, _event: str, _arg: object) -> Any:
        return count if frame.f_code.co_filename == "<a query>" else None

    def count(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal ran
        ran += event == "line"
        return count

    document = read_text(text, name="t.ttl")
    rules, engine = rules_of(tuple(checks) or all_checks()), Compiled()
    engine.run(document.triples, rules.background, rules.shapes)
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        engine.run(document.triples, rules.background, rules.shapes)
    finally:
        sys.settrace(before)
    return ran
