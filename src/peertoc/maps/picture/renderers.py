"""What can draw here, each as a child process: DOT on standard input, the picture on standard output."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peertoc.maps.picture import pygraphviz_worker as worker
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_REASON: Final = 300
_DOTS: Final = 144  # an inch of a PNG
_GRACE: Final = 5.0  # seconds for what is left of a stopped process to let go of its pipes


@dataclass(frozen=True, slots=True)
class Renderer:
    """Hold a command that draws: its fixed words, and those before the format and the dots in an inch."""

    name: str
    command: tuple[str, ...]
    format_flag: str = ""
    dots_flag: str = ""

    def line(self, format: str) -> list[str]:
        """Give the words of the command that draws in a format."""
        dots = [f"{self.dots_flag}{_DOTS}"] if format == "png" else []
        return [*self.command, f"{self.format_flag}{format}", *dots]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what came of a drawing: a picture, or else the reason; ``absent`` where nothing could draw."""

    picture: bytes = b""
    reason: str = ""
    absent: bool = False


def renderers() -> Iterator[Renderer]:
    """Find what may draw here, the best first; the second may yet turn out not to be installed."""
    dot = shutil.which("dot")
    # A name from the working directory, or from a PATH that leads there, is never run.
    if dot and Path(dot).is_absolute():
        yield Renderer("dot", (dot,), "-T", "-Gdpi=")
    if sys.executable:
        yield Renderer("pygraphviz", (sys.executable, "-P", worker.__file__))


def run(renderer: Renderer, source: str, format: str, timeout: float) -> Outcome:
    """Draw, and stop the process and all that it started after ``timeout`` seconds.

    Raises subprocess.TimeoutExpired.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - an absolute path, and words of our own
            renderer.line(format),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=os.name == "posix",
        )
    except OSError as fault:
        return Outcome(reason=(fault.strerror or "unknown fault").lower())
    try:
        picture, told = process.communicate(source.encode(), timeout)
    finally:
        _stop(process)
    return _outcome(process.returncode, picture, told.decode(errors="replace"), format)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired, OSError, ValueError):
        process.communicate(timeout=_GRACE)


_WHOLE: Final = {
    "svg": (b"<?xml", b"</svg>"),
    "png": (b"\x89PNG", b"IEND\xaeB`\x82"),
    "pdf": (b"%PDF", b"%%EOF"),
    "plain": (b"graph", b"stop"),
}


def _outcome(code: int, picture: bytes, told: str, format: str) -> Outcome:
    """Take for a picture only what begins and ends as one."""
    start, end = _WHOLE[format]
    if code == 0 and picture.startswith(start) and picture.rstrip().endswith(end):
        return Outcome(picture)
    if code == worker.NOT_HERE:
        return Outcome(absent=True)
    reason = _last_word(told) or f"it ended with code {code}"
    return Outcome(reason=reason, absent=code == worker.CANNOT_LOAD)


def _last_word(told: str) -> str:
    """Choose the line that says what went wrong: the first error, else the last line."""
    told_lines = [line.strip() for line in told.splitlines() if line.strip("\0 \t")]
    errors = [line for line in told_lines if line.startswith("Error:")]
    chosen = (errors or told_lines[-1:] or [""])[0].removeprefix("Error:").strip().rstrip(".")
    return shorten(printable(chosen), _LONGEST_REASON)
