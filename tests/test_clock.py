"""The day that counts as today repeats where a build asks for it."""

from __future__ import annotations

import datetime

import pytest

from peertoc.clock import today


def test_a_build_sets_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert today() == datetime.date(2026, 1, 1)


@pytest.mark.parametrize("value", ["", "soon", "9" * 30])
def test_else_it_is_the_day_of_the_clock(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    here = datetime.datetime.now(tz=datetime.UTC).date()
    assert abs((today() - here).days) <= 1
