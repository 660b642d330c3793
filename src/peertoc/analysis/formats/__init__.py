"""How an analysis is written: one module each a format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.analysis.formats import json_report, markdown_page, text_page
from peertoc.analysis.formats.telling import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.analysis.values import Analysis
    from peertoc.errors import PeertocError

FORMATS: Final = ("text", "markdown", "json")
#: The formats that an ending of a file's name stands for.
ENDINGS: Final = {".md": "markdown", ".json": "json"}


def write(file: str, found: Sequence[Analysis], unchecked: Sequence[PeertocError], format: str) -> str:
    """Write what was found in ``file`` in one of FORMATS; JSON also tells what could not be read.

    The same analysis gives the same text.
    """
    if format == "json":
        return json_report.write(file, found, unchecked)
    return markdown_page.write(page(found)) if format == "markdown" else text_page.write(page(found))
