"""Queries and results in the three versions of the Reconciliation Service API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

from peertoc.linking.services.candidates import MOST
from peertoc.linking.services.destination import destination
from peertoc.linking.services.exchange import Request
from peertoc.linking.services.faults import Unanswered
from peertoc.linking.services.parsing import table_of, text_of
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peertoc.linking.services.known import Known
    from peertoc.linking.services.sending import Query

NEW: Final = "1.0-draft"
_FORM: Final = "application/x-www-form-urlencoded"


def written(query: Query, known: Known, version: str) -> dict[str, Any]:
    """Write one query in the form of a version."""
    written: dict[str, Any] = {"limit": MOST}
    if query.type:
        written["type"] = query.type
    if version == NEW:
        written["conditions"] = [{"matchType": "name", "propertyValue": query.name}]
        if query.country:
            written["conditions"].append(
                {"matchType": "property", "propertyId": known.country, "propertyValue": query.country}
            )
    else:
        written["query"] = query.name
        if query.country:
            written["properties"] = [{"pid": known.country, "v": query.country}]
    return written


def batch(queries: Sequence[Mapping[str, Any]], version: str) -> dict[str, Any]:
    """Put queries together in the form of a version."""
    if version == NEW:
        return {"queries": list(queries)}
    return {f"q{number}": query for number, query in enumerate(queries)}


def request(queries: Sequence[Mapping[str, Any]], known: Known, version: str) -> Request:
    """Make the request: a form in 0.1 and 0.2, JSON to ``/reconcile`` below the address in 1.0."""
    content = json.dumps(batch(queries, version), ensure_ascii=False)
    if version == NEW:
        address = urlsplit(known.url)
        to = destination(address._replace(path=f"{address.path.rstrip('/')}/reconcile").geturl())
        return Request(to, content.encode(), "application/json", known.interval)
    return Request(destination(known.url), urlencode({"queries": content}).encode(), _FORM, known.interval)


def results(value: object, count: int, version: str, server: str) -> list[object]:
    """Take the results apart, one for each query; None stands for one that is missing or of another shape.

    Raises Unanswered where the whole is of another shape.
    """
    found = table_of(value)
    if version == NEW:
        given = found.get("results")
        if not isinstance(given, list) or len(given) != count:
            raise _shapeless(found, version, server)
        return [table_of(each).get("candidates") for each in given]
    keys = [f"q{number}" for number in range(count)]
    if not any(key in found for key in keys):
        raise _shapeless(found, version, server)
    return [table_of(found.get(key)).get("result") for key in keys]


def _shapeless(found: Mapping[str, Any], version: str, server: str) -> Unanswered:
    said = text_of(found.get("message")) or text_of(found.get("error"))
    if said:
        words = f" It says: “{shorten(printable(said), 200)}”"
    elif "name" in found and ("identifierSpace" in found or "versions" in found or "view" in found):
        words = " It only said again what it is, as one does that did not take the request for one."
    else:
        words = ""
    return Unanswered(
        server,
        f"{server} did not answer a request of version {version} with results of that version.",
        help=f"Nothing was taken from its answer.{words}",
    )
