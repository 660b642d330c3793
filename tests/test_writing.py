"""Files are written whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertoc.errors import Unwritable
from peertoc.writing import open_whole, write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, "one\n")
    target.chmod(0o640)
    write_whole(target, "two\n")
    assert target.read_bytes() == b"two\n"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, "one\n", force=False)
    with pytest.raises(Unwritable, match="there already"):
        write_whole(target, "two\n", force=False)
    assert target.read_text(encoding="utf-8") == "one\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match="is a folder"):
        write_whole(tmp_path, "x")
    with pytest.raises(Unwritable, match="could not be written"):
        write_whole(tmp_path / "missing" / "a.txt", "x")


def test_a_device_is_written_to_and_never_replaced() -> None:
    with pytest.raises(Unwritable, match="no space left"):
        write_whole(Path("/dev/full"), "x")
    assert Path("/dev/full").is_char_device()
    write_whole(Path("/dev/null"), "x")
    assert Path("/dev/null").is_char_device()


def test_a_link_keeps_pointing_where_it_pointed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("one", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_whole(tmp_path / "link.txt", "two")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "two"


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.png", b"\x89PNG\r\n\x1a\n")
    assert (tmp_path / "a.png").read_bytes() == b"\x89PNG\r\n\x1a\n"


def write_half(file: Path) -> None:
    with open_whole(file) as stream:
        stream.write(b"half" * 100_000)
        stream.close()


def test_what_is_written_piece_by_piece_is_there_at_the_end_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("before", encoding="utf-8")
    with open_whole(file) as stream:
        stream.write(b"aft")
        assert file.read_text("utf-8") == "before"
        stream.write(b"er")
    assert file.read_text("utf-8") == "after"
    with pytest.raises(ValueError, match="closed"):
        write_half(file)
    assert file.read_text("utf-8") == "after"
    assert list(tmp_path.iterdir()) == [file]
