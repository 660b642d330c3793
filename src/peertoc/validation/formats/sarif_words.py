"""The words of SARIF: rules as their checks tell them, and texts in which nothing is a link or a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peertoc.escaping import markdown
from peertoc.validation.checks import all_checks
from peertoc.validation.checks.soundness import FILLED
from peertoc.wording import printable

if TYPE_CHECKING:
    from peertoc.validation.checks import Check
    from peertoc.validation.findings import Finding

LEVELS: Final = {"error": "error", "warning": "warning", "advice": "note"}


def rule(finding: Finding) -> dict[str, Any]:
    """Describe a rule (3.49) in the words of its check; where that is not known, in those of a finding."""
    ours = {check.name: check for check in all_checks()}
    check = finding.rule or ours.get(finding.check)
    words = _words(finding, check)
    tags = filter(None, (finding.family, tag(check.phase if check else finding.phase)))
    cure = "\n\n".join(markdown(text) for text in (words["help"], _guide(finding, check)) if text)
    return {
        "id": finding.check,
        "name": printable(check.label if check and check.label else finding.check),
        "shortDescription": text(words["message"]),
        "fullDescription": text(words["why"]),
        **({"helpUri": ours[finding.check].iri} if finding.check in ours else {}),
        "help": {**text(words["help"]), "markdown": _doubled(cure)},
        "defaultConfiguration": {"level": LEVELS[check.severity if check else finding.severity]},
        "properties": {"tags": list(dict.fromkeys(tags))},
    }


def tag(phase: str) -> str:
    """Name a phase in one word, the last of its address."""
    return phase.rpartition("/")[2]


def text(words: str) -> dict[str, str]:
    """Give a plain text message (3.11.3) that holds no link and no placeholder."""
    shown = printable(words)
    if "](" in shown:
        shown = shown.replace("[", "\\[").replace("]", "\\]")
    return {"text": _doubled(shown)}


def _guide(finding: Finding, check: Check | None) -> str:
    told = finding.guide and f"Guide: {finding.guide}."
    return " ".join(filter(None, (told, f"At length: peertoc explain {finding.check}" if check else "")))


def _words(finding: Finding, check: Check | None) -> dict[str, str]:
    if check is None:
        said = finding.help or finding.message
        return {"message": finding.message, "why": finding.message, "help": said}
    words = {"message": check.words.message, "why": check.why, "help": check.words.help}
    for mark in FILLED:
        words = {key: text.replace(mark, "…") for key, text in words.items()}
    return words


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
