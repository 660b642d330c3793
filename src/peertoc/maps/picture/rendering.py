"""Drawing a picture in a format, with whatever can draw here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from peertoc.errors import NoRenderer, TookTooLongToDraw, Undrawn, UnknownName
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from peertoc.maps.picture.drawing import Drawing
    from peertoc.maps.picture.renderers import Outcome, Renderer

FORMATS: Final = ("svg", "png", "pdf", "dot", "mmd")
SECONDS: Final = 60.0
_SOURCES: Final = {"dot": "dot", "mmd": "mermaid"}


def draw(
    drawing: Drawing, format: str, *, timeout: float = SECONDS, note: Callable[[str], None] | None = None
) -> bytes:
    """Draw a picture; ``format`` is one of FORMATS, ``timeout`` is in seconds.

    ``note`` is told in one sentence what may make the picture less good than elsewhere.

    Raises UnknownName for another format, NoRenderer where nothing here can draw, TookTooLongToDraw where it
    was stopped, and Undrawn where what draws refuses or has no letters.
    """
    if format not in FORMATS:
        raise UnknownName("picture format", format, FORMATS)
    if format in _SOURCES:
        source: str = getattr(drawing, _SOURCES[format])
        return source.encode()
    picture = _drawn(drawing.dot, format, timeout, note)
    if format == "svg":
        from peertoc.maps.picture.svg import finish

        return finish(picture, drawing)
    return _undated(picture) if format == "pdf" else picture


def _drawn(source: str, format: str, timeout: float, note: Callable[[str], None] | None) -> bytes:
    from peertoc.maps.picture.renderers import renderers, run

    outcomes: list[Outcome] = []
    for renderer in renderers():
        try:
            outcome = run(renderer, source, format, timeout)
        except subprocess.TimeoutExpired:
            raise _too_long(timeout) from None
        if outcome.picture:
            _look_at_letters(renderer, format, timeout, note)
            return outcome.picture
        outcomes.append(outcome)
    raise _fault(outcomes)


def _fault(outcomes: Iterable[Outcome]) -> Undrawn:
    """Tell what went wrong with the first that could have drawn, else that there is none."""
    said = words("picture")
    for outcome in outcomes:
        if not outcome.absent:
            return Undrawn(said["failed"].format(reason=outcome.reason), help=said["failed-help"])
    reasons = [outcome.reason for outcome in outcomes if outcome.reason]
    text = said["cannot-load"].format(reason=reasons[0]) if reasons else said["no-renderer"]
    return NoRenderer(text, help=said["no-renderer-help"].format(command=how_to_install()))


def _look_at_letters(
    renderer: Renderer, format: str, timeout: float, note: Callable[[str], None] | None
) -> None:
    """Refuse pixels where there are no letters at all, and tell where they are wider than those measured."""
    from peertoc.maps.picture.fonts import measure, with_wider_letters, without_letters

    widths = measure(renderer, timeout)
    said = words("picture")
    command = how_to_install("fonts")
    if without_letters(widths) and format != "svg":
        raise Undrawn(said["no-letters"], help=said["no-letters-help"].format(command=command))
    if note and (without_letters(widths) or with_wider_letters(widths)):
        note(said["wider-letters"].format(command=command))


def how_to_install(what: str = "graphviz") -> str:
    """Give what to type here to get ``graphviz``, or ``fonts`` as wide as Arial."""
    commands = words(f"picture.install.{what}")
    if sys.platform in commands:
        return commands[sys.platform]
    found = (name for name in commands if shutil.which(name))
    return commands[next(found, "apt-get")]


def _too_long(timeout: float) -> TookTooLongToDraw:
    said = words("picture")
    seconds = said["one-second"] if timeout == 1 else said["seconds"].format(number=f"{timeout:g}")
    return TookTooLongToDraw(said["too-long"].format(seconds=seconds), help=said["too-long-help"])


def _undated(pdf: bytes) -> bytes:
    """Give the day of the drawing as the beginning of time: the same picture is the same file.

    The length stays, because the table at the end of a PDF counts bytes.
    """
    return re.sub(rb"(?<=/CreationDate \(D:)\d{14}", b"19700101000000", pdf)
