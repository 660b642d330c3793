"""Answers are kept, and damage does no harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.errors import Unwritable
from peertoc.linking.services.cache import Cache
from peertoc.linking.services.destination import destination
from peertoc.linking.services.exchange import Request
from peertoc.linking.services.faults import Unanswered
from peertoc.linking.services.transport import Transport
from tests.linking.services.asking import Hours, good
from tests.linking.services.hostile import hostile

if TYPE_CHECKING:
    from pathlib import Path


def test_an_answer_is_kept_and_not_asked_for_again(tmp_path: Path) -> None:
    with hostile(good) as server:
        request = Request(destination(server.url))
        first = Transport(Cache(tmp_path / "answers"), watch=Hours().watch())
        given = first.get(request, lambda _: None)
        again = Transport(Cache(tmp_path / "answers"), watch=Hours().watch())
        assert again.get(request, lambda _: None) == given
        assert len(server.seen) == 1
        fresh = Transport(Cache(tmp_path / "answers", fresh=True), watch=Hours().watch())
        fresh.get(request, lambda _: None)
        assert len(server.seen) == 2
        first.close()
        fresh.close()


def test_an_answer_that_does_not_fit_is_not_kept(tmp_path: Path) -> None:
    def unfit(value: object) -> None:
        raise Unanswered("", "of another shape")

    door = Transport(Cache(tmp_path), watch=Hours().watch())
    with hostile(good) as server:
        for _ in range(2):
            with pytest.raises(Unanswered):
                door.get(Request(destination(server.url)), unfit)
        door.close()
        assert len(server.seen) == 2
    assert list(tmp_path.iterdir()) == []


def test_an_old_answer_is_asked_for_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    Cache(tmp_path).keep("what", 1)
    assert Cache(tmp_path).find("what") is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1700000000 + 31 * 86400))
    assert Cache(tmp_path).find("what") is None


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"day": "never", "asked": "what", "value": 1}', "[" * 10**5]
)
def test_a_damaged_file_counts_as_no_answer(tmp_path: Path, damage: str) -> None:
    Cache(tmp_path).keep("what", 1)
    (kept,) = tmp_path.iterdir()
    kept.write_text(damage)
    assert Cache(tmp_path).find("what") is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unwritable, match="The folder for answers"):
        Cache(tmp_path / "file" / "answers").keep("what", 1)
