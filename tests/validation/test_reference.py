"""The reference run: our shapes and our context give any engine what ``peertoc validate`` finds."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import SH

from peertoc.catalogue import Document, find_sources, read, vocabulary_documents
from peertoc.validation import all_checks
from peertoc.validation.checks.proving import DAY
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.context import run_on
from peertoc.validation.engines import COMPILED, engine_named
from peertoc.validation.reference import context_text, shapes_text
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from peertoc.catalogue import Term

ODD = """@prefix ptoc: <https://w3id.org/peertoc#> . @prefix phase: <https://w3id.org/peertoc/phase/> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix tool: <https://e.org/another-meaning/> .
@base <https://e.org/i/> .
_:b0 a ptoc:Initiative ; ptoc:theoryOfChange _:t ; ptoc:risk [ a ptoc:Risk ; dcterms:title "Late"@en ],
    [ a ptoc:Risk ; dcterms:title "Never"@en ] .
_:t a ptoc:TheoryOfChange ; ptoc:step _:genid1, _:n1, <c> .
_:genid1 a ptoc:Engagement ; ptoc:inPhase phase:sustained-contact ; ptoc:leadsTo _:n1 .
_:n1 a ptoc:LearningOutcome ; ptoc:inPhase phase:learning-outcomes ; ptoc:leadsTo <c> .
<c> a ptoc:OrganisationalChange ; ptoc:inPhase phase:change-at-scale ; tool:x phase:nowhere ; ptoc:unt 007 .
# the last line is a comment that nothing ends"""

Row = tuple[str, ...]


LONG = "PEERTOC_LONG" in os.environ


def files() -> list[Path]:
    """List every example and every check's bad file."""
    found = [*ROOT.glob("examples/*/initiative.ttl"), *ROOT.glob("shapes/*/bad.ttl")]
    assert len(found) >= 12
    return sorted(found)


def sample() -> list[Path]:
    """Take two examples and two bad files; the rest are in the long run (PEERTOC_LONG=1).

    Between engines, every file is compared in ``compiled/test_every_file.py``, in less time.
    """
    examples, bad = ([path for path in files() if room in path.parts] for room in ("examples", "shapes"))
    chance = random.Random(11)
    return files() if LONG else [*chance.sample(examples, 2), *chance.sample(bad, 2)]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reference")
    command = [sys.executable, "-m", "peertoc", "shapes", "-o", str(folder), "--today", DAY.isoformat()]
    subprocess.run(command, check=True, capture_output=True)
    assert sorted(path.name for path in folder.iterdir()) == ["peertoc-context.ttl", "peertoc-shapes.ttl"]
    return folder


