"""Answer one query in a process of its own, which may be stopped, and which can reach no network.

Standard input: a line of JSON (the query and its limits), then the statements as N-Quads. Standard output: a
line that says that all is loaded, a line of JSON (of which kind the answer is, or what is wrong), then the
rows as TSV or the statements as N-Triples. What goes wrong while rows are written stands on standard error.
It imports next to nothing of peertoc, so that it starts at once. It ends when the one that asks does.
"""

from __future__ import annotations

import json
import re
import struct
import sys
from typing import Any, Final

import pyoxigraph as ox

from peertoc.lasting import end_with_parent

LOADED: Final = b"loaded\n"
FAILED: Final = 3
GIVEN: Final = ox.NamedNode("urn:peertoc:given")
NOW: Final = ox.NamedNode("urn:peertoc:now")
MOMENT: Final = ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
INITIATIVE: Final = ox.NamedNode("https://w3id.org/peertoc#Initiative")
_SHORTEST_ORPHAN: Final = 60
# For each machine: how Linux calls it in an audit, and the number of its call “socket”.
_SOCKET: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198), "riscv64": (0xC00000F3, 198)}


class Fault(Exception):
    """Carry what is wrong, as a kind and the words that go with it."""

    def __init__(self, kind: str, **words: Any) -> None:
        super().__init__(kind)
        self.words = {"fault": kind, **words}


def limit(name: str, most: int) -> None:
    """Set a limit of the system, where the system has it."""
    try:
        import resource
    except ImportError:
        return
    wanted: int = getattr(resource, name)
    _, hard = resource.getrlimit(wanted)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(wanted, (most, hard))


def without_network() -> None:
    """Let the process make no socket from now on, where this is Linux; the words alone decide elsewhere."""
    import ctypes
    import platform

    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return
    machine, socket = _SOCKET[platform.machine()]
    # seccomp(2): of the machine's calls, that number fails with EACCES; all else is allowed.
    steps = ((0x20, 0, 0, 4), (0x15, 0, 3, machine), (0x20, 0, 0, 0), (0x15, 0, 1, socket),
             (6, 0, 0, 0x0005000D), (6, 0, 0, 0x7FFF0000))  # fmt: skip
    program = b"".join(struct.pack("HBBI", *step) for step in steps)
    filters = ctypes.create_string_buffer(program, len(program))
    told = struct.pack("HP", len(steps), ctypes.addressof(filters))
    system = ctypes.CDLL(None)
    system.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    system.prctl(22, 2, told, 0, 0)  # PR_SET_SECCOMP


def load(asked: dict[str, Any], stream: Any) -> ox.Store:
    """Open the store on disk, or make one of the vocabularies and of what comes in. Raises Fault."""
    try:
        return ox.Store.read_only(asked["rdf"]) if asked["rdf"] else _united(asked, stream)
    except (OSError, RuntimeError, ValueError, SyntaxError) as fault:
        raise Fault("store", message=str(fault)) from None


def _united(asked: dict[str, Any], stream: Any) -> ox.Store:
    store = ox.Store()
    home = ox.NamedNode(asked["home"])
    for path in asked["vocabulary"]:
        store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=home)
    store.extend(ox.parse(stream, format=ox.RdfFormat.N_QUADS))
    return store


def given(asked: dict[str, Any], store: ox.Store) -> dict[str, Any]:
    """Give the terms that the parameters stand for; an initiative is looked for by its last part."""
    found: dict[str, Any] = {}
    for name, kind, value in asked["given"]:
        found[name] = _initiative(value, store) if kind == "initiative" else _term(value)
    return found


def _term(written: str) -> Any:
    (quad,) = ox.parse(f"<urn:a> <urn:b> {written} .", format=ox.RdfFormat.N_TRIPLES)
    return quad.object


def _initiative(name: str, store: ox.Store) -> Any:
    known = {quad.subject.value for quad in store.quads_for_pattern(None, TYPE, INITIATIVE, None)
             if isinstance(quad.subject, ox.NamedNode)}  # fmt: skip
    fitting = sorted(iri for iri in known if re.split("[/#:]", iri.rstrip("/#"))[-1] == name)
    if len(fitting) != 1:
        names = sorted({re.split("[/#:]", iri.rstrip("/#"))[-1] for iri in known})
        raise Fault("initiative", name=name, fitting=fitting, known=names)
    return ox.NamedNode(fitting[0])


def answer(asked: dict[str, Any], store: ox.Store) -> Any:
    """Ask the engine. Raises Fault where the query cannot be asked."""
    try:
        for graph in asked["graphs"]:
            if not store.contains_named_graph(ox.NamedNode(graph)):
                raise Fault("graph", name=graph)
        terms = given(asked, store)
    except (OSError, RuntimeError) as fault:
        raise Fault("store", message=str(fault)) from None

    def value(name: Any = None, *_: Any) -> Any:
        return terms.get(name.value) if isinstance(name, ox.Literal) else None

    try:
        return store.query(
            asked["text"],
            prefixes=asked["prefixes"],
            # With FROM, the graphs that it names are all that is asked.
            use_default_graph_as_union=not asked["graphs"],
            custom_functions={GIVEN: value, NOW: lambda *_: ox.Literal(asked["now"], datatype=MOMENT)},
        )
    except SyntaxError as fault:
        raise Fault("syntax", message=str(fault)) from None
    except (ValueError, RuntimeError, OSError) as fault:
        raise Fault("engine", message=str(fault)) from None


def write(found: Any, stream: Any) -> None:
    """Write the answer: what it is, then what is in it."""
    if isinstance(found, ox.QueryBoolean):
        _say(stream, {"kind": "truth", "truth": bool(found)})
    elif isinstance(found, ox.QuerySolutions):
        _say(stream, {"kind": "rows", "variables": [variable.value for variable in found.variables]})
        found.serialize(stream, format=ox.QueryResultsFormat.TSV)
    else:
        _say(stream, {"kind": "statements"})
        found.serialize(stream, format=ox.RdfFormat.N_TRIPLES)


def _say(stream: Any, words: dict[str, Any]) -> None:
    stream.write(json.dumps(words).encode() + b"\n")
    stream.flush()


def main() -> int:
    """Answer what comes in, and give the exit code."""
    end_with_parent()
    came, out = sys.stdin.buffer, sys.stdout.buffer
    asked = json.loads(came.readline())
    limit("RLIMIT_CORE", 0)
    if asked["memory"]:
        limit("RLIMIT_AS", asked["memory"])
    if asked["rdf"]:
        without_network()
    try:
        store = load(asked, came)
        out.write(LOADED)
        out.flush()
        _close_doors(asked)
        found = answer(asked, store)
    except Fault as fault:
        _say(out, fault.words)
        return 0
    try:
        write(found, out)
        out.flush()
    except BrokenPipeError:
        return FAILED
    except (RuntimeError, OSError, ValueError) as fault:
        sys.stderr.write(json.dumps({"fault": "engine", "message": str(fault)}))
        return FAILED
    return 0


def _close_doors(asked: dict[str, Any]) -> None:
    """Let the process open nothing more, no connection either, and end it where nobody waits any longer."""
    if not asked["rdf"]:
        limit("RLIMIT_NOFILE", 0)
    if asked["seconds"]:
        limit("RLIMIT_CPU", int(asked["seconds"]) * 4 + _SHORTEST_ORPHAN)


if __name__ == "__main__":
    sys.exit(main())
