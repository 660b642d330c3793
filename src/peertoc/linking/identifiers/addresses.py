"""One canonical form of addresses, whether they say http or https, ``wiki/Q…`` or ``entity/Q…``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from peertoc.linking.identifiers import org_id
from peertoc.linking.identifiers.schemes import SHAPES, Scheme

#: Lists of org-id.guide whose identifiers have addresses of their own.
_ELSEWHERE: Final = {"XI-WIKIDATA-": Scheme.WIKIDATA, "XI-ROR-": Scheme.ROR, "XI-LEI-": Scheme.LEI}
#: No identifier is longer; what is, is not looked at.
_LONGEST: Final = 300
#: Codes as people write them without an address: with the name of the scheme, a slip in them is told; without
#: one, a code is an identifier where its check digits fit, since any other may be a number of somebody's own.
_NAMED: Final = {
    Scheme.ROR: re.compile(r"(?:(?:www\.)?ror\.org/|ror:)\s*(\S+)", re.IGNORECASE),
    Scheme.ISNI: re.compile(r"isni:?\s*([0-9X][0-9X -]*)", re.IGNORECASE),
    Scheme.LEI: re.compile(r"lei:?\s*([0-9A-Z]+)", re.IGNORECASE),
}
_BARE: Final = {
    Scheme.ROR: re.compile(r"0[0-9a-z]*[a-z][0-9a-z]*"),
    Scheme.ISNI: re.compile(r"[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{3}[0-9X]"),
    Scheme.LEI: re.compile(r"(?=[0-9A-Z]*[A-Z])[0-9A-Z]{20}"),
}


@dataclass(frozen=True, slots=True)
class Identifier:
    """Hold a code and its scheme; the code may be malformed, as ``fault`` then says."""

    scheme: Scheme
    code: str

    @property
    def fault(self) -> str:
        """Say what is wrong with the code, as a plain clause; empty where nothing is."""
        return SHAPES[self.scheme].fault(self.code)

    @property
    def iri(self) -> str:
        """Write the identifier in its canonical form."""
        return SHAPES[self.scheme].form.format(self.code)


@lru_cache(maxsize=16_384)
def identify(text: str) -> Identifier | None:
    """Recognise an identifier in an address, or in a text such as ``XM-DAC-41114``; None where there is none.

    >>> identify("https://www.wikidata.org/wiki/Q902")
    Identifier(scheme=<Scheme.WIKIDATA: 'Wikidata'>, code='Q902')
    """
    if len(text) > _LONGEST:
        return None
    for scheme, shape in SHAPES.items():
        found = shape.realm.fullmatch(text.strip())
        if found:
            return _elsewhere(Identifier(scheme, shape.tidy(found[1])))
    if org_id.resembles(text.strip()):
        return _elsewhere(Identifier(Scheme.ORG_ID, text.strip()))
    return _without_address(text.strip())


def _without_address(text: str) -> Identifier | None:
    """Recognise a code that stands by itself: ``ror.org/05gqz0k77``, ``ISNI 0000 0001 2159 0079``."""
    for scheme, named in _NAMED.items():
        tidy = SHAPES[scheme].tidy
        if found := named.fullmatch(text):
            return Identifier(scheme, tidy(found[1]))
        bare = Identifier(scheme, tidy(text))
        if _BARE[scheme].fullmatch(text) and not bare.fault:
            return bare
    return None


def canonical(text: str) -> str:
    """Give the canonical form of an identifier; what is none, or is malformed, stays as it is.

    >>> canonical("http://ror.org/05GQZ0K77")
    'https://ror.org/05gqz0k77'
    """
    found = identify(text)
    return text if found is None or found.fault else found.iri


def _elsewhere(found: Identifier) -> Identifier:
    """Take an identifier out of a list of org-id.guide where it has an address of its own."""
    if found.scheme is Scheme.ORG_ID:
        for prefix, scheme in _ELSEWHERE.items():
            if found.code.startswith(prefix):
                return Identifier(scheme, SHAPES[scheme].tidy(found.code.removeprefix(prefix)))
    return found
