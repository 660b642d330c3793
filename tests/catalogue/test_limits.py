"""The heaviest bad input, each in a process of its own: one sentence, within 10 seconds and 1 GB."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Of the processor's time, so that a busy machine does not make the test fail.
SECONDS = 10
MEGABYTES = 1_000

RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'

READ = """
import resource, sys
from peertoc.catalogue import find_sources, read
from peertoc.errors import PeertocError
for source in find_sources(sys.argv[1:]):
    try:
        print(len(read(source).triples), "statements")
    except PeertocError as fault:
        print(fault.message)
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime)
print(used.ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024))
"""

LONG = "A text is longer than a value may be (1,000,000 characters)."
COUNTED = "A text of 50,000,000 characters is longer than a value may be (1,000,000)."
DEEP = "More than 1,000 brackets are open within each other here."
DOCTYPE = "The file has a DOCTYPE, which can define entities that grow without limit or read other files."
LARGE = "The file is too large once its short names are written out."

PREFIXES = " ".join(f'xmlns:n{number}="http://n/{number}"' for number in range(90))
PIECE = '<e:p rdf:parseType="Literal"><b/></e:p>'
LAUGHS = "".join("<!ENTITY b{} '{}'>".format(number, f"&b{number - 1};" * 10) for number in range(1, 12))
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


def _text() -> str:
    return "a" * 50_000_000


def _lines() -> str:
    return "\n".join(f'<x:{number}> <x:p> "some words {number}" .' for number in range(200_000))


# What a file holds is made when its test runs: together they would fill the memory.
CASES: dict[str, tuple[Callable[[], str], str]] = {
    "a-50-mb-text.ttl": (lambda: f'<x:a> <x:p> "{_text()}" .', LONG),
    "a-50-mb-text.nt": (lambda: f'<x:a> <x:p> "{_text()}" .', LONG),
    "a-50-mb-text.jsonld": (lambda: f'{{"@id": "x:a", "x:p": "{_text()}"}}', LONG),
    "a-50-mb-text.rdf": (lambda: f"{RDF}<e:A><e:p>{_text()}</e:p></e:A></rdf:RDF>", COUNTED),
    "deep.ttl": (lambda: "<x:a> <x:p> " + "[ <x:p> " * 100_000 + "1" + "]" * 100_000 + " .", DEEP),
    "deep.trig": (lambda: "<x:g> { <x:a> <x:p> " + "( " * 100_000 + ")" * 100_000 + " }", DEEP),
    "deep.rdf": (lambda: RDF + "<e:A><e:p>" * 100_000, "The file nests elements too deeply here."),
    "deep.jsonld": (lambda: '{"@id": "x:a", "x:p":' * 100_000, "The file nests brackets too deeply here."),
    "laughs.rdf": (lambda: f'<!DOCTYPE a [<!ENTITY b0 "ha">{LAUGHS}]><a>&b11;</a>', DOCTYPE),
    "number.ttl": (
        lambda: f'<x:a> <x:p> "1E999999999"^^<{DECIMAL}> .',
        "The value 1E999999999 is none that can be reckoned with.",
    ),
    "names.ttl": (lambda: f"@prefix a: <x:{'b' * 9_000}> .\n" + "a:c a:c a:c .\n" * 200_000, LARGE),
    "pieces.rdf": (
        lambda: f"{RDF[:-1]} {PREFIXES}><e:A>{PIECE * 20_000}</e:A></rdf:RDF>",
        "20001 statements",
    ),
    "quotes.ttl": (lambda: '"\\" ' * 5_000_000, "A statement cannot begin with a text."),
    "quotes.jsonld": (lambda: '"\\"' + '\\"' * 5_000_000, "The text that begins here is never closed."),
    "lines.nt": (lambda: _lines() + "\n<x:a>", "The file ends in the middle of a statement."),
}


@pytest.mark.parametrize("name", CASES)
def test_heavy_input_ends_soon_and_small(name: str, tmp_path: Path) -> None:
    write, expected = CASES[name]
    path = tmp_path / name
    path.write_text(write(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    path.unlink()
    message, seconds, peak = done.stdout.splitlines()
    assert message == expected
    assert float(seconds) < SECONDS
    assert int(peak) < MEGABYTES
    assert done.stderr == ""
