"""An analysis is written as text, Markdown and JSON: whole, alike and safely."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from peertoc.analysis.formats import FORMATS, json_report, write
from peertoc.analysis.values import Analysis
from peertoc.errors import Unreadable
from peertoc.place import Place
from tests.analysis.samples import BASE, CASES, GOLDENS, analysed, golden, ladder, theory_of

SCHEMA: dict[str, Any] = json.loads(
    Path(json_report.__file__).with_name("analysis.schema.json").read_text(encoding="utf-8")
)
DOCUMENT = Draft202012Validator(SCHEMA)
TITLE = '"=1+1 <b>|[x](http://x)`\\u202E\\u001b[2J\\nnext"@en'
HOSTILE = f"""{BASE}
<i> a ptoc:Initiative ; dcterms:title {TITLE} ; ptoc:theoryOfChange [ dcterms:title {TITLE} ;
    ptoc:step _:a, _:b, _:c ] .
_:a a ptoc:Engagement ; dcterms:title {TITLE} . _:b a ptoc:ReformImpact . _:c ptoc:leadsTo _:c .
[] a ptoc:CausalLink ; ptoc:cause _:a ; ptoc:effect _:b ; ptoc:evidenceStrength {TITLE} ;
    ptoc:assumption [ dcterms:description {TITLE} ; ptoc:control {TITLE} ; ptoc:ensuredBy {TITLE} ] .
_:b ptoc:leadsTo <{"x" * 20}> ."""


@pytest.mark.parametrize("name", CASES)
def test_an_example_is_told_as_its_golden_file_says(name: str) -> None:
    assert golden(name) == (GOLDENS / name).read_text(encoding="utf-8")


def test_there_is_a_golden_file_for_each_case_and_no_other() -> None:
    assert {path.name for path in GOLDENS.iterdir()} == set(CASES)


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith(".json")])
def test_the_json_of_an_example_keeps_to_its_schema(name: str) -> None:
    DOCUMENT.validate(json.loads((GOLDENS / name).read_text(encoding="utf-8")))


def test_the_json_has_the_keys_of_the_contract() -> None:
    document = json.loads(write("t.ttl", analysed(HOSTILE), (), "json"))
    assert list(document) == ["version", "tool", "file", "initiatives", "unchecked"]
    (theory,) = document["initiatives"][0]["theories"]
    asked = {"paths", "path_count", "cut_steps", "cut_assumptions", "weakest_links", "phases", "circles"}
    assert {*asked, "longest", "impact"} <= set(theory)
    DOCUMENT.validate(document)


def test_what_could_not_be_read_stands_in_the_json() -> None:
    fault = Unreadable("It is gone.", place=Place("gone.ttl", 3, 1), help="Look again.")
    document = json.loads(write("gone.ttl", (), [fault], "json"))
    DOCUMENT.validate(document)
    assert document["unchecked"] == [
        {"file": "gone.ttl", "reason": "It is gone.", "help": "Look again.", "line": 3, "column": 1}
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_lets_a_text_do_harm_or_shows_a_number_of_ours(format: str) -> None:
    text = write("t.ttl", analysed(HOSTILE), (), format)
    assert not {"\x1b", "\u202e"} & set(text)
    assert "_:" not in text
    if format == "markdown":
        assert "# \\=1+1 &lt;b&gt;\\|\\[x\\](http:\\//x)\\`" in text
        assert "<b>" not in text


def test_a_long_way_is_left_out_in_the_middle_and_a_long_list_at_its_end() -> None:
    kinds, links = ladder(40)
    theory = theory_of(kinds, links, most=3)
    text = write("t.ttl", [Analysis("", "T", "t.ttl", (theory,))], (), "text")
    assert "The first 3 of the paths:" in text
    assert "… 51 between …" in " ".join(text.split())
    assert "and 61 more; --format json tells all" in text
    assert len(text.splitlines()) < 300


def test_lines_fit_a_terminal() -> None:
    for name in CASES:
        if name.endswith(".txt"):
            lines = (GOLDENS / name).read_text(encoding="utf-8").splitlines()
            assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("kinds", "links", "sentence"),
    [
        ("elr", [(1, 2)], "No path leads from an engagement to an impact."),
        ("elr", [(1, 2)], "What begins there comes as far as: - 2 · s2"),
        ("il", [(1, 2)], "No step of this theory is an engagement, so paths begin at the steps that nothing"),
        ("ee", [], "2 steps and 0 links."),
        ("ee", [], "No step is said to lead to another"),
        ("elr", [(1, 2), (2, 1), (2, 3)], "Circle 1, 2 steps: 1 → 2 → 1"),
        (
            "elr",
            [(1, 2), (2, 1), (2, 3)],
            "A circle counts as one step, whichever way a path takes round it;",
        ),
    ],
)
def test_the_page_says_in_words_what_is_so(kinds: str, links: list[tuple[int, int]], sentence: str) -> None:
    text = write("t.ttl", [Analysis("", "T", "t.ttl", (theory_of(kinds, links),))], (), "text")
    assert sentence in " ".join(text.split())


def test_an_initiative_without_a_theory_is_told_what_to_add() -> None:
    text = write("t.ttl", analysed(f"{BASE}<i> a ptoc:Initiative ."), (), "text")
    assert "This initiative has no theory of change yet." in text
