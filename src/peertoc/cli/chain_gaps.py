"""What the checks find in a chain, as plain values for its picture."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal

from peertoc.catalogue.reading_values import Reader
from peertoc.maps.chain.values import Account, Gap
from peertoc.model import Link
from peertoc.vocabulary import PTOC

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from peertoc.catalogue import Document
    from peertoc.cli.session import Session
    from peertoc.maps.chain.values import Ends
    from peertoc.validation import Check, Finding

_PAIRS_AT_MOST: Final = 10_000

#: A picture can show what the checks of these families, and of these names, find.
FAMILIES: Final = frozenset({"chain", "links"})
NAMES: Final = frozenset({"result-without-indicator", "indicator-incomplete"})


def gaps_in(document: Document, path: Path | None, session: Session, seconds: int) -> tuple[Gap, ...]:
    """Check a document in the manner of the place where it lies, with the checks that a picture can show.

    Raises PeertocError where the checks cannot be run.
    """
    from peertoc.validation import check_document
    from peertoc.validation.manners import Asked, Manners
    from peertoc.validation.time_limit import time_limit

    asked = Asked(today=session.today, lang=session.asked_lang)
    manner = Manners(asked, note=session.detail).of(path)
    checks = tuple(check for check in manner.checks if _is_shown(check))
    if not checks:
        return ()
    with time_limit(seconds):
        found = check_document(document, checks=checks, lang=manner.lang, today=manner.today)
    return as_gaps(found, document)


def _is_shown(check: Check) -> bool:
    return check.family in FAMILIES or check.name in NAMES


def as_gaps(findings: Iterable[Finding], document: Document) -> tuple[Gap, ...]:
    """Turn findings into gaps, with the ids that the model gives to what they are about."""
    reader = Reader(document, {})
    return tuple(_gap(finding, reader) for finding in findings)


def _gap(finding: Finding, reader: Reader) -> Gap:
    at, other = _ends(finding, reader)
    return Gap(finding.check, finding.message, finding.severity, at, other, finding.waived)


def _ends(finding: Finding, reader: Reader) -> tuple[str, str]:
    """Name what a finding is about; for a link, the steps at its ends, which all statements of it share."""
    if finding.result is None:
        return finding.focus, ""
    focus, value = finding.result.focus, finding.result.value
    causes = reader.statements.objects(focus, f"{PTOC}cause")
    effects = reader.statements.objects(focus, f"{PTOC}effect")
    if causes and effects:
        return reader.id(causes[0]), reader.id(effects[0])
    other = "" if value is None or isinstance(value, Literal) else reader.id(value)
    return reader.id(focus), other


def accounts_in(document: Document) -> dict[Ends, tuple[Account, ...]]:
    """List, for every two steps, what each causal link between them says of its evidence and its weight."""
    reader = Reader(document, {})
    found: dict[Ends, list[Account]] = {}
    objects = reader.statements.objects
    for link in reader.statements.described():
        causes, effects = (objects(link, f"{PTOC}{end}") for end in ("cause", "effect"))
        if not causes or not effects:
            continue
        said = reader.values(Link, link)
        account = Account(str(said.get("strength", "")), bool(said.get("critical")))
        for cause, effect in islice(product(causes, effects), _PAIRS_AT_MOST):
            found.setdefault((reader.id(cause), reader.id(effect)), []).append(account)
    return {ends: tuple(accounts) for ends, accounts in found.items() if len(accounts) > 1}
