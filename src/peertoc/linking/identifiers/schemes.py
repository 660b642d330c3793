"""The schemes of identifiers: how each is recognised in an address, what is right, and its one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from peertoc.linking.identifiers import isni, lei, org_id, ror
from peertoc.vocabulary import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable


class Scheme(StrEnum):
    """Name a scheme of identifiers."""

    WIKIDATA = "Wikidata"
    GEONAMES = "GeoNames"
    ISO_3166 = "ISO 3166-1"
    M49 = "UN M49"
    SDG = "SDG"
    ROR = "ROR"
    ISNI = "ISNI"
    LEI = "LEI"
    CRS = "DAC and CRS purpose code"
    COFOG = "COFOG"
    ORG_ID = "org-id"


def _same(code: str) -> str:
    return code


def _of_form(pattern: str, words: str) -> Callable[[str], str]:
    form = re.compile(pattern)
    return lambda code: "" if form.fullmatch(code) else words


@dataclass(frozen=True, slots=True)
class Shape:
    """Describe a scheme: ``realm`` finds a code in an address, ``tidy`` mends it, ``fault`` judges it.

    ``realm`` is wide, so that a slip in the code is told instead of being taken for something else.
    """

    realm: re.Pattern[str]
    form: str
    fault: Callable[[str], str]
    tidy: Callable[[str], str] = _same


def _realm(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"https?://{pattern}", re.IGNORECASE)


def _own(name: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(ROOT)}/alignments/{name}#(.*)")


_LAST: Final = r"([^/?#]*)/?(?:[?#].*)?"

SHAPES: Final[dict[Scheme, Shape]] = {
    Scheme.WIKIDATA: Shape(
        _realm(rf"(?:(?:www|m)\.)?wikidata\.org/(?:entity|wiki(?:/Special:Entity(?:Data|Page))?)/{_LAST}"),
        "http://www.wikidata.org/entity/{}",
        _of_form(r"Q[1-9][0-9]{0,11}", "an item of Wikidata is Q and a number"),
        lambda code: re.sub(r"\.(?:json|ttl|nt|rdf)$", "", code).upper(),
    ),
    Scheme.GEONAMES: Shape(
        _realm(r"(?:(?:www|sws)\.)?geonames\.org/([^/?#]*)(?:[/?#].*)?"),
        "https://sws.geonames.org/{}/",
        _of_form(r"[1-9][0-9]{0,9}", "a place of GeoNames is a number"),
    ),
    Scheme.ISO_3166: Shape(
        _realm(rf"publications\.europa\.eu/resource/authority/country/{_LAST}"),
        "http://publications.europa.eu/resource/authority/country/{}",
        _of_form(r"[A-Z0-9]{3}", "a country has a code of three capitals"),
        str.upper,
    ),
    Scheme.M49: Shape(
        _realm(rf"(?:www\.)?lexvo\.org/(?:id|page)/un_m49/{_LAST}"),
        "http://lexvo.org/id/un_m49/{}",
        _of_form(r"[0-9]{3}", "a code of M49 has three digits"),
    ),
    Scheme.SDG: Shape(
        _realm(rf"(?:metadata\.un\.org/sdg/|(?:www\.)?sdgs\.un\.org/goals/goal){_LAST}"),
        "http://metadata.un.org/sdg/{}",
        _of_form(
            r"(?:[1-9]|1[0-7])(?:\.(?:[1-9][0-9]?|[a-d]))?",
            "a goal is a number from 1 to 17, a target a goal, a point and a number or letter: 16.5",
        ),
        str.lower,
    ),
    Scheme.ROR: Shape(
        _realm(rf"(?:(?:www\.)?ror\.org/|api\.ror\.org/(?:v[12]/)?organizations/){_LAST}"),
        "https://ror.org/{}",
        ror.fault,
        str.lower,
    ),
    Scheme.ISNI: Shape(
        _realm(rf"(?:www\.)?isni\.org/(?:isni/|page/)?{_LAST}"),
        "https://isni.org/isni/{}",
        isni.fault,
        lambda code: re.sub(r"(?:%20|[\s-])", "", code).upper(),
    ),
    Scheme.LEI: Shape(
        _realm(r"(?:search\.gleif\.org/#/record/|(?:www\.)?gleif\.org/lei/)([^/?#]*)/?"),
        "https://search.gleif.org/#/record/{}",
        lei.fault,
        str.upper,
    ),
    Scheme.CRS: Shape(
        _own("crs"),
        f"{ROOT}/alignments/crs#{{}}",
        _of_form(r"[0-9]{3}(?:[0-9]{2})?", "a purpose code has five digits, its category three"),
    ),
    Scheme.COFOG: Shape(
        _own("cofog"),
        f"{ROOT}/alignments/cofog#{{}}",
        _of_form(
            r"(?:0[1-9]|10)(?:\.[1-9](?:\.[0-9])?)?", "a function of government is written 01, 01.1 or 01.1.2"
        ),
    ),
    Scheme.ORG_ID: Shape(_own("org-id"), f"{ROOT}/alignments/org-id#{{}}", org_id.fault),
}
