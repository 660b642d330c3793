"""What of a thing is sent to a service, and no more: its name, other names, its country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from peertoc.linking.services.destination import destination
from peertoc.linking.values import Kind
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.linking.services.known import Known
    from peertoc.linking.values import Wanted

_MOST_NAMES: Final = 3
_LONGEST: Final = 200
_SENT: Final = (Kind.INITIATIVE, Kind.ORGANISATION)
# An address of e-mail or a telephone number (nine digits or more) in a name may be that of a person.
_PERSONAL: Final = re.compile(r"[^\s@]@[^\s@]+\.|\d(?:[\s()./-]{0,2}\d){8,}")


@dataclass(frozen=True, slots=True)
class Query:
    """Say one thing that is sent: a name, and the country and type of what has it, or empty."""

    name: str
    country: str = ""
    type: str = ""


def queries(wanted: Wanted, known: Known) -> tuple[Query, ...]:
    """List what is sent of one thing: at most three names; of places, subjects and persons nothing."""
    if wanted.kind not in _SENT:
        return ()
    names = [name for name in _names(wanted) if _sendable(name)]
    country = wanted.country if known.country else ""
    kind = known.organisation if wanted.kind is Kind.ORGANISATION else ""
    return tuple(Query(name, country, kind) for name in names[:_MOST_NAMES])


def plan(wanted: Iterable[Wanted], known: Known) -> tuple[str, ...]:
    """Say in lines what will be sent to a service, before anything is; no line where nothing will be.

    A name that is held back, because it may be personal or is too long, has a line too.
    """
    things = [each for each in wanted if each.kind in _SENT]
    asked = [query for each in things for query in queries(each, known)]
    kept = dict.fromkeys(name for each in things for name in _names(each) if not _sendable(name))
    if not asked:
        return ()
    to = destination(known.url)
    asked = list(dict.fromkeys(asked))
    names = "1 name" if len(asked) == 1 else f"{len(asked)} names"
    where = to.server if known.label == to.server else f"{known.label} ({to.server})"
    first = f"To {where}: {names} of organisations and initiatives, and nothing else."
    if to.open_letter:
        first += " The connection is not encrypted: others on the way can read them."
    minutes = _minutes(len(asked), known)
    if minutes:
        first += f" At the pace that it allows, that takes about {minutes} minutes."
    lines = [f"  {_line(query)}" for query in asked]
    return (first, *lines, *(f"  not {_shown(name)}: it is too long, or may be personal" for name in kept))


def _line(query: Query) -> str:
    more = [f"country {query.country}"] if query.country else []
    more += ["as an organisation"] if query.type else []
    return f"{_shown(query.name)} ({', '.join(more)})" if more else _shown(query.name)


def _minutes(names: int, known: Known) -> int:
    """Reckon how long it takes where that is longer than a minute: ROR takes one name in a request."""
    requests = names if known.protocol == "ror" else 1 + names / 10
    seconds = requests * known.interval
    return ceil(seconds / 60) if seconds > 60 else 0


def _shown(name: str) -> str:
    return f"“{shorten(printable(name), _LONGEST)}”"


def _names(wanted: Wanted) -> list[str]:
    return [name for name in dict.fromkeys((wanted.name, *wanted.aliases)) if name.strip()]


def _sendable(name: str) -> bool:
    return len(name) <= _LONGEST and not _PERSONAL.search(name)
