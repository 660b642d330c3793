"""What was written is asked to be on disk: file by file, or all at once where there are many."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue.store import settling

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note each file or folder of which it is asked."""
    seen: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.append(os.fstat(descriptor).st_ino))
    return seen


def files(folder: Path, number: int) -> list[Path]:
    for each in range(number):
        (folder / str(each)).touch()
    return sorted(folder.iterdir())


def test_few_files_are_asked_for_one_by_one(tmp_path: Path, asked: list[int]) -> None:
    paths = [*files(tmp_path, 3), tmp_path]
    settling.settle(tmp_path)
    assert sorted(asked) == sorted(path.stat().st_ino for path in paths)


def test_what_is_linked_from_elsewhere_is_there_already(tmp_path: Path, asked: list[int]) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    (new / "0").hardlink_to(files(old, 1)[0])
    settling.settle(new)
    assert asked == [new.stat().st_ino]


def test_many_files_are_asked_for_at_once(tmp_path: Path, asked: list[int]) -> None:
    files(tmp_path, 100)
    if not settling._settle_disk(tmp_path):
        pytest.skip("this system can only be asked file by file")
    settling.settle(tmp_path)
    assert asked == [tmp_path.stat().st_ino]


def test_where_that_cannot_be_asked_each_is(
    tmp_path: Path, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path, 100)
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    settling.settle(tmp_path)
    assert len(asked) == 101


def test_a_disk_that_cannot_take_it_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def syncfs(self, _: int) -> int:
            return -1

    files(tmp_path, 100)
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: Broken())
    monkeypatch.setattr("ctypes.get_errno", lambda: 5)
    with pytest.raises(OSError, match="Input/output error"):
        settling.settle(tmp_path)
