"""The day that counts as today repeats where a build asks for it."""

from __future__ import annotations

import datetime

import pytest

from peertoc.clock import now, today


def test_a_build_sets_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert today() == datetime.date(2026, 1, 1)


@pytest.mark.parametrize("value", ["", "soon", "9" * 30])
def test_else_it_is_the_day_of_the_clock(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    here = datetime.datetime.now(tz=datetime.UTC).date()
    assert abs((today() - here).days) <= 1


def test_now_repeats_like_the_day_and_is_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    assert now(datetime.date(2026, 1, 31)).isoformat() == "2026-01-31T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225601")
    assert now().isoformat() == "2026-01-01T00:00:01+00:00"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    moment = now()
    assert moment.microsecond == 0
    assert abs(datetime.datetime.now(tz=datetime.UTC) - moment) < datetime.timedelta(minutes=1)
