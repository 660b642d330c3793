"""Texts in several languages, dates as they were written, and names made readable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Text:
    """Hold one text as it was written; ``language`` is its tag in lower case, or empty."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the texts of one property, in document order."""

    texts: tuple[Text, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return bool(self.texts)

    def in_language(self, language: str) -> str:
        """Choose the text in ``language``, else in English, else any; empty where nothing is said.

        ``fr-CH`` falls back to ``fr``, then to any other kind of French. A text without a language is
        preferred to one in a foreign language. Where two texts fit alike, the first written is chosen.
        """
        if not self.texts:
            return ""
        for range_ in _ranges(language):
            for text in self.texts:
                if text.language == range_:
                    return text.text
            for text in self.texts:
                if range_ and text.language.startswith(f"{range_}-"):
                    return text.text
        return self.texts[0].text


@lru_cache
def _ranges(tag: str) -> tuple[str, ...]:
    """List a tag and what it falls back to: ``zh-hant``, ``zh``, then English, then no language."""
    parts = [part for part in tag.lower().replace("_", "-").split("-") if part]
    return (*("-".join(parts[:end]) for end in range(len(parts), 0, -1)), "en", "")


NOTHING: Final = Words()


@dataclass(frozen=True, slots=True)
class Date:
    """Hold a date as it was written; ``kind`` is ``date``, ``gYearMonth``, ``gYear`` …; empty for a text."""

    text: str
    kind: str = ""


def is_blank(id: str) -> bool:
    """Tell whether an id is our own number for something that its file gives no name."""
    return id.startswith("_:")


def last_part(id: str) -> str:
    """Give the last part of an IRI: behind its last slash or hash or, where it has none, its last colon."""
    last = re.split(r"[/#]", id.rstrip("/#"))[-1]
    return last.rsplit(":", 1)[-1] if "/" not in id else last


def readable_name(id: str) -> str:
    """Make the last part of an IRI readable (``…/paired-visits`` is “paired visits”), or give nothing.

    A name in capitals within (``CashSequencing2012``) is taken apart as well. A blank node has no name.
    """
    if is_blank(id):
        return ""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", unquote(last_part(id)))
    return " ".join(re.split(r"[\s_\-]+", spaced)).strip()
