"""JUnit XML, read back by a parser of XML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from peertoc.validation import Findings
from peertoc.validation.formats import write
from tests.validation.formats.samples import (
    FEW,
    FILE,
    HOSTILE,
    NOTHING,
    ONLY_UNCHECKED,
    WAIVED,
    WARNING,
    hostile,
)


def parsed(findings: Findings) -> ET.Element:
    return ET.fromstring(write(findings, "junit").encode("utf-8"))


def outcomes(root: ET.Element) -> dict[str, list[tuple[str, str]]]:
    return {
        suite.attrib["name"]: [
            (case.attrib["name"], case[0].tag if len(case) else "passed") for case in suite.iter("testcase")
        ]
        for suite in root
    }


def test_each_file_is_a_suite_and_each_finding_a_test() -> None:
    assert outcomes(parsed(FEW)) == {
        FILE: [
            ("learning-goes-home “Peers can sequence cash-management reform”", "failure"),
            ("result-without-indicator “Fewer arrears”", "failure"),
            ("result-without-indicator “A circle of bookkeepers”", "skipped"),
        ],
        "plans/other.ttl": [("one-kind-of-tool “https://example.org/other/initiative”", "system-out")],
        "plans/übung.jsonld": [("learning-goes-home", "failure")],
        "<stdin>": [("result-without-indicator “Fewer arrears”", "failure")],
        "plans/well.ttl": [("nothing left to do", "passed")],
        "plans/broken.ttl": [("can be checked", "error")],
        "plans/folder": [("can be checked", "error")],
        "peertoc": [("can be checked", "error")],
    }


def test_a_file_with_waived_findings_only_passes() -> None:
    assert outcomes(parsed(Findings((WAIVED,), (FILE,)))) == {
        FILE: [
            ("nothing left to do", "passed"),
            ("result-without-indicator “A circle of bookkeepers”", "skipped"),
        ]
    }
    assert outcomes(parsed(NOTHING)) == {FILE: [("nothing left to do", "passed")]}


def test_counts_are_those_of_the_tests() -> None:
    root = parsed(FEW)
    for element in (root, *root):
        cases = list(element.iter("testcase"))
        assert int(element.attrib["tests"]) == len(cases)
        for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(element.attrib[key]) == sum(case.find(tag) is not None for case in cases)
    assert [root.attrib[key] for key in ("tests", "failures", "errors", "skipped")] == ["10", "4", "3", "1"]


def test_a_failure_says_how_grave_where_and_what_to_do() -> None:
    case = next(parsed(FEW).iter("testcase"))
    failure = case.find("failure")
    assert case.attrib["file"] == FILE
    assert case.attrib["line"] == "41"
    assert failure is not None
    assert failure.attrib == {"message": "No diffusion follows this learning outcome.", "type": "error"}
    assert (failure.text or "").splitlines() == [
        "No diffusion follows this learning outcome.",
        "plans/budget peers.ttl:41:1",
        "Add a ptoc:Diffusion (a report-back session, say).",
        "section 3.5, creating change at scale",
    ]


def test_a_waived_finding_is_skipped_with_its_reason() -> None:
    skipped = parsed(FEW).find(".//skipped")
    assert skipped is not None
    assert skipped.attrib["message"] == (
        "waived: They choose their own measure. (approved by Association of Towns, until 2027-12-31)"
    )


def test_tests_of_one_name_are_numbered() -> None:
    names = [name for name, _ in outcomes(parsed(Findings((WARNING, WARNING, WARNING), (FILE,))))[FILE]]
    assert names[1:] == [f"{names[0]} (2)", f"{names[0]} (3)"]


def test_what_was_not_checked_is_an_error() -> None:
    root = parsed(ONLY_UNCHECKED)
    assert root.attrib["errors"] == root.attrib["tests"] == "3"
    error = root.find(".//error")
    assert error is not None
    assert error.attrib == {"message": "A full stop is missing.", "type": "unchecked"}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_any_title_whatever_leaves_the_document_well_formed(title: str) -> None:
    root = parsed(hostile(title))
    assert root.attrib["tests"] == "6"
    assert {element.tag for element in root.iter()} == {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "error", "system-out",
    }  # fmt: skip
