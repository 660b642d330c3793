"""The guide and the profile are written as text, Markdown, JSON and CSV, safely."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from peertoc.catalogue import read_text
from peertoc.errors import NoInitiative, UnknownName
from peertoc.guidance import Asked, Profile, chosen, guide, standings
from peertoc.guidance.formats import FORMATS, write_guide, write_profile
from peertoc.guidance.formats.json_report import unread
from peertoc.place import Place
from tests.guidance.grounds import ONE, ROW, TODAY, remark

PLAN = ONE + (
    "<initiative> ptoc:reformArea area:budgeting, area:treasury ; ptoc:primaryReformArea area:treasury ;\n"
    "    ptoc:risk [ a ptoc:Risk ; ptoc:inPhase phase:sustained-contact ; ptoc:managedBy <m> ],\n"
    "        [ a ptoc:Risk ; ptoc:inPhase phase:sustained-contact ] ;\n"
    "    ptoc:evaluation [ a ptoc:Evaluation ; ptoc:dimension dimension:reform-impact ] .\n"
)
HOSTILE = ONE.replace('"Peers"', '"=1+1 <b>|[x](http://x)\\u202E"')


def written(format: str, text: str = PLAN, **asked: Any) -> str:
    document = read_text(text, name="plan.ttl")
    questions = chosen(asked.pop("phase", ()), asked.get("audience", ""))
    told = guide(document, questions, [remark("primary-area-apart")], Asked(TODAY, **asked))
    return write_guide(told, format)


def profiled(format: str, *texts: str) -> str:
    found = [
        each
        for number, text in enumerate(texts)
        for each in standings(read_text(text, name=f"plan-{number}.ttl"), [remark("primary-area-apart")])
    ]
    return write_profile(Profile(TODAY, tuple(found)), format)


def test_the_json_holds_all_95_with_the_keys_of_the_contract() -> None:
    document = json.loads(written("json"))
    assert (document["version"], document["title"], len(document["questions"])) == (1, "Peers", 95)
    first, second = document["questions"][:2]
    assert list(first) == [
        "id", "phase", "audience", "text", "status", "by", "places", "suggestion", "findings",
    ]  # fmt: skip
    assert first == {
        "id": "P0.1",
        "phase": "pre-foundational",
        "audience": ["facilitator", "learner"],
        "text": "Which kinds of reform in the public sector is this about?",
        "status": "answered",
        "by": ["ptoc:reformArea"],
        "places": [
            {"file": "plan.ttl", "line": ROW + 1, "column": 30, "text": "budgeting"},
            {"file": "plan.ttl", "line": ROW + 1, "column": 46, "text": "treasury"},
        ],
        "suggestion": None,
        "findings": [],
    }
    assert (second["status"], second["suggestion"]) == ("open", "# line 7: Amiss. Mend it.")
    assert second["findings"][0]["check"] == "primary-area-apart"
    assert all(each["suggestion"] for each in document["questions"] if each["status"] == "open")


def test_the_text_tells_what_is_answered_where_and_what_to_write() -> None:
    text = written("text", phase=["0"])
    assert text.startswith("Peers: what the guide asks\n==========================\n")
    assert "Of 27 questions, 1 answered, 0 answered with “none, because”, 26 open." in text
    assert f"       answered\n         line {ROW + 1}: budgeting\n" in text
    assert "       open\n         line " in text
    assert "         line 7: Amiss. Mend it.\n         peertoc explain primary-area-apart\n" in text
    assert "       write:\n           @prefix" not in text
    assert "           <initiative> ptoc:community <community> ." in text
    assert max(map(len, text.splitlines())) < 120
    assert text.endswith('    ptoc:noneBecause "… the reason"@en .\n')


def test_only_what_is_open_and_in_the_wording_of_those_who_learn() -> None:
    text = written("text", audience="learner", only_open=True)
    assert "P0.1 " not in text
    assert "For what reason do you want to meet and work with peers?" in " ".join(text.split())
    assert "P0.5a" not in text


def test_markdown_has_suggestions_in_fences() -> None:
    text = written("markdown", phase=["0"])
    assert text.startswith("# Peers: what the guide asks\n\nOf 27 questions")
    assert "\n## Pre-foundational stage (1 of 27)\n" in text
    assert (
        "**P0.1** Which kinds of reform in the public sector is this about?\n\n- answered\n  - line" in text
    )
    assert "```turtle\n<initiative> ptoc:community <community> ." in text
    assert "  - line 7: Amiss. Mend it.\n" in text


def test_csv_has_a_row_for_each_question() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert len(rows) == 95
    assert (rows[0]["id"], rows[0]["status"], rows[0]["says"]) == ("P0.1", "answered", "budgeting; treasury")
    assert rows[1]["findings"] == "primary-area-apart"


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_lets_a_title_do_harm(format: str) -> None:
    for text in (written(format, HOSTILE), profiled(format, HOSTILE)):
        assert "\u202e" not in text
    if format == "csv":
        assert "'=1+1" in profiled(format, HOSTILE)
    if format == "markdown":
        assert "# \\=1+1 &lt;b&gt;\\|\\[x\\]" in written(format, HOSTILE)


def test_a_profile_counts_phase_by_phase_and_scores_nothing() -> None:
    (standing,) = json.loads(profiled("json", PLAN))["initiatives"]
    assert [phase["questions"]["total"] for phase in standing["phases"]] == [27, 18, 14, 14, 22]
    first, _, third, *_ = standing["phases"]
    assert first["questions"] == {"answered": 1, "none_because": 0, "open": 26, "total": 27}
    assert first["checks"]["total"] - first["checks"]["passed"] == 1
    assert third["risks"] == {"managed": 1, "total": 2}
    assert standing["evaluation"]["facets"] == {
        "initial-engagement": False,
        "individual-learning": False,
        "organisational-learning": False,
        "reform-impact": True,
    }
    assert set(standing["evaluation"]["sides"].values()) == {False}
    assert not any("score" in key for key in standing)


def test_initiatives_stand_side_by_side_in_one_table() -> None:
    text = profiled("text", PLAN, ONE.replace("Peers", "Others"))
    assert text.startswith("Profile of 2 initiatives\n")
    assert "(1) Peers, plan-0.ttl\n(2) Others, plan-1.ttl\n" in text
    assert "  questions answered        1 of 27     0 of 27\n" in text
    assert "  risks managed             1 of 2      none named\n" in text
    assert "  reform impact             covered     –\n" in text
    page = profiled("markdown", PLAN, ONE.replace("Peers", "Others"))
    assert "|  | Peers | Others |\n| --- | --- | --- |\n| questions answered | 1 of 27 | 0 of 27 |" in page
    rows = list(csv.reader(io.StringIO(profiled("csv", PLAN, ONE))))
    assert rows[0] == ["phase", "what", "Peers (plan-0.ttl)", "Peers (plan-1.ttl)"]
    assert len(rows) == 1 + 5 * 3 + 6 + 4


def test_a_file_that_could_not_be_read_is_told_in_the_json() -> None:
    fault = NoInitiative("Nothing here.", place=Place("plan.ttl", 3, 1), help="Add one.")
    document = json.loads(unread(fault, TODAY, "plan.ttl"))
    assert (document["questions"], document["unchecked"][0]["line"]) == ([], 3)


def test_a_fault_without_a_place_is_told_of_the_file_that_was_given() -> None:
    document = json.loads(unread(UnknownName("initiative", "x", ["one", "two"]), TODAY, "plan.ttl"))
    assert (document["file"], document["unchecked"][0]["file"]) == ("plan.ttl", "plan.ttl")
