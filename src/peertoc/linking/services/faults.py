"""What can go wrong between here and a service, in words that name the host.

::

    PeertocError
    └── Unanswered       a service gave no answer that can be used, to this request
        ├── Broken       its answer broke off: worth another try
        ├── TooMuch      it will not take so many queries in one request
        └── OutOfReach   nothing more is asked of this host in this run
"""

from __future__ import annotations

from peertoc.errors import PeertocError


class Unanswered(PeertocError):
    """Say that a service gave no answer that can be used; ``host`` names it."""

    def __init__(self, host: str, message: str, *, help: str = "") -> None:
        super().__init__(message, help=help)
        self.host = host


class Broken(Unanswered):
    """Say that an answer broke off: it is worth another try."""


class TooMuch(Unanswered):
    """Say that a service will not take so much in one request."""


class OutOfReach(Unanswered):
    """Say that a host cannot be asked any more in this run: it is down, or its time is used up."""
