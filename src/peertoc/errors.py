"""What can go wrong, in words for the person who asked.

::

    PeertocError              anything that peertoc itself reports; the command line ends with code 2
    ├── Unreadable            an input could not be read (missing, not text, not RDF, too large, unsafe)
    │   └── Malformed         an input is text, but breaks the rules of its format at a known place
    │       └── Refused       a query asks for what no query may do here; nothing of it was run
    ├── Unanswered            a query was stopped, or failed while it ran
    ├── Unwritable            an output could not be written; nothing of it is left behind
    ├── NoInitiative          the input was read, but describes no initiative
    ├── UnknownName           a name of a check, a format or the like that does not exist
    ├── Unstored              a catalogue on disk could not be used; nothing in it was changed
    │   ├── NoStore           there is none where it was looked for
    │   ├── Locked            another program uses it
    │   └── Damaged           a part of it is not as it was written
    └── Undrawn               a picture could not be drawn
        ├── NoRenderer        nothing here can draw
        └── TookTooLongToDraw what draws was stopped
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.place import Place


_MOST_NAMES: Final = 30


class PeertocError(Exception):
    """Carry one plain sentence that stands alone, a cure where there is one, a place where it is known."""

    place: Place | None = None

    def __init__(self, message: str, *, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help

    def __reduce__(self) -> tuple[object, ...]:
        """Let a fault travel between processes with all that it says."""
        return _again, (type(self), self.args, vars(self))

    def as_keys(self) -> dict[str, str | int | None]:
        """Tell it with the keys that stand under ``unchecked`` in every JSON document."""
        place = self.place
        return {
            "file": place.file if place else None,
            "reason": self.message,
            "help": self.help or None,
            "line": (place and place.line) or None,
            "column": (place and place.column) or None,
        }


def _again(kind: type[PeertocError], args: tuple[object, ...], says: dict[str, object]) -> PeertocError:
    fault = kind.__new__(kind, *args)
    vars(fault).update(says)
    return fault


class Unreadable(PeertocError):
    """Say that an input could not be read; ``place`` names at least the file."""

    place: Place

    def __init__(self, message: str, *, place: Place, help: str = "") -> None:
        super().__init__(message, help=help)
        self.place = place


class Malformed(Unreadable):
    """Say where an input breaks the rules of its format; ``source`` is the line at ``place``, or empty."""

    def __init__(self, message: str, *, place: Place, source: str = "", help: str = "") -> None:
        super().__init__(message, place=place, help=help)
        self.source = source


class Refused(Malformed):
    """Say where a query asks for what no query may do here."""


class Unanswered(PeertocError):
    """Say that a query was stopped, or failed while it ran; what came of it before may be incomplete."""


class Unwritable(PeertocError):
    """Say that an output could not be written."""


class NoInitiative(PeertocError):
    """Say that no initiative was found; ``source`` is the line at ``place``, or empty."""

    place: Place

    def __init__(self, message: str, *, place: Place, source: str = "", help: str = "") -> None:
        super().__init__(message, help=help)
        self.place = place
        self.source = source


class UnknownName(PeertocError):
    """Say that a name does not exist, and suggest the nearest that does."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        near = get_close_matches(name.lower(), names, n=1, cutoff=0.6)
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        listed = f"Known: {', '.join(names[:_MOST_NAMES])}{more}." if names else ""
        cure = f"Did you mean “{near[0]}”?" if near else listed
        super().__init__(f"There is no {kind} called “{name}”.", help=cure)
        self.name = name


class Unstored(PeertocError):
    """Say that a catalogue on disk could not be used; nothing in it was changed."""


class NoStore(Unstored):
    """Say that a folder is no catalogue, or that there is no such folder."""


class Locked(Unstored):
    """Say that another program uses a catalogue, and what is known of it."""


class Damaged(Unstored):
    """Say which part of a catalogue is not as it was written."""


class Undrawn(PeertocError):
    """Say that a picture could not be drawn."""


class NoRenderer(Undrawn):
    """Say that nothing here can draw, and what to type so that something can."""


class TookTooLongToDraw(Undrawn):
    """Say that what draws was stopped because it took too long."""
