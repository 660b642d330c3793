"""Findings as SARIF 2.1.0, for code scanning; numbers in brackets are clauses of the standard.

What the standard leaves open, and what was chosen:

- A waiver is a statement in the file that is checked, so its suppression is ``inSource`` (3.35.2). Every
  result says whether it is suppressed, because either all do or none (3.27.23).
- Standard input has no address, but code scanning refuses a result without one: it is named ``%3Cstdin%3E``
  and marked as a standard stream (3.24.6), and ``invocation.stdin`` points to it (3.20.23).
- Relative names are relative to ``%SRCROOT%``, the folder in which peertoc ran. Where that lies is not said,
  so that two runs write the same bytes (3.14.14, appendix F).
- The fingerprint is made of what stays when lines move (3.27.17). ``primaryLocationLineHash`` is left to
  the action that uploads to GitHub: two ways of counting it would not agree.
- Braces are doubled (3.11.5), square brackets escaped where they would make a link (3.11.6).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.catalogue.fetching import STDIN
from peertoc.escaping import dumps
from peertoc.validation.findings import identity
from peertoc.validation.formats.grouping import told_waiver
from peertoc.validation.formats.places import is_absolute, reference
from peertoc.validation.formats.sarif_words import LEVELS, rule, tag, text
from peertoc.vocabulary import ROOT
from peertoc.wording import printable

if TYPE_CHECKING:
    from peertoc.errors import PeertocError
    from peertoc.place import Place
    from peertoc.validation.findings import Finding, Findings
    from peertoc.validation.formats import Layout

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "peertocFinding/v1"
_BASE: Final = "%SRCROOT%"


def write(findings: Findings, _: Layout) -> str:
    """Write one run (3.14)."""
    rules = sorted({finding.check: finding for finding in reversed(findings.findings)}.items())
    order = {name: index for index, (name, _) in enumerate(rules)}
    artifacts = _Artifacts(findings)
    driver = {
        "name": "peertoc",
        "semanticVersion": __version__,
        "informationUri": ROOT,
        "rules": [rule(example) for _, example in rules],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(findings.unchecked, artifacts)],
        **artifacts.base(),
        "artifacts": artifacts.listed(),
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, order[finding.check], artifacts) for finding in findings.findings],
        **({"properties": {"today": findings.today.isoformat()}} if findings.today else {}),
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


class _Artifacts:
    """Name each file that plays a part once, and point to it from wherever it is meant."""

    def __init__(self, findings: Findings) -> None:
        found = (finding.place.file for finding in findings.findings)
        missed = (fault.place.file for fault in findings.unchecked if fault.place and fault.place.file)
        named = dict.fromkeys((*findings.files, *found, *missed))
        self._index = {file: index for index, file in enumerate(named)}

    def base(self) -> dict[str, Any]:
        """Say what relative names are relative to, where there are any (3.14.14)."""
        told = text("The folder in which peertoc was run.")
        return {"originalUriBaseIds": {_BASE: {"description": told}}} if any(map(_based, self._index)) else {}

    def listed(self) -> list[dict[str, Any]]:
        """List the files (3.24)."""
        return [
            {
                "location": self.location(file),
                "roles": ["analysisTarget", *(["standardStream"] if file == STDIN else [])],
                **({"description": text("Standard input.")} if file == STDIN else {}),
            }
            for file in self._index
        ]

    def location(self, file: str) -> dict[str, Any]:
        """Point to a file (3.4)."""
        based = {"uriBaseId": _BASE} if _based(file) else {}
        return {"uri": reference(file), **based, "index": self._index[file]}

    def standard_input(self) -> dict[str, Any]:
        """Point to standard input, where it was read."""
        return {"stdin": self.location(STDIN)} if STDIN in self._index else {}


def _based(file: str) -> bool:
    return file != STDIN and not is_absolute(file)


def _result(finding: Finding, index: int, artifacts: _Artifacts) -> dict[str, Any]:
    """Tell a finding (3.27)."""
    named = f"(“{finding.focus_title}”)" if finding.focus_title else ""
    identified = dumps(identity(finding)).encode("utf-8")
    return {
        "ruleId": finding.check,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": text(" ".join(filter(None, (finding.message, named, finding.help)))),
        "locations": [_location(finding.place, artifacts, finding.focus)],
        "partialFingerprints": {FINGERPRINT: hashlib.sha256(identified).hexdigest()},
        "suppressions": _suppressions(finding),
        **({"properties": {"tags": [tag(finding.phase)]}} if finding.phase else {}),
    }


def _location(place: Place, artifacts: _Artifacts, focus: str = "") -> dict[str, Any]:
    """Say where (3.28): the file, the span of text where one is known, and the resource."""
    region = _region(place)
    physical = {"artifactLocation": artifacts.location(place.file), **({"region": region} if region else {})}
    # A resource stands in nothing else, so that both of its names are the same (3.33.5).
    logical = {"name": printable(focus), "fullyQualifiedName": printable(focus), "kind": "resource"}
    return {"physicalLocation": physical, **({"logicalLocations": [logical]} if focus else {})}


def _region(place: Place) -> dict[str, int]:
    """Give the span (3.30); its end is the first character after it, in SARIF as in a Place."""
    if not place.line:
        return {}
    span = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {key: value for key, value in span.items() if value}


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    if finding.waiver is None:
        return []
    reason = printable(told_waiver(finding.waiver))
    return [{"kind": "inSource", "status": "accepted", "justification": reason}]


def _invocation(unchecked: tuple[PeertocError, ...], artifacts: _Artifacts) -> dict[str, Any]:
    """Say whether the run got through all of its input, and what it did not (3.20)."""
    failed = {"exitCode": 2, "exitCodeDescription": "Not every input could be checked."} if unchecked else {}
    return {
        "executionSuccessful": not unchecked,
        **failed,
        **artifacts.standard_input(),
        "toolExecutionNotifications": [_notification(fault, artifacts) for fault in unchecked],
    }


def _notification(fault: PeertocError, artifacts: _Artifacts) -> dict[str, Any]:
    """Tell what could not be checked (3.58)."""
    place = fault.place
    return {
        "level": "error",
        "message": text(" ".join(filter(None, (fault.message, fault.help)))),
        **({"locations": [_location(place, artifacts)]} if place and place.file else {}),
    }
