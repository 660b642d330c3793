"""Nothing that is read reaches the network, starts a program, or opens another file."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from peertoc.vocabulary import CONTEXT_IRI

# The hook sees what Python opens. What the RDF parser would open by itself is pointed at a server of our own,
# which would notice.
WATCH = """
import json, sys
from peertoc.catalogue import find_sources, read
from peertoc.errors import Unreadable
from peertoc.resources import data_root
seen = []

def hook(event, arguments):
    if event.split(".")[0] in {"socket", "subprocess", "os.system", "urllib", "http", "ftplib"}:
        seen.append([event, repr(arguments)])
    if event in {"open", "os.listdir", "os.scandir"}:
        seen.append([event, str(arguments[0])])

paths = sys.argv[1:]
sys.addaudithook(hook)
told = []
for source in find_sources(paths):
    try:
        read(source).place(read(source).triples[0].subject)
        told.append("read")
    except Unreadable as fault:
        told.append(fault.message)
print(json.dumps({"seen": seen, "told": told, "data": str(data_root())}))
"""

INCLUDE = "http://www.w3.org/2001/XInclude"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


RDF_XML = f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="x:">{{}}</rdf:RDF>'


@dataclass(frozen=True)
class Run:
    """What was opened and said while all the files were read, and who called the server."""

    files: list[str]
    opened: set[str]
    other: list[str]
    told: dict[str, str]
    data: str
    caller: object


def inputs(server: str, secret: str) -> dict[str, str]:
    """Write files that would make a careless reader call the server or read the secret file."""

    def naming(context: object) -> str:
        return json.dumps({"@context": context, "@id": "x:a", "x:p": 1})

    include = f'<i:include xmlns:i="{INCLUDE}" href="{server}"/>'
    return {
        "http.jsonld": naming(server),
        "file.jsonld": naming(f"file://{secret}"),
        "path.jsonld": naming(secret),
        "import.jsonld": naming({"@import": server}),
        "scoped.jsonld": naming({"p": {"@id": "x:p", "@context": server}}),
        "escaped.jsonld": naming(server).replace("@context", "\\u0040context"),
        "ours.jsonld": naming(CONTEXT_IRI),
        "doctype.rdf": f'<!DOCTYPE a SYSTEM "{server}">{RDF_XML.format("")}',
        "entity.rdf": f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{secret}">]>{RDF_XML.format("&b;")}',
        "include.rdf": RDF_XML.format(f'<e:A><e:p rdf:parseType="Literal">{include}</e:p></e:A>'),
        "stylesheet.rdf": f'<?xml-stylesheet href="{server}"?>{RDF_XML.format("<e:A/>")}',
        "imports.ttl": f"<x:a> <http://www.w3.org/2002/07/owl#imports> <{server}>, <file://{secret}> .",
        "base.ttl": f"@base <file://{secret}> . <> a <x:B> .",
    }


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Read all of them in one process, beside a server that notes each call."""
    secret = tmp_path / "secret.jsonld"
    secret.write_text('{"@context": {}}', encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = f"http://127.0.0.1:{listener.getsockname()[1]}/context.jsonld"
        for name, text in inputs(server, str(secret)).items():
            (folder / name).write_text(text, encoding="utf-8")
        files = sorted(str(path) for path in folder.iterdir())
        done = subprocess.run(
            [sys.executable, "-c", WATCH, *files], capture_output=True, text=True, timeout=60, check=True
        )
        listener.setblocking(False)
        caller: object = None
        with suppress(BlockingIOError):
            caller = listener.accept()
    told = json.loads(done.stdout)
    return Run(
        files=files,
        opened={path for event, path in told["seen"] if event == "open"},
        other=[event for event, _ in told["seen"] if event not in {"open", "os.listdir", "os.scandir"}],
        told={Path(file).name: words for file, words in zip(files, told["told"], strict=True)},
        data=told["data"],
        caller=caller,
    )


def test_nothing_read_touches_the_network_or_another_file(run: Run) -> None:
    code = {path for path in run.opened if path.endswith((".py", ".pyc", ".toml", ".so"))}
    data = {path for path in run.opened if path.startswith(f"{run.data}/ontology/")}
    descriptors = {path for path in run.opened if path.isdigit()}
    assert run.caller is None
    assert run.other == []
    assert data == {f"{run.data}/ontology/context.jsonld"}
    assert run.opened - code - data - descriptors == set(run.files)


def test_each_attempt_is_refused_by_name_or_read_as_plain_data(run: Run) -> None:
    read = {name for name, words in run.told.items() if words == "read"}
    assert read == {"ours.jsonld", "include.rdf", "stylesheet.rdf", "imports.ttl", "base.ttl"}
    for name in ("http", "file", "path", "scoped", "escaped"):
        assert "would have to be fetched; nothing is read from the network" in run.told[f"{name}.jsonld"]
    assert run.told["import.jsonld"] == "The context imports another one, which would have to be fetched."
    assert run.told["doctype.rdf"] == run.told["entity.rdf"]
    assert run.told["doctype.rdf"].startswith("The file has a DOCTYPE")
