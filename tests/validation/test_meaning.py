"""Which name was meant by one that nobody knows."""

from __future__ import annotations

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import choose, filling, meaning
from peertoc.validation.checking import check_document
from peertoc.validation.checks import all_checks

NAMES = ("https://e.org/a#Visit", "https://e.org/b/visit", "https://e.org/b/visits", "https://e.org/b/x1")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # The same word, under the same prefix where there is one; capitals do not count.
        ("https://e.org/b/VISIT", "https://e.org/a#Visit"), ("https://e.org/c/visits", "https://e.org/b/visits"),
        ("https://e.org/b/visit/", "https://e.org/a#Visit"),
        # A like word, under the same prefix first.
        ("https://e.org/b/visitt", "https://e.org/b/visit"), ("https://e.org/a#Visitt", "https://e.org/a#Visit"),
        ("https://e.org/c/visitz", "https://e.org/b/visit"),
        # Two letters tell nothing under another prefix.
        ("https://e.org/c/x1", ""), ("https://e.org/b/x2", ""), ("https://e.org/b/far-away", ""),
    ],
)  # fmt: skip
def test_the_nearest_name_is_found(written: str, meant: str) -> None:
    assert meaning.Known(NAMES).nearest(written) == meant


def test_among_no_names_none_is_near() -> None:
    assert meaning.Known(()).nearest("https://e.org/a") == ""


def test_the_names_of_a_document_are_gathered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = """@prefix ptoc: <https://w3id.org/peertoc#> . @base <https://example.org/i/> .
    <i> a ptoc:Initiative ; ptoc:risk <risk-a>, <risk-b>, <risk-c> . <risk> a ptoc:Risk .
    """
    made = []

    class Counted(meaning.Known):
        def __init__(self, names: object) -> None:
            made.append(names)
            super().__init__(names)  # type: ignore[arg-type]

    monkeypatch.setattr(filling, "Known", Counted)
    chosen = choose(all_checks(), ["not-described"], [])
    found = check_document(read_text(text, name="plan.ttl"), checks=chosen)
    assert len(found) == 3
    assert all("“risk”?" in finding.help for finding in found)
    assert len(made) == 1
