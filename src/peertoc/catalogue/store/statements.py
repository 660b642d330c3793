"""The statements of a store: as pyoxigraph keeps them on disk, with its faults told in words."""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from peertoc.catalogue.flattening import nameless_apart, parts_of
from peertoc.catalogue.store.layout import RDF, damaged, shown
from peertoc.errors import Unwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple

    #: Told now and then how many statements were written since it was told last.
    Tick = Callable[[int], None]

    from peertoc.catalogue.store.layout import State

#: What the engine raises where its files are missing, cut short or changed.
ENGINE_FAULTS: Final = (OSError, RuntimeError, ValueError)

_REASONS: Final = {
    "No space left": "the disk is full",
    "File too large": "a file would grow larger than this system allows",
    "Disk quota": "your share of the disk is used up",
    "Permission denied": "you may not write there",
    "Read-only": "it lies where nothing can be written",
    "Too many open files": "this system allows too few open files",
}
_NEW_LINE: Final = ord("\n")
_BLANK: Final = re.compile(rb"_:[^\s<>\"]+(?= [<.])")
_COUNT: Final = "SELECT ?g (COUNT(*) AS ?n) {{ {chosen} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"


def quads_of(triples: Iterable[Triple], graph: str) -> Iterator[Quad]:
    """Put statements into a graph; nodes without a name get one from the graph and their order.

    So those of two sources never meet, and the same text always gives the same statements.
    """
    name = NamedNode(graph)
    prefix = hashlib.sha256(graph.encode()).hexdigest()[:20]
    labels: dict[BlankNode, BlankNode] = {}

    def labelled(node: BlankNode) -> BlankNode:
        if node not in labels:
            labels[node] = BlankNode(f"{prefix}{len(labels):012x}")
        return labels[node]

    for subject, predicate, thing in triples:
        if isinstance(subject, BlankNode):
            subject = labelled(subject)
        if isinstance(thing, BlankNode):
            thing = labelled(thing)
        yield Quad(cast("NamedNode", subject), predicate, thing, name)


@dataclass(frozen=True, slots=True)
class Text:
    """Hold statements written as N-Triples, and the graph that they go to.

    ``proven`` tells that a parser has read them.
    """

    lines: bytes
    graph: str
    proven: bool = True


class Labels:
    """Write N-Triples as N-Quads of a graph; nameless things get the names that ``quads_of`` gives."""

    def __init__(self, graph: str) -> None:
        self._end = f" {NamedNode(graph)} .\n".encode()
        self._prefix = b"_:" + hashlib.sha256(graph.encode()).hexdigest()[:20].encode()
        self._labels: dict[bytes, bytes] = {}

    def apart(self, lines: bytes) -> tuple[bytes, bytes]:
        """Give the lines in which every node has a name, and the others."""
        named, nameless = nameless_apart(lines)
        if nameless:
            nameless = _BLANK.sub(self._label, b"\n" + nameless)[1:]
        return named.replace(b" .\n", self._end), nameless.replace(b" .\n", self._end)

    def _label(self, match: re.Match[bytes]) -> bytes:
        old, text, start = match[0], match.string, match.start()
        # Else it stands within a text; there no line ends.
        if text[start - 1] != _NEW_LINE and text[match.end() : match.end() + 3] != b" .\n":
            return old
        if old not in self._labels:
            self._labels[old] = b"%b%012x" % (self._prefix, len(self._labels))
        return self._labels[old]


def quads_from(text: Text, tick: Tick = lambda _: None) -> Iterator[Quad]:
    """Read a text as statements of its graph: those of ``quads_of``, though in another order.

    Raises SyntaxError on the way where the lines, not being proven, are none.
    """
    labels = Labels(text.graph)
    for part in parts_of(text.lines):
        for lines in labels.apart(part):
            yield from parse(lines, format=RdfFormat.N_QUADS, lenient=text.proven)
        tick(part.count(b"\n"))


def counts(store: Store, graphs: Iterable[str] | None = None) -> dict[str, int]:
    """Count the statements of some graphs, or of each; one without any is left out."""
    chosen = "" if graphs is None else f"VALUES ?g {{ {' '.join(str(NamedNode(each)) for each in graphs)} }}"
    rows = cast("QuerySolutions", store.query(_COUNT.format(chosen=chosen)))
    return {cast("NamedNode", row["g"]).value: int(cast("Literal", row["n"]).value) for row in rows}


@contextmanager
def statements_of(state: State) -> Iterator[Store]:
    """Open the statements that count, to be read alone. Raises Damaged."""
    with damage_told(state):
        store = Store.read_only(str(state.generation / RDF))
    yield store


@contextmanager
def damage_told(state: State) -> Iterator[None]:
    """Tell in words what is wrong with statements that are being read; nothing else is done within."""
    try:
        yield
    except ENGINE_FAULTS:
        raise damaged(state.folder, f"{state.current}/{RDF}", "cannot be read") from None


def quads_in(store: Store, state: State, graph: str) -> Iterator[Quad]:
    """Read the statements of a graph. Raises Damaged."""
    with damage_told(state):
        yield from store.quads_for_pattern(None, None, None, NamedNode(graph))


@contextmanager
def told_of_disk(folder: Path) -> Iterator[None]:
    """Tell in words what keeps something from being written into a store. Raises Unwritable."""
    try:
        yield
    except OSError as fault:
        reason = reason_of(fault)
        first = "Make room or get leave, and run" if reason in _REASONS.values() else "Run"
        raise Unwritable(
            f"The store {shown(folder)} could not be written: {reason}.",
            help=f"What it held before is as it was. {first} the command again.",
        ) from None


def reason_of(fault: OSError) -> str:
    """Say why something could not be written; the engine brings its reason within a longer text."""
    text = str(fault)
    known = next((reason for words, reason in _REASONS.items() if words in text), None)
    return known or (fault.strerror or "unknown fault").lower()
