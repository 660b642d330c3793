"""Ask services on the web for candidates: the one room that speaks with the network.

``plan`` says what would be sent, and ``find`` sends it: nothing else does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.linking.services import ror
from peertoc.linking.services.cache import Cache
from peertoc.linking.services.faults import OutOfReach, Unanswered
from peertoc.linking.services.found import Found
from peertoc.linking.services.known import Known, known_services, service_called
from peertoc.linking.services.reconciliation import Service
from peertoc.linking.services.sending import plan, queries
from peertoc.linking.services.transport import Transport
from peertoc.linking.services.waiting import Patience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.linking.values import Wanted

__all__ = [
    "Cache",
    "Found",
    "Known",
    "OutOfReach",
    "Patience",
    "Service",
    "Transport",
    "Unanswered",
    "find",
    "known_services",
    "plan",
    "service_called",
]


def find(wanted: Sequence[Wanted], known: Known, transport: Transport) -> tuple[Found, ...]:
    """Ask a service for candidates for each thing; a service that fails stands as a fault beside each.

    Raises nothing for what a service does. Raises Unwritable where answers cannot be kept.
    """
    asked = tuple(each for each in wanted if queries(each, known))
    if not asked:
        return ()
    if known.protocol == "ror":
        return ror.reconcile(asked, transport, known)
    try:
        return Service.discover(known, transport).reconcile(*asked)
    except Unanswered as fault:
        return tuple(Found(each, fault=fault) for each in asked)
