"""Findings as JUnit XML, which systems of continuous integration show as tests.

A file is a suite, a finding a test case. JUnit knows passed, failed, skipped and broken, so:

- errors and warnings **fail**, and the failure's type says which; whether the run as a whole fails is the
  exit code's to say (``--fail-on``), not this file's
- advice **passes**, and is told in the output of the test case
- a waived finding is **skipped**, with the reason of the waiver
- an input that could not be checked is **broken** (``error``)
- a file in which nothing is left to do is one test case that passes

A test case is named after the check and the title, not the line, so that its history outlives edits above it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from peertoc.place import Place
from peertoc.validation.formats.grouping import told_waiver
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.errors import PeertocError
    from peertoc.validation.findings import Finding, Findings
    from peertoc.validation.formats import Layout

_NOWHERE: Final = "peertoc"
_OUTCOMES: Final = {"failures": "failure", "errors": "error", "skipped": "skipped"}
# The two that XML 1.0 forbids (production 2, Char) and that are not invisible anyway.
_FORBIDDEN: Final = re.compile("[\ufffe\uffff]")


def write(findings: Findings, _: Layout) -> str:
    """Write one document."""
    suites: dict[str, list[ET.Element]] = {file: [] for file in findings.files}
    open_files = {finding.place.file for finding in findings.findings if not finding.waived}
    for file in findings.files:
        if file not in open_files:
            suites[file].append(_case("nothing left to do", Place(file)))
    for finding in findings.findings:
        suites.setdefault(finding.place.file, []).append(_finding(finding))
    for fault in findings.unchecked:
        suites.setdefault(fault.place.file if fault.place else "", []).append(_unchecked(fault))
    root = ET.Element("testsuites", name="peertoc")
    root.extend(_suite(file, cases) for file, cases in suites.items())
    root.attrib |= _counts(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(file: str, cases: list[ET.Element]) -> ET.Element:
    """Put the test cases of a file together; those of one name are numbered."""
    suite = ET.Element("testsuite", name=_words(file) or _NOWHERE)
    seen: Counter[str] = Counter()
    for case in cases:
        name = case.attrib["name"]
        seen[name] += 1
        if seen[name] > 1:
            case.set("name", f"{name} ({seen[name]})")
    suite.extend(cases)
    suite.attrib |= _counts(suite)
    return suite


def _counts(element: ET.Element) -> dict[str, str]:
    tests = len(list(element.iter("testcase")))
    told = {key: str(len(list(element.iter(tag)))) for key, tag in _OUTCOMES.items()}
    return {"tests": str(tests), **told, "time": "0"}


def _finding(finding: Finding) -> ET.Element:
    about = finding.focus_title or finding.focus
    case = _case(f"{finding.check} “{about}”" if about else finding.check, finding.place)
    body = [finding.message, str(finding.place), finding.help, finding.guide]
    if finding.waiver is not None:
        ET.SubElement(case, "skipped", message=_words(f"waived: {told_waiver(finding.waiver)}"))
    elif finding.severity == "advice":
        ET.SubElement(case, "system-out").text = _lines([f"advice: {finding.message}", *body[1:]])
    else:
        kind = {"message": _words(finding.message), "type": finding.severity}
        ET.SubElement(case, "failure", kind).text = _lines(body)
    return case


def _unchecked(fault: PeertocError) -> ET.Element:
    place = fault.place or Place("")
    case = _case("can be checked", place)
    told = {"message": _words(fault.message), "type": "unchecked"}
    ET.SubElement(case, "error", told).text = _lines([fault.message, str(place), fault.help])
    return case


def _case(name: str, place: Place) -> ET.Element:
    file = _words(place.file)
    placed = {"file": file, **({"line": str(place.line)} if place.line else {})} if file else {}
    return ET.Element(
        "testcase", {"classname": file or _NOWHERE, "name": _words(name), **placed, "time": "0"}
    )


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(_words(part) for part in parts if part)


def _words(text: str) -> str:
    return _FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", printable(text))
