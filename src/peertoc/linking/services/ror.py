"""A client for the REST API of ROR, version 2 (https://ror.readme.io/docs/rest-api)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from peertoc.linking.services.destination import destination
from peertoc.linking.services.exchange import Request
from peertoc.linking.services.faults import Unanswered
from peertoc.linking.services.found import Found, joined
from peertoc.linking.services.known import Known, known_services
from peertoc.linking.services.naming import Nameless
from peertoc.linking.services.parsing import number_of, table_of
from peertoc.linking.services.ror_records import read_record
from peertoc.linking.services.sending import queries
from peertoc.linking.values import Candidate

if TYPE_CHECKING:
    from peertoc.linking.services.transport import Transport
    from peertoc.linking.values import Wanted

_MOST: Final = 10
# What its search engine takes for an operator (https://ror.readme.io/docs/api-query).
_OPERATORS: Final = re.compile(r'([+\-=&|<>!(){}\[\]^"~*?:\\/])')

Read = tuple[tuple[Candidate, ...], tuple[str, ...]]


def search(name: str, transport: Transport, known: Known | None = None) -> Read:
    """Search ROR for a name: as an affiliation, and where that gives nothing, by its words.

    Gives the candidates, and sentences about what was left out. Raises Unanswered.
    """
    service = known or known_services()["ror"]
    found = _asked(service, "affiliation", name, transport)
    return found if found[0] else _asked(service, "query", _OPERATORS.sub(r"\\\1", name), transport)


def reconcile(wanted: tuple[Wanted, ...], transport: Transport, known: Known) -> tuple[Found, ...]:
    """Find candidates for each thing; a fault stands beside what it concerns, and ends nothing."""
    return tuple(
        joined(each, [_found(each, query.name, transport, known) for query in queries(each, known)])
        for each in wanted
    )


def _found(wanted: Wanted, name: str, transport: Transport, known: Known) -> Found:
    try:
        return Found(wanted, *search(name, transport, known))
    except Unanswered as fault:
        return Found(wanted, fault=fault)


def _asked(known: Known, parameter: str, name: str, transport: Transport) -> Read:
    to = destination(f"{known.url}?{urlencode({parameter: name})}")
    answer = transport.get(Request(to, interval=known.interval), lambda value: _items(value, to.server))
    return _read(_items(answer.value, to.server), known.label, answer.day)


def _items(value: object, server: str) -> list[Any]:
    items = table_of(value).get("items")
    if not isinstance(items, list):
        raise Unanswered(
            server,
            f"{server} did not answer as version 2 of the API of ROR does: its answer has no “items”.",
            help="Nothing was taken from its answer. Look at the address in the settings.",
        )
    return items[:_MOST]


def _read(items: list[Any], label: str, day: str) -> Read:
    candidates: dict[str, Candidate] = {}
    told = []
    for number, item in enumerate(map(table_of, items), 1):
        try:
            candidate = _candidate(item, label, day)
            candidates.setdefault(candidate.id, candidate)
        except Nameless as fault:
            told.append(f"{label}: candidate {number} was left out: {fault}.")
    return tuple(candidates.values()), tuple(told)


def _candidate(item: dict[str, Any], label: str, day: str) -> Candidate:
    """Read a record, or what stands around one where an affiliation was asked for."""
    if "organization" not in item:
        return read_record(item, label, day)
    score = number_of(item.get("score"))
    if score is None and item.get("score") is not None:
        raise Nameless("its score is not a number")
    chosen = item.get("chosen")
    match = chosen if isinstance(chosen, bool) else None
    return replace(read_record(item["organization"], label, day), service_score=score, service_match=match)
