"""What is asked about the same things again and again is worked out once: time grows as the file does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from peertoc.catalogue import read_text
from peertoc.validation import all_checks, choose
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.compiled import Compiled

if TYPE_CHECKING:
    from types import FrameType

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix phase: <https://w3id.org/peertoc/phase/> .
@base <https://example.org/> .
"""


def lines_run(steps: int) -> int:
    """Count the lines of queries that are run for a theory of so many steps in one phase."""
    ran = 0

    def watch(frame: FrameType, _event: str, _arg: object) -> Any:
        return count if frame.f_code.co_filename == "<a query>" else None

    def count(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal ran
        ran += event == "line"
        return count

    text = "".join(
        f"<t> ptoc:step <s{n}> . <s{n}> a ptoc:SustainedContact ; ptoc:inPhase phase:sustained-contact .\n"
        for n in range(steps)
    )
    document = read_text(f"{HEAD}<t> a ptoc:TheoryOfChange .\n{text}", name="t.ttl")
    rules = rules_of(choose(all_checks(), ["phase-without-tool"], []))
    engine = Compiled()
    engine.run(document.triples, rules.background, rules.shapes)
    sys.settrace(watch)
    try:
        engine.run(document.triples, rules.background, rules.shapes)
    finally:
        sys.settrace(None)
    return ran


def test_a_condition_about_the_same_things_is_asked_once_for_all_that_lead_to_it() -> None:
    assert lines_run(400) < 6 * lines_run(100)
