"""Answers kept on disk, so that a run that was broken off goes on where it was."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from peertoc.clock import today
from peertoc.errors import Unwritable
from peertoc.wording import printable
from peertoc.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold an answer as JSON, and the day on which it was given (ISO 8601)."""

    value: object
    day: str


class Cache:
    """Keep answers in a folder, one file each, named by what was asked; without a folder, keep none.

    An answer older than ``days`` is asked for anew; where ``fresh`` is true, every one is.
    """

    def __init__(self, folder: Path | None = None, *, fresh: bool = False, days: int = DAYS) -> None:
        self._folder = folder
        self._fresh = fresh
        self._days = days

    def find(self, asked: str) -> Answer | None:
        """Give the answer that is kept; a file that was damaged counts as none."""
        if self._folder is None or self._fresh:
            return None
        try:
            kept = json.loads(self._file(self._folder, asked).read_bytes())
            age = (today() - date.fromisoformat(kept["day"])).days
            if kept["asked"] != asked or not 0 <= age <= self._days:
                return None
            return Answer(kept["value"], kept["day"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, asked: str, value: object) -> Answer:
        """Keep an answer of today. Raises Unwritable where the folder does not take it."""
        answer = Answer(value, today().isoformat())
        if self._folder is not None:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as fault:
                reason = (fault.strerror or "unknown fault").lower()
                raise Unwritable(
                    f"The folder for answers, {printable(str(self._folder))}, could not be made: {reason}."
                ) from None
            content = {"asked": asked, "day": answer.day, "value": value}
            write_whole(self._file(self._folder, asked), json.dumps(content, indent=1) + "\n")
        return answer

    @staticmethod
    def _file(folder: Path, asked: str) -> Path:
        return folder / f"{sha256(asked.encode(errors='backslashreplace')).hexdigest()[:40]}.json"
