"""Names in a table: each IRI is written ``prefix:name``, and the head says what each prefix means."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import NamedNode

from peertoc.errors import PeertocError
from peertoc.vocabulary import OWL, PREFIXES, RDF, RDFS, ROOT, SKOS
from peertoc.wording import printable, shorten

#: The prefixes that SSSOM knows without being told.
BUILT_IN: Final = {
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": SKOS,
    "sssom": "https://w3id.org/sssom/",
}
_KNOWN: Final = {
    **PREFIXES,
    "cofog": f"{ROOT}/alignments/cofog#",
    "crs": f"{ROOT}/alignments/crs#",
    "geonames": "https://sws.geonames.org/",
    "isni": "https://isni.org/isni/",
    "iso3166": "http://publications.europa.eu/resource/authority/country/",
    "m49": "http://lexvo.org/id/un_m49/",
    "orgid": f"{ROOT}/alignments/org-id#",
    "registry": f"{ROOT}/alignments/registries#",
    "ror": "https://ror.org/",
    "sdg": "http://metadata.un.org/sdg/",
    "wikidata": "http://www.wikidata.org/entity/",
}
_SHORT: Final = re.compile(r"([A-Za-z_][\w.-]*):(?!//)(.*)", re.DOTALL)
_WHOLE: Final = re.compile(r"<?((?:https?|urn):[^>\s]+)>?")


def expanded(text: str, prefixes: dict[str, str]) -> str:
    """Give the whole IRI of a name; a whole IRI, pasted by hand, stands for itself.

    Raises PeertocError where the prefix is not declared, or where what comes out is no IRI.
    """
    shown = shorten(printable(text), 80)
    whole = _WHOLE.fullmatch(text)
    short = _SHORT.fullmatch(text)
    known = {**prefixes, **BUILT_IN}
    if short and short[1] in known:
        found = known[short[1]] + short[2]
    elif whole:
        found = whole[1]
    elif short:
        raise PeertocError(
            f"The prefix “{printable(short[1])}” of {shown} is not declared.",
            help="Add it to curie_map in the head of the table, or paste the whole address.",
        )
    else:
        raise PeertocError(f"“{shown}” is no identifier.", help="Write prefix:name, or the whole address.")
    try:
        return NamedNode(found).value
    except ValueError:
        raise PeertocError(f"“{shown}” is no address that can be used.") from None


class Shortener:
    """Write IRIs short, and remember which prefixes that took."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._spaces = {**_KNOWN, **prefixes, **BUILT_IN}
        self.used: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        """Write an IRI as ``prefix:name``; an empty one stays empty."""
        if not iri:
            return ""
        fitting = [(len(space), name) for name, space in self._spaces.items() if iri.startswith(space)]
        length, prefix = max(fitting) if fitting else self._declared(iri)
        if prefix not in BUILT_IN:
            self.used[prefix] = self._spaces[prefix]
        return f"{prefix}:{iri[length:]}"

    def _declared(self, iri: str) -> tuple[int, str]:
        body = iri.rstrip("/#:")
        length = max(body.rfind(sign) for sign in "/#:") + 1
        number = 1
        while f"ns{number}" in self._spaces:
            number += 1
        self._spaces[f"ns{number}"] = iri[:length]
        return length, f"ns{number}"
