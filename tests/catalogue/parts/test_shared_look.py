"""A large file is looked through by several processes as by one."""

from __future__ import annotations

import errno
import io
import os
import pickle
import random
import sys
import threading
from typing import TYPE_CHECKING, cast

import pytest

from peertoc.catalogue.parts import Bonds, Wanted, blocks, in_parts, looking_through, survey
from peertoc.catalogue.parts.beside import answer, can_copy
from peertoc.errors import Malformed, PeertocError
from tests.catalogue.parts.parted import BACK, E, line, source
from tests.catalogue.parts.test_closed import TYPE, lines_of, reached, some_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from peertoc.catalogue import Document, Term

# Python 3.12 warns of threads that a copy lacks; those of the tests hold nothing that it needs.
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux alone"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def _copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking_through, "can_copy", lambda: True)


def taken(path: Path, bonds: Bonds = BACK) -> tuple[list[Document], list[PeertocError]]:
    """Take a file in parts; give them, and what could not be taken."""
    with in_parts(source(path), bonds, block=2000, folder=path.parent, jobs=3) as parts:
        found = [part.load() for part in parts]
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    return found, parts.faults


def numbers_of(path: Path) -> list[int]:
    return [number for document in taken(path)[0] for number in lines_of(document)]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """List where each text of a file that was named starts that this process looks at itself."""
    starts: list[int] = []
    take = survey.Survey.take

    def noted(self: survey.Survey, path: Path, start: int, text: bytes, numbers: Path | None = None) -> None:
        if numbers is None:
            starts.append(start)
        take(self, path, start, text, numbers)

    monkeypatch.setattr(survey.Survey, "take", noted)
    return starts


@pytest.mark.parametrize("seed", range(4))
def test_each_part_has_all_that_can_be_reached(tmp_path: Path, seed: int, here: list[int]) -> None:
    lines = some_lines(random.Random(seed), 60, "as it comes", 0)
    path = tmp_path / "a.nt"
    path.write_text("".join(lines), encoding="utf-8")
    told: list[int] = []
    documents, _ = taken(path)
    assert len(documents) > 8
    assert max(here) < path.stat().st_size // 2
    for document in documents:
        numbers = lines_of(document)
        for number, triple in zip(numbers, document.triples, strict=True):
            if document.telling(cast("Term", triple.subject)) == "here":
                told.append(number)
                needed = reached(lines, lines[number - 1].split(" ", 1)[0])
                assert {lines[each - 1] for each in needed} <= {lines[each - 1] for each in numbers}
    assert sorted(set(told)) == list(range(1, len(lines) + 1))


def written(path: Path, *more: str) -> Path:
    lines = (line(f"i{number}", TYPE, "Initiative") for number in range(300))
    path.write_text("".join([*lines, *more]), encoding="utf-8-sig")
    return path


def test_lines_have_the_numbers_of_the_whole_file(tmp_path: Path) -> None:
    assert numbers_of(written(tmp_path / "a.nt")) == list(range(1, 301))


def test_parts_are_the_same_however_many_look(tmp_path: Path, here: list[int]) -> None:
    lines = [line("i3", "p", "i299"), line("i3", "p", f'"{"long" * 2000}"'), line("i3", "p", "i0")]
    path = written(tmp_path / "a.nt", *lines, *(line(f"j{number}", "p", "i0") for number in range(300)))
    found = []
    for jobs in (1, 2, 5):
        here.clear()
        with in_parts(source(path), BACK, block=2000, folder=tmp_path, jobs=jobs) as parts:
            found.append(list(parts))
        assert (max(here) > path.stat().st_size // 2) is (jobs == 1)
    assert found[0] == found[1] == found[2]
    assert len(found[0]) > 10


@pytest.mark.parametrize(
    ("more", "wanted"),
    [([], False), ([line("x", TYPE, "Own")], False), ([line("x", TYPE, "Kind")], True),
     ([line("x", TYPE, "Own"), line("Own", "sub", "Kind")], True)],
)  # fmt: skip
def test_what_is_wanted_anywhere_is_found_in_any_share(tmp_path: Path, more: list[str], wanted: bool) -> None:
    bonds = Bonds(frozenset(), wanted=(Wanted("a", (f"{E}Kind",)),), classes=f"{E}sub")
    documents, _ = taken(written(tmp_path / "a.nt", *more), bonds)
    assert len(documents) > 5
    # Where a file makes classes of its own, the first thing of any class may be what is wanted.
    assert all({1, 301} & set(lines_of(document)) for document in documents) is wanted


def test_a_line_without_end_in_a_later_share_ends_the_reading_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "MAX_LINE", 2**12)
    path = written(tmp_path / "a.nt", line("x", "p", f'"{"y" * 9000}"'), line("z", "p", "z"))
    documents, (fault,) = taken(path)
    assert isinstance(fault, Malformed)
    assert fault.place.line == 301
    read = [number for document in documents for number in lines_of(document)]
    assert read == list(range(1, len(read) + 1))
    assert f"Nothing from line {len(read) + 1} on" in fault.help


def no_more() -> int:
    raise OSError(errno.EAGAIN, "no more processes")


def killed() -> int:
    """Make a copy that is ended before it has said anything."""
    process = copy()
    if not process:
        os._exit(1)
    return process


copy = os.fork


@pytest.mark.parametrize("fork", [no_more, killed])
def test_what_a_copy_does_not_do_is_done_here(
    fork: Callable[[], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: list[int]
) -> None:
    path = written(tmp_path / "a.nt")
    monkeypatch.setattr(os, "fork", fork)
    assert numbers_of(path) == list(range(1, 301))
    assert max(here) > path.stat().st_size * 3 // 4


def test_a_short_file_is_not_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", None)
    path = tmp_path / "a.nt"
    path.write_text("".join(line(f"i{number}", TYPE, "Kind") for number in range(30)), encoding="utf-8")
    assert numbers_of(path) == list(range(1, 31))


def test_a_copy_answers_with_all_or_nothing() -> None:
    class Kept(io.BytesIO):
        def close(self) -> None:
            """Stay open."""

    stream = Kept()
    answer(lambda: {"a": 1}, stream)
    assert pickle.loads(stream.getvalue()) == {"a": 1}
    for work in (lambda: 1 // 0, lambda: sys.exit(0), lambda: lambda: 0):
        stream = Kept()
        answer(work, stream)
        assert stream.getvalue() == b""


def test_a_process_with_several_threads_is_not_copied() -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert not can_copy()
    finally:
        end.set()
        thread.join()
