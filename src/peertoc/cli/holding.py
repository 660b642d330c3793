"""Holding one input against the checks, for the commands that tell of what was found in their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from peertoc.catalogue import Document, Source
    from peertoc.cli.session import Session
    from peertoc.guidance import Remark
    from peertoc.validation import Finding, Manner

_SECONDS = 300
_LESS = 'Leave checks out in a peertoc.toml beside it: ignore = ["NAME"].'


def manners(session: Session) -> Callable[[Path | None], Manner]:
    """Give what says in which manner each file is checked: as the session asks, else as its settings say."""
    from peertoc.validation.manners import Asked, Manners

    asked = Asked(today=session.today, lang=session.asked_lang, seconds=_SECONDS)
    return Manners(asked, note=session.detail).of


def held(
    source: Source | PeertocError, manner: Callable[[Path | None], Manner]
) -> tuple[Document, list[Remark]]:
    """Read a source and tell what the checks find in it. Raises PeertocError where that cannot be done."""
    from peertoc.catalogue import read
    from peertoc.validation import check_document
    from peertoc.validation.time_limit import TookTooLong, time_limit

    if isinstance(source, PeertocError):
        raise source
    document, manner_of_it = read(source), manner(source.path)
    try:
        with time_limit(manner_of_it.seconds):
            found = check_document(
                document, checks=manner_of_it.checks, lang=manner_of_it.lang, today=manner_of_it.today
            )
    except TookTooLong as fault:
        fault.help = _LESS  # no command that holds has the options of “validate”
        raise
    return document, [_remark(finding) for finding in found]


def _remark(finding: Finding) -> Remark:
    from peertoc.guidance import Remark

    reason = finding.waiver.reason if finding.waiver else ""
    return Remark(
        finding.place,
        finding.check,
        finding.message,
        finding.help,
        finding.suggestion,
        finding.focus,
        finding.waived,
        reason,
    )
