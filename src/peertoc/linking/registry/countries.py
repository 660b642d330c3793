"""Countries and regions: found by their names in several languages, or by their codes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.linking.identifiers import Identifier, Scheme
from peertoc.linking.registry.names import folded
from peertoc.linking.registry.tables import several, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COUNTRIES: Final = "countries.tsv"
REGIONS: Final = "regions.tsv"
_LANGUAGES: Final = ("en", "fr", "es", "ru", "ar", "zh")


@dataclass(frozen=True, slots=True)
class Area:
    """Hold a country or a region; a region has no code of ISO 3166, and ``alpha2`` is then empty.

    ``identifiers`` are those of ISO 3166, UN M49, Wikidata and GeoNames, so far as they are known; ``region``
    is the code of M49 of the region around it. ``shared`` says, as a plain clause, which other place has its
    name; ``beside`` are the codes of countries beside which that other place may be meant. ``wider`` says in
    the same way that its name is often used for more.
    """

    alpha2: str
    m49: str
    names: Mapping[str, tuple[str, ...]] = field(compare=False)
    identifiers: tuple[Identifier, ...]
    region: str
    shared: str = ""
    beside: tuple[str, ...] = ()
    wider: str = ""

    def label(self, lang: str) -> str:
        """Give the name in a language, else in English."""
        base = lang.partition("-")[0].lower()
        return next(iter(self.names.get(base) or self.names["en"]))


def find(name: str) -> Area | None:
    """Find the country or region that a name means; None where none does, or more than one might."""
    codes = _by_name().get(folded(name), frozenset())
    return _areas()[next(iter(codes))] if len(codes) == 1 else None


def country(alpha2: str) -> Area | None:
    """Give the country with a code of two letters."""
    return _areas().get(alpha2.upper()) if len(alpha2) == 2 else None


def of_identifier(identifier: Identifier) -> Area | None:
    """Give the country or region that an identifier stands for."""
    code = _by_identifier().get(identifier)
    return None if code is None else _areas()[code]


@cache
def _areas() -> dict[str, Area]:
    """Map two letters of a country, or the code of a region, to what it stands for."""
    found = {area.alpha2 or area.m49: area for area in (*_countries(), *_regions())}
    for row in table("names.tsv").rows:
        if row["kind"] == "shared" and row["code"]:
            area, beside = found[row["code"]], several(row["beside"])
            found[row["code"]] = replace(area, shared=row["why"], beside=beside)
        elif row["kind"] == "wider":
            found[row["code"]] = replace(found[row["code"]], wider=row["why"])
    return found


def _countries() -> Iterator[Area]:
    for row in table(COUNTRIES).rows:
        codes = {
            Scheme.ISO_3166: row["alpha3"],
            Scheme.M49: row["m49"],
            Scheme.WIKIDATA: row["wikidata"],
            Scheme.GEONAMES: row["geonames"],
        }
        names = {lang: several(row[lang]) for lang in _LANGUAGES}
        identifiers = tuple(Identifier(scheme, code) for scheme, code in codes.items() if code)
        yield Area(row["alpha2"], row["m49"], names, identifiers, row["region"])


def _regions() -> Iterator[Area]:
    for row in table(REGIONS).rows:
        identifiers = (Identifier(Scheme.M49, row["m49"]),)
        yield Area("", row["m49"], {"en": (row["en"],)}, identifiers, row["within"])


@cache
def _by_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, area in _areas().items():
        for name in (name for names in area.names.values() for name in names):
            found.setdefault(folded(name), set()).add(code)
    for row in table("names.tsv").rows:
        # A name that is shared and has no code means several places, whatever the registries say.
        found[folded(row["name"])] = {row["code"]} if row["code"] else set()
    return {name: frozenset(codes) for name, codes in found.items() if name}


@cache
def _by_identifier() -> dict[Identifier, str]:
    return {identifier: code for code, area in _areas().items() for identifier in area.identifiers}
