"""Deep and adverse text: brackets are counted, followed and refused in linear time, without recursion."""

from __future__ import annotations

import time

import pytest

from peertoc.catalogue.spans import locate, too_deep
from tests.catalogue.test_spans import parse

DEEP = ("[ <urn:p> " * 100_000 + "1" + "]" * 100_000, "(" * 20_000 + "1" + ")" * 20_000)


@pytest.mark.parametrize("text", DEEP, ids=["properties", "lists"])
def test_the_deepest_brackets_are_located(text: str) -> None:
    text = f"<urn:s> <urn:p> {text} ."
    located = locate(text, "turtle", parse(text))
    assert located is not None
    assert (text.index("1"), text.index("1") + 1) in {spans.object for spans in located}


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("[ ( [ ] ) ] ( [ ] )", 3, None),
        ("[ ( [ ] ) ] ( [ ] )", 2, 4),
        ("[ ( [ ] ) ] ( [ ] )", 0, 0),
        (":g { :s :p [] , () }", 2, None),
        (":s :p '[[[', \"((\", '''[\n[''', <urn:[> . # ((((\n [ [", 1, 50),
        (":a\\( :b\\' [ [", 1, 12),
        ("<< << :s", 1, 3),
        ("]]]] ))) [ [", 1, 11),
    ],
)
def test_the_bracket_that_goes_too_deep_is_named(text: str, limit: int, expected: int | None) -> None:
    assert too_deep(text, limit) == expected


ADVERSE = (
    '"', "'", '\\"""x\n', "'\'\'\"\"\"", "\\", '"\\', "<", "<a", '<"', "[<", "[", "((", "#", "# \n", '"\n',
    '"a" #\n', "a.", "true.", "a:.", "prefix a.", "_:a.", '"x"@', '"x"^^', "@", "%", "1", "1e", "1.", "-",
)  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSE, ids=repr)
def test_adverse_text_costs_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.monotonic()
    too_deep(text, 1_000_000)
    locate(text, "turtle", [])
    assert time.monotonic() - start < 5