def by_pyshacl(file: Path, folder: Path, reference: Path) -> set[Row]:
    """Merge as ``cat`` does, run the plain command, and read its report."""
    merged = folder / "merged.ttl"
    merged.write_bytes(file.read_bytes() + (reference / "peertoc-context.ttl").read_bytes())
    program = Path(sys.executable).with_name("pyshacl")
    shapes = reference / "peertoc-shapes.ttl"
    done = subprocess.run(
        [program, "-s", shapes, "-f", "turtle", merged], capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    report = rdflib.Graph().parse(data=done.stdout, format="turtle")
    data = rdflib.Graph().parse(merged, format="turtle")
    owners = _owners(rdflib.Graph().parse(shapes, format="turtle"))

    def told(node: rdflib.term.Node | None) -> str:
        if not isinstance(node, rdflib.BNode):
            return "" if node is None else node.n3()
        return _signature(
            node.n3(), lambda _: sorted((p.n3(), o.n3()) for p, o in report.predicate_objects(node))
        )

    rows: set[Row] = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        shape = report.value(result, SH.sourceShape)
        severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
        value = report.value(result, SH.value)
        rows.add((
            told(report.value(result, SH.focusNode)), owners[str(shape)],
            path.n3() if isinstance(path, rdflib.URIRef) else "", told(value), severity,
        ))  # fmt: skip
    assert len(data) > 5_000
    return rows


def _owners(shapes: rdflib.Graph) -> dict[str, str]:
    """Say which check each shape and query belongs to, from the shapes alone."""
    owners: dict[str, str] = {}
    for check in shapes.subjects(
        SH.targetClass | SH.targetNode | SH.targetSubjectsOf | SH.targetObjectsOf, None
    ):
        waiting = [check]
        while waiting:
            part = waiting.pop()
            if str(part) not in owners:
                owners[str(part)] = str(check).rpartition("/")[2]
                waiting += [*shapes.objects(part, SH.property), *shapes.objects(part, SH.sparql)]
    return owners


def _signature(name: str, statements: Callable[[str], Iterable[tuple[str, str]]]) -> str:
    """Tell a resource without a name by what is said of it; further ones in that by their being nameless."""
    said = (f"{p} {'_' if o.startswith('_:') else o}" for p, o in statements(name))
    return f"[{'; '.join(sorted(set(said)))}]"


def by_us(document: Document) -> set[Row]:
    rules = rules_of(all_checks())
    data = (*document.triples, *run_on(DAY))
    severities = {"error": "Violation", "warning": "Warning", "advice": "Info"}

    def told(term: Term | None) -> str:
        if not isinstance(term, ox.BlankNode):
            return "" if term is None else _n3(term)
        about = (triple for triple in document.triples if triple.subject == term)
        said = [(_n3(triple.predicate), _n3(cast("Term", triple.object))) for triple in about]
        return _signature(str(term), lambda _: said)

    return {
        (
            told(result.focus),
            rules.speaker(result).name,
            f"<{result.path}>" if result.path else "",
            told(result.value),
            severities[rules.speaker(result).severity],
        )
        for result in engine_named(COMPILED).run(data, rules.background, rules.shapes)
    }  # fmt: skip


def _n3(term: Term) -> str:
    """Write a term as rdflib writes it."""
    return rdflib.util.from_n3(str(term)).n3() if not isinstance(term, ox.BlankNode) else str(term)  # type: ignore[union-attr]


@pytest.mark.parametrize("file", sample(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_plain_pyshacl_finds_the_same(file: Path, tmp_path: Path, reference: Path) -> None:
    theirs = by_pyshacl(file, tmp_path, reference)
    (source,) = find_sources([str(file)])
    assert not isinstance(source, Exception)
    ours = by_us(read(source))
    assert ours == theirs
    assert ours or file.parent.name == "invented-complete"


@pytest.mark.parametrize("text", [ODD.replace("\n", "\r\n"), *([ODD, ODD + "\n"] if LONG else [])])
def test_blank_labels_and_a_comment_without_an_end_change_nothing(
    tmp_path: Path, reference: Path, text: str
) -> None:
    file = tmp_path / "odd.ttl"
    file.write_bytes(text.encode())
    (source,) = find_sources([str(file)])
    assert not isinstance(source, Exception)
    ours = by_us(read(source))
    assert ours == by_pyshacl(file, tmp_path, reference)
    assert {row[1] for row in ours} >= {"risk-unmanaged", "change-without-diffusion", "undeclared-term"}


def test_the_guards_speak_where_something_is_missing(tmp_path: Path, reference: Path) -> None:
    shapes = reference / "peertoc-shapes.ttl"
    program = Path(sys.executable).with_name("pyshacl")

    def said(data: Path) -> str:
        return subprocess.run(
            [program, "-s", shapes, data], capture_output=True, text=True, check=False
        ).stdout

    alone = said(ROOT / "shapes" / "risk-unmanaged" / "good.ttl")
    assert "The ontology is missing" in alone
    assert "The lists of values are missing" in alone
    assert "There is no initiative here" in said(reference / "peertoc-context.ttl")


def _canonical(triples: set[ox.Triple]) -> ox.Dataset:
    dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def test_the_context_is_what_is_checked_with_and_stands_alone() -> None:
    text = context_text(None)
    assert text.startswith("\n")
    assert not re.search(r"(?<![\w\"])_:\w", text)
    assert text.count("@base") == text.count("BASE ") == 0
    read_back = set(ox.parse(text, format=ox.RdfFormat.TURTLE))
    declared = {triple for check in all_checks() for triple in check.declaration()}
    ontology = {triple for document in vocabulary_documents() for triple in document.triples}
    assert _canonical({quad.triple for quad in read_back}) == _canonical(ontology | declared)
    assert "ptoc:today" not in text.partition("# The names of the checks.")[2]
    assert '#today> "2026-01-01"' in context_text(DAY)


def test_the_shapes_file_is_all_checks_and_two_runs_write_the_same() -> None:
    text = shapes_text()
    assert text == shapes_text()
    graph = rdflib.Graph().parse(data=text, format="turtle")
    separate = sum(len(set(check.triples)) for check in all_checks())
    beside = sum(len(rdflib.Graph().parse(path)) for path in ROOT.glob("shapes/*.ttl"))
    assert len(graph) == separate + beside


def test_a_prefix_has_one_meaning_in_all_texts() -> None:
    paths = [*ROOT.glob("shapes/*/check.ttl"), *ROOT.glob("shapes/*.ttl"), *ROOT.glob("ontology/**/*.ttl")]
    pairs = {
        pair for path in paths for pair in re.findall(r"@prefix\s+(\S*)\s+(<\S*>)", path.read_text("utf-8"))
    }
    names = [name for name, _ in pairs]
    assert sorted(names) == sorted(set(names))
