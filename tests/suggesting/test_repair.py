"""Suggestions under findings: whose names they use, and where new ones lie."""

from __future__ import annotations

from pyoxigraph import NamedNode

from peertoc.catalogue import Document, read_text
from peertoc.suggesting import Repairs
from tests.guidance.grounds import HEAD, TODAY

MANAGED = "{focus} ptoc:managedBy {what-is-done} ."
STEP = "{theory} ptoc:step {focus} ."
RISKS = "<https://e.org/a/r> a ptoc:Risk . <https://e.org/a/s> a ptoc:Risk .\n"


def document(text: str, *, whole: bool = True) -> Document:
    found = read_text(HEAD + text, name="plan.ttl")
    found.is_whole = whole
    return found


def fill(document: Document, text: str, *names: str) -> list[str]:
    repairs = Repairs(document, "en", TODAY)
    return [
        repairs.fill(text, focus=NamedNode(f"https://e.org/{name}")).partition("  #")[0] for name in names
    ]


def test_new_names_lie_beside_the_initiative_or_where_it_has_none_apart() -> None:
    named = document(f"<https://e.org/i/i> a ptoc:Initiative ; ptoc:risk <https://e.org/a/r> . {RISKS}")
    assert fill(named, MANAGED, "a/r") == [
        "<https://e.org/a/r> ptoc:managedBy <https://e.org/i/what-is-done> ."
    ]
    unnamed = document(f"[] a ptoc:Initiative ; ptoc:risk <https://e.org/a/r> . {RISKS}")
    assert fill(unnamed, MANAGED, "a/r") == [
        "<https://e.org/a/r> ptoc:managedBy <https://example.org/what-is-done> ."
    ]


def test_in_a_part_nothing_is_suggested_in_the_name_of_another_initiative() -> None:
    part = document(
        f"<https://e.org/i/i> a ptoc:Initiative ; ptoc:theoryOfChange <https://e.org/i/t> . {RISKS}",
        whole=False,
    )
    assert fill(part, STEP, "i/i", "a/r") == ["<https://e.org/i/t> ptoc:step <https://e.org/i/i> .", ""]
    # What is new gets a name that lies near, each its own.
    assert fill(part, MANAGED, "a/r", "a/s") == [
        "<https://e.org/a/r> ptoc:managedBy <https://e.org/a/what-is-done> .",
        "<https://e.org/a/s> ptoc:managedBy <https://e.org/a/what-is-done-2> .",
    ]
