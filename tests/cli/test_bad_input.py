"""Whatever is given as input ends with one clear sentence and code 2, soon, and in little memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GIGABYTE = 1 << 30
ME = "<https://e.org/i> a <https://w3id.org/peertoc#Initiative>"
XML = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NESTED = 100_000

FILES: dict[str, tuple[str, bytes]] = {
    "empty file": ("a.ttl", b""),
    "blank file": ("a.ttl", b" \n\n"),
    "binary file": ("a.ttl", bytes(range(256)) * 40),
    "spreadsheet": ("a.ttl", b"PK\x03\x04" + b"\x00" * 200),
    "wrong extension": ("a.json", f"{ME} .".encode()),
    "unknown extension": ("a.docx", f"{ME} .".encode()),
    "invalid UTF-8": ("a.ttl", f'{ME} ; <https://e.org/p> "caf'.encode() + b"\xe9" + b'" .'),
    "UTF-16": ("a.ttl", f"{ME} .".encode("utf-16")),
    "NUL character": ("a.ttl", f'{ME} ; <https://e.org/p> "a\0b" .'.encode()),
    "escape character": ("a.ttl", f'{ME} ; <https://e.org/p> "a\x1bb" .'.encode()),
    "50 MB literal": ("a.ttl", f'{ME} ; <https://e.org/p> "'.encode() + b"x" * 50_000_000 + b'" .'),
    "nested blank nodes": (
        "a.ttl",
        f"{ME} ; <https://e.org/p> ".encode() + b"[ <https://e.org/p> " * NESTED + b"1" + b"]" * NESTED,
    ),
    "nested RDF/XML": (
        "a.rdf",
        f'<r:RDF xmlns:r="{XML}" xmlns:e="https://e.org/">'.encode() + b"<e:A><e:p>" * NESTED,
    ),
    "nested JSON": ("a.jsonld", b'{"https://e.org/p":' * NESTED + b"1" + b"}" * NESTED),
    "DOCTYPE": ("a.rdf", b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>'),
    "remote context": ("a.jsonld", b'{"@context": "https://example.org/c.jsonld", "@id": "https://e.org/i"}'),
    "endless decimal": (
        "a.ttl",
        f'{ME} ; <https://e.org/p> "1E999999999"^^<http://www.w3.org/2001/XMLSchema#decimal> .'.encode(),
    ),
    "IRI with a space": ("a.ttl", f"{ME} ; <https://e.org/p> <https://e.org/a b> .".encode()),
    "relative name without a base": ("a.ttl", b"<i> a <https://w3id.org/peertoc#Initiative> ."),
    "no initiative": ("a.ttl", b"<https://e.org/a> <https://e.org/b> 1 ."),
}  # fmt: skip


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTE, GIGABYTE))


def refused(command: str, path: str, folder: Path) -> str:
    """Run a command on an input and give what it says; it must end within 10 s, in 1 GB, with code 2."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "peertoc", command, path],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False, preexec_fn=limit_memory,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert time.monotonic() - start < 10
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    first = done.stderr.splitlines()[0]
    assert first.startswith("error: ")
    assert first.endswith((".", "!")), first
    assert done.stderr.count("error: ") == 1
    assert "\x1b" not in done.stderr
    return first


@pytest.mark.parametrize("case", FILES)
@pytest.mark.parametrize("command", ["validate", "show"])
def test_a_bad_file_is_refused_in_one_sentence(command: str, case: str, tmp_path: Path) -> None:
    name, data = FILES[case]
    (tmp_path / name).write_bytes(data)
    said = refused(command, name, tmp_path)
    assert not any(word in said for word in ("blank node", "triple", "NoneType", "object at", "pyoxigraph"))


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"\xef\xbb\xbf" + f"{ME} .".encode())
    done = subprocess.run(
        [sys.executable, "-m", "peertoc", "show", "a.ttl"], cwd=tmp_path, capture_output=True
    )
    assert done.returncode == 0


def make_pipe(folder: Path) -> None:
    os.mkfifo(folder / "there")


def make_folder(folder: Path) -> None:
    (folder / "there").mkdir()
    (folder / "there" / "notes.txt").write_text("nothing to read", encoding="utf-8")


def make_folder_in_place_of_a_file(folder: Path) -> None:
    (folder / "there").mkdir()
    (folder / "there" / "plan.ttl").mkdir()


def make_circle_of_links(folder: Path) -> None:
    (folder / "there").symlink_to(folder / "there")


def make_nothing(folder: Path) -> None:
    """Leave the file missing, as one that vanished is."""


@pytest.mark.parametrize(
    "make", [make_pipe, make_folder, make_folder_in_place_of_a_file, make_circle_of_links, make_nothing]
)
def test_what_is_no_file_is_refused_in_one_sentence(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path)
    assert "there" in refused("validate", "there", tmp_path)


def test_an_empty_standard_input_is_refused(tmp_path: Path) -> None:
    assert "<stdin>" in refused("validate", "-", tmp_path)
