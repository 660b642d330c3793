"""A file whose initiatives lie scattered is sorted on disk, in few bytes of memory for each name."""

from __future__ import annotations

import errno
import random
import tracemalloc
from array import array
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pytest

from peertoc.catalogue import read
from peertoc.catalogue.parts import Bonds, crossing, in_parts, piling
from peertoc.catalogue.parts.ends import Ends
from peertoc.catalogue.parts.grouping import Groups
from peertoc.catalogue.parts.numbering import Numbering
from peertoc.catalogue.parts.piling import Piling
from peertoc.errors import Unreadable, Unwritable
from tests.catalogue.parts.parted import BACK, E, line, parted, source
from tests.catalogue.parts.test_closed import TYPE, check_closed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from peertoc.catalogue import Document
    from peertoc.catalogue.parts.part import Part
    from peertoc.place import Place


def some(count: int) -> list[str]:
    """Describe initiatives with things of their own, of which some are blank nodes."""
    return [
        text
        for number in range(count)
        for text in (
            line(f"i{number}", TYPE, "Initiative"),
            line(f"i{number}", "back", f"i{number}/step"),
            line(f"i{number}", "p", f"i{number}/other"),
            line(f"i{number}", "p", f"_:risk{number}"),
            line(f"i{number}/step", TYPE, "Step"),
            line(f"i{number}/step", "title", '"of a step"'),
            line(f"i{number}/other", TYPE, "Other"),
            line(f"_:risk{number}", TYPE, "Risk"),
        )
    ]


def shuffled(lines: list[str]) -> list[str]:
    return random.Random(1).sample(lines, len(lines))


def by_predicate(lines: list[str]) -> list[str]:
    return sorted(lines, key=lambda text: text.split(" ", 1)[1])


ORDERS: list[Callable[[list[str]], list[str]]] = [shuffled, sorted, by_predicate]


def parts_of(path: Path, lines: list[str]) -> tuple[list[Part], list[str]]:
    """Write lines; give their parts, and the notes."""
    path.write_text("".join(lines), encoding="utf-8")
    with parted(path, block=8_000) as parts:
        return list(parts), parts.notes  # type: ignore[arg-type]


@pytest.mark.parametrize("order", ORDERS)
def test_once_sorted_nothing_crosses_that_need_not(
    order: Callable[[list[str]], list[str]], tmp_path: Path
) -> None:
    lines = some(600)
    (kept, quiet), (parts, notes) = (parts_of(tmp_path / "a.nt", each) for each in (lines, order(lines)))
    assert "The initiatives in a.nt lie scattered, and were sorted on disk first." in notes
    assert not any("scattered" in note for note in quiet)
    assert not any(part.copied for part in parts)
    assert len(parts) <= 1.1 * len(kept)
    assert max(part.size for part in parts) < 10_000


