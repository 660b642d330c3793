"""What a file states: links that are certain, and things for which identifiers are sought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.linking.registry import offline_candidates
from peertoc.linking.stated.ground import Ground
from peertoc.linking.stated.identities import identity_links
from peertoc.linking.stated.places import place_links
from peertoc.linking.stated.subjects import subject_links
from peertoc.linking.stated.things import hosts_of, things
from peertoc.linking.stated.things import withheld as withheld_of

if TYPE_CHECKING:
    from peertoc.catalogue import Document
    from peertoc.linking.values import Link, Wanted

__all__ = ["certain_links", "hosts", "offline_candidates", "wanted", "withheld"]


def certain_links(document: Document, lang: str = "en") -> tuple[Link, ...]:
    """List the links that are certain, each once: in document order, places first, then subjects.

    Nothing is guessed: a place that the registries do not know by the name that the file gives, or whose name
    might mean another place as well, gives no link.
    """
    ground = Ground(document, lang)
    found: dict[tuple[str, str, str], Link] = {}
    for link in (*place_links(ground), *subject_links(ground), *identity_links(ground)):
        found.setdefault((link.subject, link.predicate, link.object), link)
    return tuple(found.values())


def wanted(document: Document, lang: str = "en") -> tuple[Wanted, ...]:
    """List the initiatives and organisations for which identifiers may be sought, in document order.

    Only what has a name of its own (an IRI) and is called something; never a person, nor an organisation that
    is called by the name of a person whom the file mentions.
    """
    return tuple(things(Ground(document, lang)))


def withheld(document: Document, lang: str = "en") -> tuple[str, ...]:
    """List the names of initiatives and organisations that are left out, since they bear what is personal."""
    return tuple(dict.fromkeys(withheld_of(Ground(document, lang))))


def hosts(document: Document, lang: str = "en") -> tuple[Wanted, ...]:
    """List organisations of the registries that an initiative is named after or has its pages with.

    ``id`` is the initiative, ``roles`` is ``("host",)``, and ``name`` what the registry calls the
    organisation: it may be recorded as host of the initiative, and never as the same thing.
    """
    return tuple(hosts_of(Ground(document, lang)))
