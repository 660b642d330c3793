"""A fault of syntax is told with its place and a plain sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertoc.errors import Malformed
from tests.queries.grounds import rows

CASES = (Path(__file__).parent / "syntax.txt").read_text(encoding="utf-8").strip().split("\n\n")


def test_the_list_is_whole() -> None:
    assert len(CASES) == 21


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_in_plain_words_at_its_place(case: str) -> None:
    written, expected = case.split("\n")
    query = written.replace("\\r", "\r").replace("\\n", "\n")
    with pytest.raises(Malformed) as raised:
        rows(query)
    fault = raised.value
    assert f"{fault.place.line}:{fault.place.column} {fault.message} | {fault.help}" == expected.replace(
        "\\\\", "\\"
    )
    assert fault.place.file == "<query>"
    assert not fault.place.line or fault.source == query.splitlines()[fault.place.line - 1]
