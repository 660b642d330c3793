"""Two real reconciliation servers, unlike each other, in an environment of their own (scripts/servers).

csv-reconcile speaks 0.1 and scores by pairs of letters; datasette-reconcile speaks 0.1 and 0.2, scores by
edit distance, and finds only what holds the whole query.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT, absent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
VIEW = "{{id}}"
Row = tuple[str, str]


@contextmanager
def csv_reconcile(folder: Path, rows: Sequence[Row], **manifest: object) -> Iterator[str]:
    """Serve rows of identifier and name with csv-reconcile; give the address of the host."""
    folder.mkdir()
    table, config = folder / "table.csv", folder / "config.py"
    with table.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([("id", "name"), *rows])
    stated = {"name": "Organisations", "view": {"url": VIEW}, **manifest}
    config.write_text(f"MANIFEST = {stated!r}\nDATABASE = {str(folder / 'table.db')!r}\n", encoding="utf-8")
    command: list[str | Path] = [_python(), HERE / "run-csv-reconcile", folder, config, table, "id", "name"]
    with _running(command, folder / "log", r"^(http://\S+)$") as address:
        yield address


@contextmanager
def datasette(folder: Path, rows: Sequence[Row]) -> Iterator[str]:
    """Serve rows of identifier and name with datasette-reconcile; give the address of the service."""
    folder.mkdir()
    base, metadata = folder / "registry.db", folder / "metadata.json"
    with closing(sqlite3.connect(base)) as connection, connection:
        connection.execute("create table organisations (id text primary key, name text)")
        connection.executemany("insert into organisations values (?, ?)", rows)
    plugin = {"id_field": "id", "name_field": "name", "service_name": "Registry", "view_url": VIEW}
    table = {"organisations": {"plugins": {"datasette-reconcile": plugin}}}
    metadata.write_text(json.dumps({"databases": {"registry": {"tables": table}}}), encoding="utf-8")
    command: list[str | Path] = [_python(), "-m", "datasette", "serve", base, "-p", "0", "-m", metadata]
    with _running(command, folder / "log", r"running on (http://\S+)") as address:
        yield f"{address}/registry/organisations/-/reconcile"


def _python() -> Path:
    python = ROOT / ".venv-servers" / "bin" / "python"
    if not python.exists():
        absent("the virtual environment that scripts/servers makes")
    return python


@contextmanager
def _running(command: Sequence[str | Path], log: Path, address: str) -> Iterator[str]:
    with log.open("wb") as stream:
        process = subprocess.Popen(list(map(str, command)), stdout=stream, stderr=subprocess.STDOUT)
    try:
        yield _address(process, log, address)
    finally:
        process.terminate()
        process.wait(10)


def _address(process: subprocess.Popen[bytes], log: Path, address: str) -> str:
    """Wait until the server says where it listens."""
    for _ in range(600):
        said = log.read_text(encoding="utf-8", errors="replace")
        if found := re.search(address, said, re.MULTILINE):
            return found[1]
        try:
            process.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"the server did not start: {log.read_text(encoding='utf-8', errors='replace')}")
