"""How the guide and the profile are written: one module each a format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.guidance.formats import csv_table, json_report, markdown_page, text_page

if TYPE_CHECKING:
    from peertoc.guidance.guide import Guide
    from peertoc.guidance.profile import Profile

FORMATS: Final = ("text", "markdown", "json", "csv")
#: The formats that an ending of a file's name stands for.
ENDINGS: Final = {".md": "markdown", ".json": "json", ".csv": "csv"}


def write_guide(guide: Guide, format: str) -> str:
    """Write the questions in one of FORMATS. The same guide gives the same text."""
    writers = {
        "text": text_page.guide,
        "markdown": markdown_page.guide,
        "json": json_report.guide,
        "csv": csv_table.guide,
    }
    return writers[format](guide)


def write_profile(profile: Profile, format: str) -> str:
    """Write a profile in one of FORMATS. The same profile gives the same text."""
    writers = {
        "text": text_page.profile,
        "markdown": markdown_page.profile,
        "json": json_report.profile,
        "csv": csv_table.profile,
    }
    return writers[format](profile)
