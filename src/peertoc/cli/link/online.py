"""Asking services for ``peertoc link find``: what would be sent is shown, then asked about, then sent."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peertoc.cli.link import keys
from peertoc.errors import PeertocError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.cli.session import Session
    from peertoc.linking.finding import Answer, Sought
    from peertoc.linking.services import Found, Known, Transport
    from peertoc.linking.table import Ledger
    from peertoc.linking.values import Wanted


def ask(
    session: Session,
    path: str,
    sought: Sought,
    book: Ledger,
    options: dict[str, Any],
    faults: list[PeertocError],
) -> Iterator[tuple[Answer, ...]]:
    """Ask the services that were named, one after the other, and give what each answered.

    A service that fails is told, stands among ``faults``, and ends nothing. Raises PeertocError where nothing
    may be sent.
    """
    from peertoc.linking.finding import still_open

    wanted = {
        known: still_open(sought.things, book.reading.table, known.name) for known in _services(options, path)
    }
    if not _allowed(session, wanted, yes=options["yes"]):
        return
    transport = _transport(session, fresh=options["fresh"])
    try:
        for known, things in wanted.items():
            yield _asked(session, known, things, transport, faults)
    finally:
        transport.close()


def _services(options: dict[str, Any], path: str) -> tuple[Known, ...]:
    """List the services that are meant, as the settings beside the file have them."""
    from peertoc.linking.services import known_services, service_called
    from peertoc.settings import find_settings, read_settings

    if not options["online"] and not options["service"]:
        return ()
    file = None if path == "-" else find_settings(Path(path).parent)
    settings = read_settings(file).services if file else {}
    named = tuple(known_services(settings).values()) if options["online"] else ()
    asked = (service_called(word, settings) for word in options["service"])
    return tuple(dict.fromkeys((*named, *asked)))


def _allowed(session: Session, wanted: dict[Known, tuple[Wanted, ...]], *, yes: bool) -> bool:
    """Show what would be sent, and ask. Raises PeertocError where there is nobody to ask."""
    from peertoc.linking.services import plan

    lines = [line for known, things in wanted.items() for line in plan(things, known)]
    if not lines:
        if wanted:
            session.note("Nothing is left to be asked.")
        return False
    click.echo("\n".join(["This will be sent:", *lines]), err=True)
    if yes:
        return True
    if not keys.is_terminal():
        raise PeertocError(
            "Nothing was sent: there is no terminal in which to ask whether it may be.",
            help="Look at what would be sent, above, and add --yes.",
        )
    if click.confirm("Send it?", err=True):
        return True
    session.note("Nothing was sent.")
    return False


def _asked(
    session: Session,
    known: Known,
    things: tuple[Wanted, ...],
    transport: Transport,
    faults: list[PeertocError],
) -> tuple[Answer, ...]:
    from peertoc.linking.services import find

    session.note(f"asking {known.label} …")
    found = find(things, known, transport)
    _tell(session, found, faults)
    return tuple(_answer(each, known.name) for each in found)


def _answer(found: Found, group: str) -> Answer:
    from peertoc.linking.finding import Answer

    return Answer(group, found.wanted, found.candidates, whole=found.fault is None)


def _tell(session: Session, found: tuple[Found, ...], faults: list[PeertocError]) -> None:
    for sentence in dict.fromkeys(sentence for each in found for sentence in each.told):
        session.note(sentence)
    known = {fault.message for fault in faults}
    for each in found:
        if each.fault is not None and each.fault.message not in known:
            known.add(each.fault.message)
            faults.append(each.fault)
            session.fault(each.fault)


def _transport(session: Session, *, fresh: bool) -> Transport:
    from peertoc.linking.services import Cache, Transport

    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Transport(Cache(Path(home) / "peertoc" / "answers", fresh=fresh), say=session.note)
