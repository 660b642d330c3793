"""JSON, held against the schema that is published for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from peertoc.validation import FAMILIES, SEVERITIES, Findings
from peertoc.validation.baseline import VERSION
from peertoc.validation.formats import json_report, write
from tests.validation.formats.samples import ABSOLUTE, FEW, HOSTILE, NOTHING, ONLY_UNCHECKED, hostile

SCHEMA: dict[str, Any] = json.loads(
    Path(json_report.__file__).with_name("findings.schema.json").read_text(encoding="utf-8")
)
DOCUMENT = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
LINE = Draft202012Validator(
    {"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]}, format_checker=FormatChecker()
)

SAMPLES = {
    "few": FEW,
    "unchecked": ONLY_UNCHECKED,
    "nothing": NOTHING,
    "baseline": Findings((ABSOLUTE,), ("a.ttl",), known=3),
    **{name: hostile(title) for name, title in HOSTILE.items()},
}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "https://w3id.org/peertoc/schemas/findings-1.json"


@pytest.mark.parametrize("findings", SAMPLES.values(), ids=SAMPLES)
def test_a_document_holds_to_the_schema(findings: Findings) -> None:
    DOCUMENT.validate(json.loads(write(findings, "json")))


@pytest.mark.parametrize("findings", SAMPLES.values(), ids=SAMPLES)
def test_each_line_holds_to_the_schema_and_the_last_is_the_summary(findings: Findings) -> None:
    lines = [json.loads(line) for line in write(findings, "jsonl").split("\n")[:-1]]
    for line in lines:
        LINE.validate(line)
    assert len(lines) == len(findings.findings) + len(findings.unchecked) + 1
    assert "summary" in lines[-1]


def test_lists_in_the_schema_are_those_of_the_code() -> None:
    finding = SCHEMA["$defs"]["finding"]["properties"]
    assert finding["family"]["enum"] == list(FAMILIES)
    assert finding["severity"]["enum"] == list(SEVERITIES)
    assert SCHEMA["$defs"]["version"]["const"] == VERSION


def objects(node: Any) -> list[dict[str, Any]]:
    """Find every object that the schema describes."""
    if isinstance(node, list):
        return [one for part in node for one in objects(part)]
    if not isinstance(node, dict):
        return []
    found = [node] if isinstance(node.get("properties"), dict) and "additionalProperties" in node else []
    return found + [one for part in node.values() for one in objects(part)]


def test_every_key_is_described() -> None:
    found = objects(SCHEMA)
    assert len(found) == 8
    for one in found:
        for key, told in one["properties"].items():
            said = told if "description" in told else SCHEMA["$defs"][told["$ref"].rpartition("/")[2]]
            assert said["description"], key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("severity", "grave"),
        ("family", "chains"),
        ("line", 0),
        ("line", "41"),
        ("message", ""),
        ("focus", ""),
        ("colour", "red"),
        ("waiver", {"iri": None, "reason": "x", "approved_by": None, "until": None}),
        ("waived", True),
    ],
)
def test_the_schema_refuses_what_is_not_in_the_contract(key: str, value: object) -> None:
    document = json.loads(write(FEW, "json"))
    document["findings"][0][key] = value
    with pytest.raises(ValidationError):
        DOCUMENT.validate(document)


@pytest.mark.parametrize("key", ["version", "tool", "today", "files", "findings", "unchecked", "summary"])
def test_the_schema_asks_for_every_key(key: str) -> None:
    document = json.loads(write(FEW, "json"))
    del document[key]
    with pytest.raises(ValidationError):
        DOCUMENT.validate(document)


def test_a_title_is_read_back_as_it_was_written() -> None:
    for title in HOSTILE.values():
        assert json.loads(write(hostile(title), "json"))["findings"][0]["focus_title"] == title
