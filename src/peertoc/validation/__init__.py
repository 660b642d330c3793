"""Holding an initiative against the guide: checks in, findings out."""

from peertoc.validation.checks import FAMILIES, Check, all_checks, choose, load_checks
from peertoc.validation.engine import Engine, Result
from peertoc.validation.findings import SEVERITIES, Finding, Findings, Severity
from peertoc.validation.run import check_document, check_files, guide_reference
from peertoc.validation.text import render, render_fault

__all__ = [
    "FAMILIES",
    "SEVERITIES",
    "Check",
    "Engine",
    "Finding",
    "Findings",
    "Result",
    "Severity",
    "all_checks",
    "check_document",
    "check_files",
    "choose",
    "guide_reference",
    "load_checks",
    "render",
    "render_fault",
]
