"""The pages of ``docs/``: one for each thing, with links that lead somewhere, as it would be written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from peertoc.vocabulary import PREFIXES, PTOC, SKOS
from peertoc.vocabulary import ROOT as NAMES
from scripts.pages import __main__ as program
from scripts.pages import left_over, pages, stale, write
from scripts.pages.blocks import Untold, facts
from scripts.pages.places import prose
from scripts.pages.words import words
from tests.conftest import ROOT
from tests.docs.reading import ANCHOR, FENCE, anchors, broken, last, named, plain

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
WRITTEN = sorted(DOCS.rglob("*.md"))


def _pages_of(folder: str) -> set[str]:
    return {path.stem for path in (DOCS / folder).glob("*.md")} - {"index", "patterns"}


def _anchors(page: str) -> set[str]:
    return set(ANCHOR.findall((DOCS / page).read_text(encoding="utf-8")))


def test_pages_are_as_they_would_be_written_now() -> None:
    assert (stale(DOCS), left_over(DOCS)) == ([], []), "run scripts/docs"


def test_every_check_question_principle_list_and_query_has_a_page() -> None:
    checks = {path.parent.name for path in (ROOT / "shapes").glob("*/check.ttl")}

    assert _pages_of("checks") == checks
    assert len(checks) > 64
    assert _pages_of("questions") == {last(name) for name in named(f"{PTOC}Question")}
    assert len(_pages_of("questions")) == 95
    assert _pages_of("principles") == {last(name) for name in named(f"{PTOC}Principle")}
    assert len(_pages_of("principles")) == 12
    assert _pages_of("vocabularies") == {last(name) for name in named(f"{SKOS}ConceptScheme")}
    assert len(_pages_of("vocabularies")) == 22
    assert _pages_of("queries") == {path.stem for path in (ROOT / "queries").glob("*.rq")}
    assert len(_pages_of("queries")) == 68


def test_every_class_and_property_has_its_place() -> None:
    owl = PREFIXES["owl"]
    kinds = ("Class", "ObjectProperty", "DatatypeProperty")
    terms = {last(name) for kind in kinds for name in named(owl + kind)}

    assert _anchors("terms.md") == terms
    assert len(terms) > 100


def test_every_value_pattern_and_part_of_the_guide_has_its_place() -> None:
    values = named(f"{SKOS}Concept")
    lost = [name for name in values if last(name) not in _anchors(f"vocabularies/{name.split('/')[-2]}.md")]

    assert len(values) > 200
    assert lost == []
    patterns = {name for name in named(f"{PREFIXES['sh']}PropertyShape") if name.endswith("-pattern")}
    assert _anchors("questions/patterns.md") == {last(name) for name in patterns}
    assert _anchors("guide.md") == {last(name) for name in named(f"{PTOC}GuidePart")} | {"publisher"}


def test_no_place_is_named_twice_on_a_page() -> None:
    for path in WRITTEN:
        found = ANCHOR.findall(path.read_text(encoding="utf-8"))
        assert len(found) == len(set(found)), path


def test_every_link_leads_to_a_file_and_a_place_in_it() -> None:
    assert len(WRITTEN) > 250
    assert [link for path in WRITTEN for link in broken(path)] == []


def test_every_page_can_be_reached_from_the_first() -> None:
    seen, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.is_relative_to(DOCS):
            continue
        seen.add(page)
        targets = re.findall(r"\]\(([\w./-]+\.md)", page.read_text(encoding="utf-8"))
        waiting += [(page.parent / target).resolve() for target in targets]

    assert set(WRITTEN) - seen == set()


#: What the site would take for a template, and what a reader should never see.
UNSEEN = re.compile(r"\{\{|\{%|_:\w|\b[0-9a-f]{32}\b|\{\?\w|\{[a-z-]+\}|\bNone\b")
EMPTY = re.compile(r"^- *$|^- .*: *$|^#+ *$", re.MULTILINE)


def test_no_page_holds_what_a_reader_should_not_see() -> None:
    found = {path: UNSEEN.findall(text) for path, text in pages().items() if UNSEEN.search(text)}

    assert found == {}
    assert [path for path, text in pages().items() if "<" in plain(text)] == []
    assert [path for path, text in pages().items() if EMPTY.search(FENCE.sub("", text))] == []


def test_what_to_write_is_turtle() -> None:
    heads = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    written = [
        fence[3] for text in pages().values() for fence in FENCE.finditer(text) if fence[2] == "turtle"
    ]

    assert len(written) > 250
    for text in written:
        triples = pyoxigraph.parse(
            f"{heads}{text}", pyoxigraph.RdfFormat.TURTLE, base_iri="https://example.org/"
        )
        assert list(triples), text


def test_two_runs_write_the_same() -> None:
    script = "import hashlib, scripts.pages as p; print(hashlib.sha256(repr(p.pages()).encode()).hexdigest())"
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(told) == 1


def test_a_page_that_was_changed_lost_or_left_over_is_named_and_put_right(tmp_path: Path) -> None:
    write(tmp_path)
    assert (stale(tmp_path), left_over(tmp_path)) == ([], [])

    (tmp_path / "terms.md").write_text("by hand", encoding="utf-8")
    (tmp_path / "principles" / "PR01.md").unlink()
    shutil.copy(tmp_path / "guide.md", tmp_path / "checks" / "that-is-no-more.md")
    (tmp_path / "architecture.md").write_text("ours to keep", encoding="utf-8")

    assert stale(tmp_path) == ["principles/PR01.md", "terms.md"]
    assert left_over(tmp_path) == ["checks/that-is-no-more.md"]
    write(tmp_path)
    assert (stale(tmp_path), left_over(tmp_path)) == ([], [])
    assert (tmp_path / "architecture.md").read_text(encoding="utf-8") == "ours to keep"


def test_check_names_what_is_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "DOCS", tmp_path)
    monkeypatch.setattr(sys, "argv", ["scripts/docs"])
    assert program.main() == 0
    assert f"{len(pages())} pages" in capsys.readouterr().out

    monkeypatch.setattr(sys, "argv", ["scripts/docs", "--check"])
    assert (program.main(), *capsys.readouterr()) == (0, "", "")

    (tmp_path / "terms.md").write_text("by hand", encoding="utf-8")
    (tmp_path / "checks" / "gone.md").write_text("", encoding="utf-8")
    assert program.main() == 1
    told = capsys.readouterr().err
    assert "docs/terms.md is not what the data says now\n" in told
    assert "docs/checks/gone.md is about something that is no more\n" in told
    assert (tmp_path / "terms.md").read_text(encoding="utf-8") == "by hand"


def test_what_has_no_words_is_told_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(words()["said"], "ptoc:manages")

    with pytest.raises(Untold, match="ptoc:manages"):
        facts(pyoxigraph.NamedNode(f"{NAMES}/measure/scoping-demand"), "vocabularies/measure.md")


def test_words_become_safe_and_names_become_links() -> None:
    told = prose("Add ptoc:leadsTo, not <b>*dcterms:title*</b> or check:no-such-check.", "checks/circle.md")

    assert told == (
        "Add [`ptoc:leadsTo`](../terms.md#leadsTo), not &lt;b&gt;\\*`dcterms:title`\\*&lt;/b&gt;"
        " or `check:no-such-check`."
    )
    assert anchors("## A b, c\n") == {"a-b-c"}
