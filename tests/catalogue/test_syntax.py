"""Each slip in ``syntax/`` is told as the text beside it says."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from peertoc.catalogue import find_sources, read
from peertoc.catalogue import syntax as words
from peertoc.errors import Malformed, Unreadable

FOLDER = Path(__file__).parent / "syntax"
SLIPS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")

# How many there are: a file that is not found is not tested.
COUNTS = {".ttl": 102, ".trig": 5, ".nt": 13, ".nq": 3, ".rdf": 22, ".jsonld": 30}


def told(path: Path) -> str:
    """Write down all that a person is told of a file, as its golden text has it."""
    (source,) = find_sources([str(path)])
    assert not isinstance(source, Unreadable)
    with pytest.raises(Malformed) as caught:
        read(source)
    fault = caught.value
    place = fault.place
    where = f"{place.line}:{place.column} to {place.end_line}:{place.end_column}" if place.line else "unknown"
    assert place.file == str(path)
    return f"says:  {fault.message}\ncure:  {fault.help}\nplace: {where}\nline:  {fault.source}\n"


def test_every_slip_has_its_golden_text_and_none_is_lost() -> None:
    assert Counter(path.suffix for path in SLIPS) == COUNTS
    assert {path.stem for path in SLIPS} == {path.stem for path in FOLDER.glob("*.txt")}
    assert len({path.stem for path in SLIPS}) == len(SLIPS)


@pytest.mark.parametrize("path", SLIPS, ids=lambda path: path.name)
def test_a_slip_is_told_in_plain_words(path: Path) -> None:
    golden = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert told(path) == golden


@pytest.mark.parametrize("path", SLIPS, ids=lambda path: path.name)
def test_no_message_speaks_the_language_of_the_parser(path: Path) -> None:
    says = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()[0].removeprefix("says:  ")
    assert says.endswith((".", ":"))
    assert not re.search(r"\b(IRI|URI|literal|blank node|triple|token|parser|EOF|predicate)s?\b", says)


def test_every_entry_of_the_words_is_well_formed_and_the_last_one_fits_everything() -> None:
    table = tomllib.loads(Path(words.__file__).with_name("syntax.toml").read_text(encoding="utf-8"))
    assert {family: len(entries) for family, entries in table.items()}.keys() == set(words.FAMILIES.values())
    for family, entries in table.items():
        assert entries[-1]["message"] == "", family
        for entry in entries:
            assert {"message", "says", "cure"} <= entry.keys()
            for key in ("message", "here", "before"):
                re.compile(entry.get(key, ""))
            assert entry.get("at", "here") in {"here", "previous", "opening"}
            assert _used(entry) <= _known(entry), entry


def _used(entry: dict[str, str]) -> set[str]:
    """Name the words that the sentences of an entry use."""
    return {name for key in ("says", "cure") for _, name, _, _ in Formatter().parse(entry[key]) if name}


def _known(entry: dict[str, str]) -> set[str]:
    """Name the words that are there whenever the entry fits."""
    patterns = [re.compile(entry.get(key, "")) for key in ("message", "here", "before")]
    groups = {name for pattern in patterns for name in pattern.groupindex}
    return groups | {"token", "previous", "said", "title", "code", entry.get("needs", "token")}
