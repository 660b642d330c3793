"""How findings are written: one module a format, each of them a function from findings to text."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from peertoc.validation.findings import Findings

Grouping = Literal["file", "phase", "check"]

#: The formats by name, each with the module that writes it.
FORMATS: Final = {
    "text": "text",
    "concise": "concise",
    "json": "json_report",
    "jsonl": "json_report",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "markdown": "markdown",
    "csv": "table",
    "turtle": "turtle",
}

#: The formats that an ending of a file's name stands for.
ENDINGS: Final = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".csv": "csv",
    ".ttl": "turtle",
}

#: The formats that say nothing where nothing was checked, since standard error has said why; the others are
#: one whole document, whatever happens.
FOR_TERMINALS: Final = ("text", "concise")


@dataclass(frozen=True, slots=True)
class Layout:
    """Say how to lay findings out for people: coloured or not, grouped, and how many at most (0: all)."""

    colour: bool = False
    group_by: Grouping = "file"
    most: int = 0


def write(findings: Findings, format: str, layout: Layout | None = None) -> str:
    """Write findings in one of FORMATS. The same findings give the same text."""
    module = import_module(f"peertoc.validation.formats.{FORMATS[format]}")
    writer = module.write_lines if format == "jsonl" else module.write
    text: str = writer(findings, layout or Layout())
    return text
