"""How an identifier stands: what a registry calls it, and whether it still holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peertoc.linking.identifiers import Identifier, Scheme, identify
from peertoc.linking.registry.bodies import body
from peertoc.linking.registry.channels import CHANNELS, channels, identifiers
from peertoc.linking.registry.countries import COUNTRIES, REGIONS, of_identifier
from peertoc.linking.registry.functions import functions
from peertoc.linking.registry.goals import goals
from peertoc.linking.registry.hosts import HOSTS, hosts
from peertoc.linking.registry.id_lists import LISTS, list_of, successor
from peertoc.linking.registry.sectors import sectors
from peertoc.linking.registry.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.linking.registry.codes import Code


#: What an identifier that must not be used any more is said to be.
GONE: Final = ("withdrawn", "deprecated", "superseded")
UNLISTED: Final = "unlisted"
_CHANNEL: Final = re.compile(r"XM-DAC-[1-9][0-9]{4}")


@dataclass(frozen=True, slots=True)
class Standing:
    """Tell of an identifier what the registry at hand knows.

    ``fault`` is a plain clause where the identifier is malformed, or is from a list that is complete and does
    not have it. ``status`` is ``active``, ``inactive``, ``withdrawn``, ``deprecated``, ``unlisted`` where a
    list at hand does not have it that grows with time, or empty where nothing at hand tells; ``successor``
    is a canonical IRI, or the code of a list that replaces another.
    """

    iri: str
    label: str = ""
    status: str = ""
    successor: str = ""
    fault: str = ""
    source: str = ""
    source_version: str = ""


def standing(text: str, lang: str = "en") -> Standing | None:
    """Say how an identifier stands, offline; None where the text is in no scheme that is known here."""
    found = identify(text)
    if found is None:
        return None
    if found.fault:
        return Standing(text, fault=found.fault)
    return _ANSWERS.get(found.scheme, _unknown)(found, lang)


def _unknown(found: Identifier, _lang: str) -> Standing:
    return Standing(found.iri)


def _place(found: Identifier, lang: str) -> Standing:
    area = of_identifier(found)
    if area is None:
        closed = found.scheme in {Scheme.ISO_3166, Scheme.M49}
        return Standing(found.iri, fault=f"{found.scheme} has no {found.code}" if closed else "")
    held = table(COUNTRIES if area.alpha2 else REGIONS)
    return Standing(found.iri, area.label(lang), "active", source=held.name, source_version=held.version)


def _item(found: Identifier, lang: str) -> Standing:
    """Tell of an item of Wikidata, which is a place, an organisation that is at hand, or unknown here."""
    if of_identifier(found) is not None:
        return _place(found, lang)
    host = next((host for host in hosts().values() if found in host.others), None)
    held = table(HOSTS)
    if host is None:
        return Standing(found.iri)
    return Standing(found.iri, host.name, source=held.name, source_version=held.version)


def _code(codes: Callable[[], dict[str, Code]]) -> Callable[[Identifier, str], Standing]:
    def answer(found: Identifier, lang: str) -> Standing:
        code = codes().get(found.code)
        if code is None:
            source = next(iter(codes().values())).source
            return Standing(found.iri, fault=f"“{source}” has no {found.code}")
        return _of_code(code, lang)

    return answer


def _of_code(code: Code, lang: str) -> Standing:
    status, label = code.status or "active", code.label(lang)
    return Standing(code.identifier.iri, label, status, source=code.source, source_version=code.version)


def _ror(found: Identifier, _lang: str) -> Standing:
    host, held = hosts().get(found.code), table(HOSTS)
    if host is None:
        return Standing(found.iri)
    successor = host.successor.iri if host.successor else ""
    return Standing(found.iri, host.name, host.status, successor, "", held.name, held.version)


def _organisation(found: Identifier, lang: str) -> Standing:
    code = channels().get(found.code) or identifiers().get(found.code)
    if code is not None:
        return _of_code(code, lang)
    public = body(found.code)
    if public is not None:
        return Standing(found.iri, public.name, public.status, "", "", public.source, public.source_version)
    if _CHANNEL.fullmatch(found.code):
        held = table(CHANNELS)
        return Standing(found.iri, "", UNLISTED, source=held.name, source_version=held.version)
    known, held = list_of(found.code), table(LISTS)
    if known is None:
        return Standing(found.iri, fault="org-id.guide has no list whose code it begins with")
    later = successor(known)
    return Standing(
        found.iri,
        "",
        known.status,
        later.code if later else "",
        "",
        f"{held.name}, {known.name}",
        held.version,
    )


_ANSWERS: Final[dict[Scheme, Callable[[Identifier, str], Standing]]] = {
    Scheme.ISO_3166: _place,
    Scheme.M49: _place,
    Scheme.GEONAMES: _place,
    Scheme.WIKIDATA: _item,
    Scheme.SDG: _code(goals),
    Scheme.CRS: _code(sectors),
    Scheme.COFOG: _code(functions),
    Scheme.ROR: _ror,
    Scheme.ORG_ID: _organisation,
}