@pytest.mark.parametrize("order", ORDERS)
def test_parts_of_what_was_sorted_are_closed_and_know_their_lines(
    order: Callable[[list[str]], list[str]], tmp_path: Path
) -> None:
    assert check_closed(tmp_path / "a.nt", order(some(60))) > 10


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n# said\n\n"])
def test_lines_that_end_otherwise_are_sorted_as_well(end: str, tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_bytes("".join(shuffled(some(60))).replace("\n", end).encode())
    with parted(path) as parts:
        assert "sorted" in parts.notes[0]
        told = [each for part in parts for each in places(part.load())]
    assert set(told) == set(places(read(source(path))))


def places(document: Document) -> list[tuple[Place, str]]:
    """Give the place of each statement, and the line there."""
    found = [document.places.place(index, 0) for index in range(len(document.triples))]
    return [(place, document.line(place)) for place in found]


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_disk_that_is_full_anywhere_on_the_way_is_told(
    share: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk has room for some share of all that is written."""
    path = tmp_path / "a.nt"
    path.write_text("".join(shuffled(some(60))), encoding="utf-8")
    written: list[str] = []
    opened = type(path).open

    def noted(self: Path, mode: str = "r", *more: Any) -> Any:
        if mode != "rb" and self.parent != tmp_path:
            written.append(self.name)
            if full and len(written) > full:
                raise OSError(errno.ENOSPC, "No space left on device")
        return opened(self, mode, *more)

    full = 0
    monkeypatch.setattr(type(path), "open", noted)
    with parted(path):
        full = round(len(written) * share)
    assert {"names", "ends", "sorted", "numbers"} <= set(written)
    written.clear()
    with pytest.raises(Unwritable, match="disk is full"), parted(path):
        pass
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.nt"]


def test_a_file_that_vanishes_before_it_is_sorted_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_text("".join(shuffled(some(60))), encoding="utf-8")

    def gone(done: int, size: int) -> None:
        if done == size:
            path.unlink(missing_ok=True)

    with (
        pytest.raises(Unreadable, match="does not exist"),
        in_parts(source(path), BACK, block=400, folder=tmp_path, watch=gone),
    ):
        pass
    assert not list(tmp_path.iterdir())


def test_progress_is_told_once_for_the_first_look_and_once_for_sorting(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_text("".join(shuffled(some(60))), encoding="utf-8")
    size, seen = path.stat().st_size, list[tuple[int, int]]()
    with in_parts(source(path), BACK, block=400, watch=lambda done, every: seen.append((done, every))):
        looked = [each for each in seen if each[1] == size]
        told = [each for each in seen if each[1] == 2 * size]
        assert seen == looked + told
        assert told == sorted(set(told))
        assert told[-1] == (2 * size, 2 * size)
        assert len(told) > 20


def test_shared_things_are_put_together_only_so_far(tmp_path: Path) -> None:
    """Each initiative leads to a thing of the next; in one row, all would be one piece."""
    lines = [*some(600), *(line(f"i{number}/step", "p", f"i{number + 1}/other") for number in range(599))]
    parts, _ = parts_of(tmp_path / "a.nt", shuffled(lines))
    assert len(parts) > 30
    assert max(sum(block.size for block in part.own) for part in parts) < 10_000


def test_lines_of_one_pile_lie_together_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(piling, "_HELD", 100)
    monkeypatch.setattr(piling, "_HEAPS", 3)
    chance, piles = random.Random(1), 20
    put = [(chance.randrange(piles), number, f"line {number}\n".encode()) for number in range(5, 500)]
    made = Piling(tmp_path, piles)
    for pile, number, text in put:
        made.put(pile, number, text.rstrip() if number == 7 else text)
    held = {path.suffix: 0 for path in tmp_path.iterdir()}
    for path in tmp_path.iterdir():
        held[path.suffix] += 1
    assert set(held.values()) <= {3, 4}
    texts = list(made.texts())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["numbers", "sorted"]
    wanted = [list(pile) for _, pile in groupby(sorted(put), key=lambda each: each[0])]
    assert [text for _, text in texts] == [b"".join(text for _, _, text in pile) for pile in wanted]
    written = made.path.read_bytes()
    assert all(written[start:].startswith(text) for start, text in texts)
    assert list(array("Q", made.numbers.read_bytes())) == [number for pile in wanted for _, number, _ in pile]


@pytest.mark.parametrize("count", [0, 1, 7, 3_000])
def test_each_token_has_its_number_and_others_have_none(count: int) -> None:
    tokens = [f"<urn:{number}>".encode() for number in range(count)]
    numbering = Numbering(array("q", sorted(map(hash, tokens))))
    assert sorted(numbering[token] for token in tokens) == list(range(1, count + 1))
    assert sorted(tokens, key=numbering.__getitem__) == sorted(tokens, key=hash)
    assert [numbering[f"<urn:other:{number}>".encode()] for number in range(1_000)] == [0] * 1_000


def test_groups_are_those_of_a_plain_search_and_know_their_size() -> None:
    chance = random.Random(1)
    groups, near = Groups(400), defaultdict(set)
    for member in range(400):
        groups.sizes[member] = member
    for _ in range(300):
        one, other = chance.randrange(400), chance.randrange(400)
        groups.join(one, other)
        near[one].add(other)
        near[other].add(one)
    groups.settle()
    for member in range(400):
        found, waiting = {member}, [member]
        while waiting:
            new = near[waiting.pop()] - found
            found |= new
            waiting += new
        assert {each for each in range(400) if groups.group(each) == groups.group(member)} == found
        assert groups.sizes[groups.group(member)] == sum(found)


def test_groups_grow_up_to_a_size() -> None:
    groups = Groups(4)
    for member in range(4):
        groups.sizes[member] = 10
    for member in range(3):
        groups.join(member, member + 1, most=20)
    assert [groups.group(member) for member in range(4)] == [0, 0, 2, 2]


def test_a_name_costs_few_bytes() -> None:
    count = 100_000
    names = array("q", range(-(2**63), 2**63, 2**64 // count))
    tracemalloc.start()
    try:
        numbering, groups = Numbering(names), Groups(len(names))
        groups.settle()
        assert tracemalloc.get_traced_memory()[1] < 14 * count
    finally:
        tracemalloc.stop()
    assert (numbering.count, len(groups.sizes)) == (len(names), len(names))


def test_ends_are_read_block_by_block(tmp_path: Path) -> None:
    ends = Ends(tmp_path / "ends")
    blocks = [(array("I", [1, 0, 2]), array("I", [0, 0, 1])), (array("I", [3]), array("I", [4]))]
    for subjects, things in blocks:
        ends.write(subjects, things)
    assert list(ends.read()) == blocks


def test_of_all_that_crosses_nothing_is_gone_through_for_the_folders_of_a_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Asked(defaultdict[int, Any]):
        def __iter__(self) -> Any:
            raise AssertionError("gone through")

    class Found(crossing.Crossing):
        def __init__(self) -> None:
            super().__init__()
            self.joined_in = Asked(list)

    monkeypatch.setattr(crossing, "Crossing", Found)
    lines = [
        line(f"f{number}/i", TYPE, "Initiative") + line(f"f{number}/i", "p", "f1/lost")
        for number in range(60)
    ]
    path = tmp_path / "a.nt"
    path.write_text("".join(lines), encoding="utf-8")
    with parted(path, Bonds(frozenset({f"{E}back"}), home=f"{E}Initiative")) as parts:
        assert len(list(parts)) > 5
