"""The words of a check name what the file and the vocabulary have, and leave out what they have not."""

from __future__ import annotations

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import all_checks, check_document, choose

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix phase: <https://w3id.org/peertoc/phase/> .
@prefix tool: <https://w3id.org/peertoc/tool/> . @prefix status: <https://w3id.org/peertoc/status/> .
@base <https://example.org/i/> .
"""
PHASES = (
    "phase:pre-foundational, phase:foundational-engagement, phase:sustained-contact,"
    " phase:learning-outcomes and phase:change-at-scale"
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("<i> ptoc:status status:done .",
         "For ptoc:status there are status:planned, status:running and status:finished."),
        ("<i> ptoc:inPhase phase:middle .", f"For ptoc:inPhase there are {PHASES}."),
        ("<i> ptoc:inPhase tool:site-visits .", f"the list of values for ptoc:inPhase: {PHASES}."),
        ("<i> ptoc:usesTool tool:shouting .", "there are tool:benchmarking, tool:coalitions,"),
        ("<i> ptoc:usesTool tool:site-visit .", "Did you mean tool:site-visits? Only names"),
        ("<i> ptoc:shouts true .", "Only names of the vocabulary are read; anything else is lost."),
    ],
)  # fmt: skip
def test_a_name_that_is_not_there_is_told_with_those_that_are(said: str, told: str) -> None:
    document = read_text(f"{HEAD}<i> a ptoc:Initiative .\n{said}", name="plan.ttl")
    checks = choose(all_checks(), ["undeclared-term", "value-not-in-list"], [])
    (finding,) = check_document(document, checks=checks)
    assert told in finding.help
    assert "{" not in finding.help


def test_of_a_long_list_only_a_few_are_told() -> None:
    document = read_text(f"{HEAD}<i> a ptoc:Initiative ; ptoc:usesTool tool:shouting .", name="plan.ttl")
    (finding,) = check_document(document, checks=choose(all_checks(), ["undeclared-term"], []))
    assert finding.help.count("tool:") == 3
    assert " more." in finding.help
