"""The checks, read from their folders: a rule, its words, and what it serves."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from peertoc.catalogue import Document, Source, Statements, read
from peertoc.errors import PeertocError, UnknownName
from peertoc.place import Place
from peertoc.resources import shapes_root
from peertoc.validation.checks.soundness import demand_ownness, demand_queries, demand_words, reporting
from peertoc.vocabulary import DCTERMS, PREFIXES, PTOC, RDF, RDFS, SH
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from peertoc.catalogue import Term
    from peertoc.validation.findings import Severity

CHECK = PREFIXES["check"]
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
SHARED: Final = ("prefixes.ttl", "unsaid.ttl")
FAMILIES = ("structure", "chain", "links", "evaluation", "people", "phases", "context")
_SEVERITY: dict[str, Severity] = {"Violation": "error", "Warning": "warning", "Info": "advice"}


@dataclass(frozen=True, slots=True)
class Words:
    """Carry what a part of a check says: the message that stands alone, the cure, and what to write.

    ``suggestion`` is Turtle that would mend it, with ``{focus}`` for the thing that a finding is about and
    other names in braces as ``suggesting`` knows them; empty where nothing can be added that mends it.
    """

    message: str
    help: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """Describe one check: its name, why it matters, its place in the guide, the words of its parts.

    ``parts`` maps the IRI of each shape or query of the check to its words; ``triples`` are the rule itself,
    and ``folder`` is where it stands. ``sources`` are parts of the guide, ``clauses`` what a standard or the
    vocabulary lays down. ``audiences`` are those for whom it is meant alone; none: for everyone.
    Checks are told apart by identity.
    """

    name: str
    label: str
    why: str
    family: str
    severity: Severity
    phase: str
    audiences: tuple[str, ...]
    sources: tuple[str, ...]
    clauses: tuple[str, ...]
    words: Words
    parts: dict[str, Words]
    triples: tuple[Triple, ...]
    folder: Path

    @property
    def iri(self) -> str:
        """Name the check as a resource."""
        return CHECK + self.name

    def declaration(self) -> tuple[Triple, ...]:
        """State, for the graph that is checked, that the name of this check exists."""
        node, kind = NamedNode(self.iri), NamedNode(f"{PTOC}Check")
        return (
            Triple(node, NamedNode(f"{RDF}type"), kind),
            Triple(node, NamedNode(f"{RDFS}isDefinedBy"), NamedNode(CHECK)),
        )


def load_checks(root: Path) -> tuple[Check, ...]:
    """Read every check under ``root``, sorted by name; raises PeertocError for an unsound folder."""
    return tuple(_load(folder) for folder in sorted(root.iterdir()) if (folder / "check.ttl").is_file())


@cache
def all_checks() -> tuple[Check, ...]:
    """Give the checks that peertoc ships."""
    return load_checks(shapes_root())


@cache
def shared() -> tuple[Triple, ...]:
    """Give what the checks share: the prefixes of their queries, and the query that asks what is unsaid."""
    return tuple(triple for name in SHARED for triple in _read(shapes_root() / name).triples)


def choose(checks: Sequence[Check], select: Iterable[str], ignore: Iterable[str]) -> tuple[Check, ...]:
    """Keep the checks that ``select`` names (all, if it is empty), less those of ``ignore``.

    Names are those of checks or of families. Raises UnknownName for any other, and PeertocError where none
    is left.
    """
    wanted, unwanted = set(select), set(ignore)
    names = {check.name for check in checks}
    for name in sorted(wanted | unwanted):
        if name not in names and name not in FAMILIES:
            raise UnknownName("check or family", name, names | set(FAMILIES))
    chosen = tuple(
        check
        for check in checks
        if (not wanted or wanted & {check.name, check.family}) and not unwanted & {check.name, check.family}
    )
    if not chosen:
        raise PeertocError(
            "No check is left to run.", help="“peertoc checks” lists the checks of each family."
        )
    return chosen


def meant_for(checks: Iterable[Check], audience: str) -> tuple[Check, ...]:
    """Leave out the checks that are meant for another audience alone; none where it is empty."""
    iri = PREFIXES["audience"] + audience
    return tuple(check for check in checks if not audience or iri in (check.audiences or (iri,)))


def _load(folder: Path) -> Check:
    """Read a check and see that it is sound; an unsound one is told with the file that it stands in."""
    path = folder / "check.ttl"
    try:
        _demand_plain(folder, path)
        return _sound(folder, _read(path))
    except PeertocError as fault:
        fault.place = fault.place or Place(printable(str(path)))
        raise


def _demand_plain(folder: Path, path: Path) -> None:
    """Raise PeertocError for a name that would not do in an address, and for a file that lies elsewhere."""
    if not _NAME.fullmatch(folder.name):
        name = printable(folder.name)
        cure = "Name its folder in small letters and digits, with hyphens between words."
        raise PeertocError(f"“{name}” is no name for a check.", help=cure)
    if path.resolve().parent.parent != folder.parent.resolve():
        raise PeertocError("This check.ttl is a link to a file elsewhere.", help="Put the file itself here.")


def _sound(folder: Path, document: Document) -> Check:
    graph, node, name = document.statements, NamedNode(CHECK + folder.name), folder.name
    if node not in graph.of_type(f"{SH}NodeShape"):
        raise PeertocError(
            f"There is no check called “{name}” here.", help=f"It is a sh:NodeShape, check:{name}."
        )
    speaking = tuple(reporting(graph, node))
    demand_ownness(name, graph, CHECK)
    demand_words(name, graph, speaking)
    demand_queries(name, graph, Statements(shared()))
    family = _text(graph, node, f"{PTOC}family")
    if family not in FAMILIES:
        raise UnknownName("family", family, FAMILIES)
    common = _written(graph, node, f"{PTOC}suggestion")
    parts = {part.value: _words(graph, part, common) for part in speaking}
    return Check(
        name=name,
        label=_text(graph, node, f"{RDFS}label"),
        why=_text(graph, node, f"{RDFS}comment"),
        family=family,
        severity=_severity(document.triples),
        phase=_text(graph, node, f"{PTOC}inPhase"),
        audiences=tuple(term.value for term in graph.objects(node, f"{PTOC}audience")),
        sources=tuple(term.value for term in graph.objects(node, f"{DCTERMS}source")),
        clauses=tuple(term.value for term in graph.objects(node, f"{DCTERMS}conformsTo")),
        words=next(iter(parts.values())),
        parts=parts,
        triples=tuple(document.triples),
        folder=folder,
    )


def _read(path: Path) -> Document:
    return read(Source(name=str(path), path=path, format="turtle", in_folder=False))


def _words(graph: Statements, node: Term, common: str) -> Words:
    """Give the words of a part; what to write is its own, or what its check says for all."""
    own = _written(graph, node, f"{PTOC}suggestion")
    return Words(_text(graph, node, f"{SH}message"), _text(graph, node, f"{SH}description"), own or common)


def _severity(triples: Iterable[Triple]) -> Severity:
    stated = {str(triple.object) for triple in triples if triple.predicate.value == f"{SH}severity"}
    severities = [severity for name, severity in _SEVERITY.items() if f"<{SH}{name}>" in stated]
    if len(stated) != 1 or not severities:
        raise PeertocError("A check has exactly one severity: sh:Violation, sh:Warning or sh:Info.")
    return severities[0]


def _written(graph: Statements, node: Term, predicate: str) -> str:
    """Give a text of several lines as it stands, without the margin that its file gives it."""
    value = graph.value(node, predicate)
    return textwrap.dedent(value.value).strip() if isinstance(value, Literal) else ""


def _text(graph: Statements, node: Term, predicate: str) -> str:
    value = graph.value(node, predicate)
    text = value.value if isinstance(value, Literal | NamedNode) else ""
    return re.sub(r"\s+", " ", text).strip()
