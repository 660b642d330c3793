"""Taking sources out of a store, so that none of its files holds their text any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.catalogue.companions import LINKS
from peertoc.catalogue.graph_names import graph_name
from peertoc.catalogue.store.asking import initiatives_in
from peertoc.catalogue.store.generation import Change
from peertoc.catalogue.store.kept import Done, called_apart
from peertoc.errors import PeertocError, UnknownName
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from peertoc.catalogue.store.adding import Watch
    from peertoc.catalogue.store.kept import Kept
    from peertoc.catalogue.store.reader import Catalogue
    from peertoc.catalogue.store.writer import Writer


def called(catalogue: Catalogue, name: str) -> Kept:
    """Find the source that a name stands for: a path, the name of a file or of a graph, or an initiative.

    Raises UnknownName, with a suggestion, and PeertocError for a name that several sources have.
    """
    for found in _ways(catalogue, name):
        if len(found) > 1:
            apart = called_apart(catalogue.sources)
            words = ", ".join(printable(apart[kept.graph]) for kept in found[:5])
            raise PeertocError(
                f"“{printable(name)}” stands for {len(found)} sources of the store, not for one.",
                help=f"Give one of these: {words}{' …' if len(found) > 5 else '.'}",
            )
        if found:
            return found[0]
    raise _unknown(catalogue, name)


def remove(
    writer: Writer, names: Sequence[str], watch: Watch = lambda *_: None
) -> Iterator[Done | PeertocError]:
    """Take the sources of those names out of a store; what stays is written anew.

    The links of a file, ``FILE.links.ttl``, go with it: they are made of what it says. A name that is not
    known is told, and the others are taken out. Without names, only what earlier changes
    left over is deleted. Raises NoStore, Damaged, Locked and Unwritable.
    """
    catalogue = writer.catalogue
    gone: dict[str, Kept] = {}
    for name in names:
        try:
            kept = called(catalogue, name)
            gone |= {kept.graph: kept, **{each.graph: each for each in _companions(catalogue, kept)}}
        except PeertocError as fault:
            yield fault
    if gone or writer.has_traces:
        stays = sum(kept.statements for kept in catalogue.sources if kept.graph not in gone)
        writer.switch(Change(gone=frozenset(gone), clean=True), _tick(watch, stays))
        yield from (Done(kept, "removed") for kept in sorted(gone.values()))
    writer.demand_cleared()


def _companions(catalogue: Catalogue, kept: Kept) -> list[Kept]:
    """List the links of a file; where several files are called alike, those surely beside it."""
    alike = sum(each.file == kept.file for each in catalogue.sources) > 1
    if alike and _graph(kept.file) != kept.graph:
        return []
    links = [each for each in catalogue.sources if each.file == f"{kept.file}{LINKS}"]
    return [each for each in links if not alike or _graph(each.file) == each.graph]


def _tick(watch: Watch, total: int) -> Callable[[int], None]:
    done = 0

    def tick(number: int) -> None:
        nonlocal done
        done = min(done + number, total)
        watch(done, total, "")

    return tick


def _ways(catalogue: Catalogue, name: str) -> Iterator[list[Kept]]:
    """List what a name may stand for, the most exact way first."""
    sources = catalogue.sources
    yield [kept for kept in sources if name == kept.graph]
    yield [kept for kept in sources if _graph(name) == kept.graph]
    yield [kept for kept in sources if name == kept.file]
    yield [kept for kept in sources if name == kept.name]
    initiatives = initiatives_in(catalogue)
    iri = name.removeprefix("<").removesuffix(">")
    yield [kept for kept in sources if iri in initiatives[kept.graph]] if iri else []


def _graph(name: str) -> str:
    """Name the graph of the file at a path; nothing where the name can be no path."""
    try:
        return graph_name(name)
    except (OSError, ValueError, RuntimeError):
        return ""


def _unknown(catalogue: Catalogue, name: str) -> UnknownName:
    names = {kept.name for kept in catalogue.sources}
    known = names.union(called_apart(catalogue.sources).values())
    fault = UnknownName("source in the store", printable(name), known)
    if len(known) > 10 and fault.help.startswith("Known"):
        fault.help = "“peertoc store list” lists what there is."
    return fault
