"""Many statements are written as the few are: the same ones, under the same names, all or nothing."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from peertoc.catalogue import gate
from peertoc.catalogue.store import generation, loading, reading
from peertoc.catalogue.store.loading import load
from peertoc.catalogue.store.statements import Text, quads_of
from peertoc.errors import Malformed
from tests.catalogue.store.ground import add_to, faults_in, kept_in, manners, plan
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

XSD = "http://www.w3.org/2001/XMLSchema#"
LINES = "".join(
    f'<urn:s{n}> <urn:p> _:b{n} .\n_:b{n} <urn:q> "a _:b{n} .", "{n}" .\n'.replace(
        '", "', f'" .\n_:b{n} <urn:r> "'
    )
    + f'<urn:s{n}> <urn:n> "0{n}"^^<{XSD}integer> .\n<urn:s{n}> <urn:o> <urn:s{n + 1}> .\n'
    for n in range(400)
)


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation, "_FEW", 0)
    monkeypatch.setattr("peertoc.catalogue.flattening._LONG", 1_000)


def held(store: Path, name: str) -> set[ox.Quad]:
    kept = kept_in(store)[name]
    with reading(store) as catalogue:
        rdf = ox.Store.read_only(str(catalogue.rdf))
        return set(rdf.quads_for_pattern(None, None, None, ox.NamedNode(kept.graph)))


def expected(store: Path, path: Path, format: str) -> set[ox.Quad]:
    """Give what one graph holds, as the engine writes values."""
    engine = ox.Store()
    engine.extend(
        quads_of(gate.load(path.read_bytes(), "a", format).triples, kept_in(store)[path.name].graph)
    )
    return set(engine)


def test_lines_keep_their_statements_and_the_names_of_what_has_none(tmp_path: Path) -> None:
    file, store = tmp_path / "a.nt", tmp_path / "store"
    file.write_text(LINES, encoding="utf-8")
    assert manners(add_to(store, file)) == ["added"]
    assert held(store, "a.nt") == expected(store, file, "ntriples")
    assert len(held(store, "a.nt")) == kept_in(store)["a.nt"].statements == 2_000
    assert faults_in(store) == []


def test_no_line_is_lost_between_pieces_and_two_go_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text(LINES.encode(), "urn:g")
    for most, number in ((2**24, 2), (5_000, 10)):
        monkeypatch.setattr(loading, "_PIECE", most)
        nameless: list[loading._Piece] = []
        pieces = list(loading._pieces([text], nameless))
        assert len(pieces) >= number
        assert sum(piece.count for piece in (*pieces, *nameless)) == LINES.count("\n")
        assert not any(
            b" _:" in line.partition(b'"')[0] for line in b"".join(p.lines for p in pieces).split(b"\n")
        )


def test_how_far_it_has_come_is_told_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_PIECE", 5_000)
    seen: list[tuple[bool, int]] = []
    engine = ox.Store(str(tmp_path / "rdf"))
    text = Text(LINES.encode(), "urn:g")
    load(engine, [text], [], lambda count: seen.append((len(engine) == 2_000, count)))
    assert sum(count for _, count in seen) == 2_000
    assert len(seen) > 20
    assert not any(all_there for all_there, _ in seen)


def test_every_example_is_kept_as_its_file_says(tmp_path: Path) -> None:
    store = tmp_path / "store"
    files = sorted((ROOT / "examples").glob("*/*.ttl"))
    assert set(manners(add_to(store, *files))) == {"added"}
    assert faults_in(store) == []


def test_what_stands_beside_the_added_stays(tmp_path: Path) -> None:
    store = tmp_path / "store"
    (tmp_path / "a.nt").write_text(LINES, encoding="utf-8")
    add_to(store, plan(tmp_path / "b.ttl"))
    before = held(store, "b.ttl")
    add_to(store, tmp_path / "a.nt")
    assert held(store, "b.ttl") == before
    (tmp_path / "a.nt").write_text(LINES.replace("urn:s1>", "urn:t1>"), encoding="utf-8")
    assert manners(add_to(store, tmp_path / "a.nt")) == ["replaced"]
    assert held(store, "a.nt") == expected(store, tmp_path / "a.nt", "ntriples")
    assert held(store, "b.ttl") == before
    assert faults_in(store) == []


@pytest.fixture
def _no_garbage_looked_for() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


SLIPS = {
    "a relative name": "<urn:a> <urn:b> <c> .",
    "a space in an address": "<urn:a b> <urn:b> <urn:c> .",
    "a fourth name": "<urn:a> <urn:b> <urn:c> <urn:d> .",
    "an escape": '<urn:a> <urn:b> "\\q" .',
}


@pytest.mark.usefixtures("_no_garbage_looked_for")
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_one_piece_keeps_that_file_out_and_no_other(tmp_path: Path, slip: str) -> None:
    """Also where nobody looks for garbage, as in the command line: what has failed is let go of at once."""
    for name, text in {"a": LINES, "b": f"{LINES}{SLIPS[slip]}\n{LINES}", "c": LINES}.items():
        (tmp_path / f"{name}.nt").write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    (fault,) = (each for each in add_to(store, *tmp_path.glob("*.nt")) if isinstance(each, Malformed))
    assert fault.place is not None
    assert fault.place.line == 2_001
    assert {name: kept.statements for name, kept in kept_in(store).items()} == {"a.nt": 2_000, "c.nt": 2_000}
    assert faults_in(store) == []


@pytest.mark.usefixtures("_no_garbage_looked_for")
def test_a_file_with_a_byte_order_mark_is_added_as_any(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text(LINES, encoding="utf-8-sig")
    (tmp_path / "b.nt").write_text(LINES, encoding="utf-8")
    store = tmp_path / "store"
    assert manners(add_to(store, tmp_path / "a.nt", tmp_path / "b.nt")) == ["added", "added"]
    assert kept_in(store)["a.nt"].statements == 2_000


def test_remarks_are_no_statements_and_change_no_name(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text(f"# hello .\n# foo _:zz .\n_:b <urn:p> _:zz .\n{LINES}", encoding="utf-8")
    store = tmp_path / "store"
    add_to(store, tmp_path / "a.nt")
    assert faults_in(store) == []
