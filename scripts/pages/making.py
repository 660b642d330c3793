"""All pages: made, written, and compared with those that are there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.writing import write_whole
from scripts.pages.alignments import alignments_page
from scripts.pages.checks import check_pages
from scripts.pages.queries import query_pages
from scripts.pages.questions import principle_pages, question_pages
from scripts.pages.registries import registries_page
from scripts.pages.terms import index_page, terms_page
from scripts.pages.vocabularies import guide_page, vocabulary_pages

if TYPE_CHECKING:
    from pathlib import Path

#: The folders that hold nothing but pages written here.
FOLDERS: Final = ("checks", "questions", "principles", "vocabularies", "queries")


@cache
def pages() -> dict[str, str]:
    """Make every page: its path under ``docs/``, and its text."""
    alone = (index_page(), terms_page(), guide_page(), alignments_page(), registries_page())
    asked = (*check_pages(), *question_pages(), *principle_pages(), *query_pages())
    return dict((*alone, *asked, *vocabulary_pages()))


def stale(root: Path) -> list[str]:
    """List the pages under ``root`` that are missing, or are not what would be written now."""
    return sorted(path for path, text in pages().items() if _text(root / path) != text)


def left_over(root: Path) -> list[str]:
    """List the pages under ``root`` of things that are no more."""
    found = (path for folder in FOLDERS for path in (root / folder).glob("**/*.md"))
    return sorted({path.relative_to(root).as_posix() for path in found} - set(pages()))


def write(root: Path) -> None:
    """Write every page under ``root``, and remove those of things that are no more."""
    for path in stale(root):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        write_whole(root / path, pages()[path])
    for path in left_over(root):
        (root / path).unlink()


def _text(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else None
