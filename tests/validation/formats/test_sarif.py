"""SARIF 2.1.0: the published schema, and what only the words of the standard say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from peertoc.place import Place
from peertoc.validation import Findings, all_checks
from peertoc.validation.formats import write
from tests.conftest import shared
from tests.validation.formats.samples import (
    ABSOLUTE,
    ERROR,
    FEW,
    FILE,
    HOSTILE,
    NOTHING,
    ONLY_UNCHECKED,
    WAIVED,
    WARNING,
    hostile,
)

SAMPLES = {
    "few": FEW,
    "unchecked": ONLY_UNCHECKED,
    "nothing": NOTHING,
    "absolute": Findings((ABSOLUTE,), (ABSOLUTE.place.file,)),
    **{name: hostile(title) for name, title in HOSTILE.items()},
}


@cache
def validator() -> Draft4Validator:
    path = shared("conformance", "sarif", "sarif-schema-2.1.0.json")
    return Draft4Validator(json.loads(path.read_text(encoding="utf-8")), format_checker=FormatChecker())


def run(findings: Findings) -> dict[str, Any]:
    document = json.loads(write(findings, "sarif"))
    assert document["version"] == "2.1.0"
    (only,) = document["runs"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("findings", SAMPLES.values(), ids=SAMPLES)
def test_a_log_holds_to_the_published_schema(findings: Findings) -> None:
    validator().validate(json.loads(write(findings, "sarif")))


@pytest.mark.parametrize("findings", SAMPLES.values(), ids=SAMPLES)
def test_every_index_points_to_what_it_names(findings: Findings) -> None:
    log = run(findings)
    rules, artifacts = log["tool"]["driver"]["rules"], log["artifacts"]
    assert [rule["id"] for rule in rules] == sorted({finding.check for finding in findings.findings})
    for result in log["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    told = [*log["results"], *log["invocations"][0]["toolExecutionNotifications"]]
    for location in (location for one in told for location in one.get("locations", [])):
        place = location["physicalLocation"]["artifactLocation"]
        assert artifacts[place["index"]]["location"] == place


@pytest.mark.parametrize("findings", SAMPLES.values(), ids=SAMPLES)
def test_every_address_is_a_reference_without_a_leading_slash(findings: Findings) -> None:
    """3.4.3: no network path, no absolute path; 3.10.1: the characters of RFC 3986; GitHub: not empty."""
    for artifact in run(findings)["artifacts"]:
        uri = artifact["location"]["uri"]
        assert re.fullmatch(r"(file:///)?(?!/)([A-Za-z0-9._~/@&+:=-]|%[0-9A-F]{2})+", uri)
        assert ("uriBaseId" in artifact["location"]) == (not uri.startswith("file:") and uri != "%3Cstdin%3E")


def test_names_of_files_are_encoded() -> None:
    assert [artifact["location"]["uri"] for artifact in run(FEW)["artifacts"]] == [
        "plans/budget%20peers.ttl",
        "plans/other.ttl",
        "plans/%C3%BCbung.jsonld",
        "%3Cstdin%3E",
        "plans/well.ttl",
        "plans/broken.ttl",
        "plans/folder",
    ]
    (absolute,) = run(SAMPLES["absolute"])["artifacts"]
    assert absolute["location"] == {"uri": "file:///srv/peers%20%26%20co/a%231.ttl", "index": 0}
    (colon,) = run(Findings((), ("a:b.ttl",)))["artifacts"]
    assert colon["location"]["uri"] == "a%3Ab.ttl"


def test_standard_input_is_a_stream_of_the_invocation() -> None:
    log = run(FEW)
    assert log["invocations"][0]["stdin"] == {"uri": "%3Cstdin%3E", "index": 3}
    assert log["artifacts"][3]["roles"] == ["analysisTarget", "standardStream"]
    assert "stdin" not in run(NOTHING)["invocations"][0]


def test_a_result_says_what_is_wrong_where_and_what_to_do() -> None:
    (result,) = run(Findings((ERROR,), (FILE,)))["results"]
    assert result == {
        "ruleId": "learning-goes-home",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "No diffusion follows this learning outcome. "
            "(“Peers can sequence cash-management reform”) Add a ptoc:Diffusion (a report-back session, say)."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "plans/budget%20peers.ttl",
                        "uriBaseId": "%SRCROOT%",
                        "index": 0,
                    },
                    "region": {"startLine": 41, "startColumn": 1, "endLine": 41, "endColumn": 18},
                },
                "logicalLocations": [
                    {
                        "name": "https://example.org/budget-peers/cash-sequencing",
                        "fullyQualifiedName": "https://example.org/budget-peers/cash-sequencing",
                        "kind": "resource",
                    }
                ],
            }
        ],
        "partialFingerprints": result["partialFingerprints"],
        "suppressions": [],
        "properties": {"tags": ["change-at-scale"]},
    }


def test_a_finding_without_a_line_has_no_region() -> None:
    (result,) = (
        one for one in run(FEW)["results"] if one["locations"][0]["physicalLocation"].get("region") is None
    )
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "plans/%C3%BCbung.jsonld"
    assert "logicalLocations" not in result["locations"][0]


def test_levels_are_those_of_the_standard() -> None:
    assert {result["level"] for result in run(FEW)["results"]} == {"error", "warning", "note"}


def test_a_waived_finding_is_suppressed_and_the_others_say_that_they_are_not() -> None:
    """3.27.23: all results have suppressions, or none."""
    found = [result["suppressions"] for result in run(FEW)["results"]]
    reason = "They choose their own measure. (approved by Association of Towns, until 2027-12-31)"
    assert found.count([{"kind": "inSource", "status": "accepted", "justification": reason}]) == 1
    assert found.count([]) == len(found) - 1


def test_a_fingerprint_stays_when_lines_move() -> None:
    def prints(*found: Any) -> list[dict[str, str]]:
        return [one["partialFingerprints"] for one in run(Findings(found, ()))["results"]]

    moved = replace(WARNING, place=Place(WARNING.place.file, 99, 1, 99, 4), message="In other words.")
    assert prints(WARNING) == prints(moved)
    assert prints(WARNING) != prints(ERROR)
    assert re.fullmatch("[0-9a-f]{64}", prints(WARNING)[0]["peertocFinding/v1"])


def test_rules_speak_in_the_words_of_the_checks() -> None:
    check = next(check for check in all_checks() if check.name == "learning-goes-home")
    rule = run(FEW)["tool"]["driver"]["rules"][0]
    assert rule["name"] == check.label
    assert rule["fullDescription"]["text"] == check.why
    assert rule["help"]["text"] == check.words.help
    assert rule["help"]["markdown"].startswith(check.words.help.partition("(")[0])
    assert rule["helpUri"] == check.iri
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["tags"] == ["chain", "change-at-scale"]


def test_a_check_that_is_not_ours_speaks_in_the_words_of_its_finding() -> None:
    own = replace(ERROR, check="two-signatures", message="One signature is missing.", help="")
    (rule,) = run(Findings((own,), ()))["tool"]["driver"]["rules"]
    assert rule["name"] == rule["id"] == "two-signatures"
    assert {rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")} == {own.message}
    assert "helpUri" not in rule


def test_no_rule_shows_a_gap_that_only_a_finding_fills() -> None:
    found = tuple(replace(ERROR, check=check.name) for check in all_checks())
    for rule in run(Findings(found, ()))["tool"]["driver"]["rules"]:
        assert "{" not in "".join(messages(rule))


def test_what_was_not_checked_makes_the_run_fail() -> None:
    (invocation,) = run(ONLY_UNCHECKED)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    assert [(one["level"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]] == [
        ("error", "A full stop is missing. Add one."),
        ("error", "plans/folder is a folder. Give a file in it."),
        ("error", "It took too long."),
    ]
    placed = invocation["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
    assert placed["region"] == {"startLine": 9, "startColumn": 4, "endLine": 9, "endColumn": 5}
    assert "locations" not in invocation["toolExecutionNotifications"][2]
    assert run(NOTHING)["invocations"][0]["executionSuccessful"] is True


def messages(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for part in node for text in messages(part)]
    if not isinstance(node, dict):
        return []
    own = [node[key] for key in ("text", "markdown") if isinstance(node.get(key), str)]
    return own + [text for part in node.values() for text in messages(part)]


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_no_title_makes_a_gap_a_link_or_a_tag(title: str) -> None:
    """3.11.5: braces are doubled; 3.11.6: no link; 3.11.4.2: no HTML in Markdown."""
    log = run(hostile(title))
    for text in messages(log):
        assert all(len(braces) % 2 == 0 for braces in re.findall(r"\{+|\}+", text))
        assert not re.search(r"(?<!\\)\[[^\[\]]*(?<!\\)\]\(", text)
    for rule in log["tool"]["driver"]["rules"]:
        assert "<" not in rule["help"]["markdown"]


def test_the_version_is_a_semantic_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?", run(FEW)["tool"]["driver"]["semanticVersion"])


def test_the_day_and_the_unit_of_columns_are_told_but_no_time() -> None:
    log = run(FEW)
    assert log["properties"] == {"today": "2026-11-24"}
    assert log["columnKind"] == "unicodeCodePoints"
    assert not re.search(r"Utc\"|[gG]uid\"", write(FEW, "sarif"))


def test_a_waiver_without_an_approver_gives_its_reason_alone() -> None:
    assert WAIVED.waiver is not None
    bare = replace(WAIVED, waiver=replace(WAIVED.waiver, approved_by="", until=""))
    (result,) = run(Findings((bare,), ()))["results"]
    assert result["suppressions"][0]["justification"] == "They choose their own measure."
