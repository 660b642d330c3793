"""Holding an initiative against the guide: checks in, findings out."""

from peertoc.validation.checking import Manner, check_document
from peertoc.validation.checks import FAMILIES, Check, all_checks, choose, load_checks
from peertoc.validation.engine import Engine, Result
from peertoc.validation.findings import SEVERITIES, Finding, Findings, Severity, Waiver
from peertoc.validation.running.run import check_files

__all__ = [
    "FAMILIES",
    "SEVERITIES",
    "Check",
    "Engine",
    "Finding",
    "Findings",
    "Manner",
    "Result",
    "Severity",
    "Waiver",
    "all_checks",
    "check_document",
    "check_files",
    "choose",
    "load_checks",
]
