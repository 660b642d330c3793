"""One document in, findings out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from peertoc.clock import today as _today
from peertoc.errors import PeertocError
from peertoc.place import Place
from peertoc.suggesting import Repairs
from peertoc.validation.checks import Check, all_checks
from peertoc.validation.checks.rules import Rules, rules_of
from peertoc.validation.context import run_on
from peertoc.validation.engines import COMPILED, engine_named
from peertoc.validation.presence import has_initiative, no_initiative
from peertoc.validation.telling import tell, with_repairs
from peertoc.validation.time_limit import TookTooLong, step
from peertoc.validation.waiving import NEEDLESS, WAIVER, excusable, needless, waive
from peertoc.wording import printable

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from pyoxigraph import Triple

    from peertoc.catalogue import Document
    from peertoc.validation.engine import Engine, Result
    from peertoc.validation.findings import Finding


@dataclass(frozen=True, slots=True)
class Manner:
    """Say how to check: with what, in which language, on which day, for how long, and by which engine.

    ``seconds`` is 0 where there is no limit.
    """

    checks: tuple[Check, ...] = field(default_factory=lambda: all_checks())
    lang: str = "en"
    today: datetime.date = field(default_factory=_today)
    seconds: float = 0
    engine: str = COMPILED


def check_document(
    document: Document,
    *,
    checks: Sequence[Check] | None = None,
    lang: str = "en",
    today: datetime.date | None = None,
    engine: Engine | None = None,
) -> tuple[Finding, ...]:
    """Check one document; raises NoInitiative where it describes none."""
    chosen = all_checks() if checks is None else tuple(checks)
    return check(document, Manner(chosen, lang, today or _today()), engine)


def check(
    document: Document, manner: Manner, engine: Engine | None = None, *, part: bool = False
) -> tuple[Finding, ...]:
    """Check one document in a manner; raises NoInitiative where it describes none, unless it is a part."""
    if not part and not has_initiative(document):
        raise no_initiative(document)
    engine = engine or engine_named(manner.engine)
    found = _found(document, manner, engine)
    if not found and not document.describes(WAIVER):
        return ()
    counted = found + _left_out(document, manner, engine) if excusable(found, document.statements) else found
    waived = waive(found, document.statements, manner.today, manner.lang, counted)
    every = sorted((*waived, *_needless(waived, document, manner)))
    with step("while suggestions were looked for", "choose fewer checks with --select"):
        return tuple(with_repairs(every, Repairs(document, manner.lang, manner.today)))


def _found(document: Document, manner: Manner, engine: Engine) -> tuple[Finding, ...]:
    """Find what the checks of a manner find, before anything is excused."""
    rules = rules_of(manner.checks)
    results = _run(engine, document.triples, rules, run_on(manner.today))
    told = partial(tell, document=document, lang=manner.lang)
    with step("while its findings were put into words", "choose fewer checks with --select"):
        return tuple(finding for result in results for finding in told(result, rules.speaker(result)))


def _left_out(document: Document, manner: Manner, engine: Engine) -> tuple[Finding, ...]:
    """Find what the checks that were not chosen find: a choice of checks excuses nothing."""
    names = {check.name for check in manner.checks}
    others = tuple(check for check in all_checks() if check.name not in names)
    with step("in checks that were not chosen, to know what is excused", "divide the file"):
        return _found(document, replace(manner, checks=others), engine) if others else ()


def _needless(
    found: tuple[Finding, ...],
    document: Document,
    manner: Manner,
) -> Iterator[Finding]:
    """Tell of waivers that waive nothing; only when all is found can that be known."""
    check = next((check for check in manner.checks if check.name == NEEDLESS), None)
    if check is not None:
        for result in needless(found, document.statements, manner.today, manner.checks):
            yield from tell(result, check, document=document, lang=manner.lang)


def _run(engine: Engine, data: Sequence[Triple], rules: Rules, day: tuple[Triple, ...]) -> tuple[Result, ...]:
    """Run the rules; where that fails, find the check of an organisation's own that is to blame."""
    try:
        return engine.run(data, rules.background, rules.shapes, day)
    except TookTooLong as fault:
        _blame(fault, rules)
        raise
    except PeertocError as fault:
        for check in rules.own:
            try:
                engine.run(data, rules.background, rules_of((check,)).shapes, day)
            except PeertocError as own:
                blamed = PeertocError(f"The check “{check.name}” cannot be run.", help=own.help)
                blamed.place = Place(printable(str(check.folder / "check.ttl")))
                raise blamed from fault
        raise


def _blame(fault: TookTooLong, rules: Rules) -> None:
    """Say which checks had no time left, where the engine can tell."""
    checks = dict.fromkeys(rules.speaking[shape] for shape in fault.shapes if shape in rules.speaking)
    if checks:
        names = [check.name for check in checks]
        own = "; a check of your own may be one that never ends" if checks.keys() & {*rules.own} else ""
        fault.tell(f"in the check {' or '.join(names)}", f"leave it out with --ignore {','.join(names)}{own}")
