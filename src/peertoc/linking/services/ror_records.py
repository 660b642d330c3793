"""Records of ROR, as its REST API gives them, read as candidates.

Schema 2 (https://ror.readme.io/docs/all-ror-data) is what version 2 of the API gives; schema 1 stands in
older files of the registry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from peertoc.linking.identifiers import Scheme, identify
from peertoc.linking.services.naming import Nameless
from peertoc.linking.services.parsing import list_of, table_of, text_of, texts_of
from peertoc.linking.values import Candidate
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def read_record(value: object, source: str, day: str) -> Candidate:
    """Read a record of either schema. Raises Nameless, with a plain clause, where it is none."""
    record = table_of(value)
    names = _old_names(record) if "name" in record else _names(record)
    if not names["display"]:
        raise Nameless("it has no name")
    status = text_of(record.get("status"))
    return Candidate(
        id=_address(text_of(record.get("id"))),
        name=names["display"][0],
        aliases=_other(names["other"], names["display"][0]),
        acronyms=_other(names["acronym"]),
        country=_old_country(record) if "country" in record else _country(record),
        websites=_websites(record),
        types=texts_of(record.get("types")),
        source=source,
        source_version=day,
        service_score=None,
        service_match=None,
        status=status,
        successor=_successor(record),
    )


def _address(identifier: str) -> str:
    found = identify(identifier)
    if found is None or found.scheme is not Scheme.ROR:
        raise Nameless(f"its identifier “{shorten(printable(identifier), 80)}” is none of ROR")
    if found.fault:
        raise Nameless(f"its identifier “{printable(identifier)}” is malformed: {found.fault}")
    return found.iri


def _names(record: Mapping[str, Any]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {"display": [], "other": [], "acronym": []}
    for value in map(table_of, list_of(record.get("names"))):
        types = texts_of(value.get("types"))
        place = "display" if "ror_display" in types else "acronym" if "acronym" in types else "other"
        names[place] += filter(None, [text_of(value.get("value"))])
    return names


def _old_names(record: Mapping[str, Any]) -> dict[str, list[str]]:
    labels = (text_of(table_of(each).get("label")) for each in list_of(record.get("labels")))
    return {
        "display": [name] if (name := text_of(record.get("name"))) else [],
        "other": [*texts_of(record.get("aliases")), *filter(None, labels)],
        "acronym": list(texts_of(record.get("acronyms"))),
    }


def _other(names: Iterable[str], display: str = "") -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name != display)


def _country(record: Mapping[str, Any]) -> str:
    """Give the country where all its places are in one, else nothing."""
    details = (table_of(table_of(each).get("geonames_details")) for each in list_of(record.get("locations")))
    codes = {text_of(each.get("country_code")) for each in details} - {""}
    return codes.pop() if len(codes) == 1 else ""


def _old_country(record: Mapping[str, Any]) -> str:
    return text_of(table_of(record["country"]).get("country_code"))


def _websites(record: Mapping[str, Any]) -> tuple[str, ...]:
    hosts = []
    for link in list_of(record.get("links")):
        if isinstance(link, str) or table_of(link).get("type") == "website":
            hosts.append(_host(text_of(link) or text_of(table_of(link).get("value"))))
    hosts += [domain.lower().removeprefix("www.") for domain in texts_of(record.get("domains"))]
    return tuple(dict.fromkeys(filter(None, hosts)))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _successor(record: Mapping[str, Any]) -> str:
    """Give the successor where there is exactly one; of several, a person has to choose."""
    related = map(table_of, list_of(record.get("relationships")))
    found = [text_of(each.get("id")) for each in related if text_of(each.get("type")).lower() == "successor"]
    known = identify(found[0]) if len(found) == 1 else None
    return known.iri if known is not None and known.scheme is Scheme.ROR and not known.fault else ""
