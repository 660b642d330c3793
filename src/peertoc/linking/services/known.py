"""The services that can be asked: those with a name, and any by its address."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peertoc.errors import PeertocError, UnknownName
from peertoc.linking.services.destination import destination
from peertoc.linking.services.manifest import VERSIONS
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE: Final = Path(__file__).with_name("services.toml")
PROTOCOLS: Final = ("reconciliation", "ror")


@dataclass(frozen=True, slots=True)
class Known:
    """Describe a service as ``services.toml`` explains it; ``name`` is what it is called by."""

    name: str
    label: str
    url: str
    protocol: str = "reconciliation"
    interval: float = 1.0
    organisation: str = ""
    country: str = ""
    view: str = ""
    version: str = ""


def known_services(settings: Mapping[str, Any] | None = None) -> dict[str, Known]:
    """List the services that have a name; ``settings`` changes them, or adds to them, name by name.

    Raises PeertocError for a setting that does not exist or is not in its form.
    """
    tables: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    for name, changed in (settings or {}).items():
        if not isinstance(changed, dict):
            raise PeertocError(f"The setting “services.{printable(name)}” is not in its form: it is a table.")
        tables[name] = {"label": name, **tables.get(name, {}), **changed}
    return {name: _known(name, table) for name, table in tables.items()}


def service_called(word: str, settings: Mapping[str, Any] | None = None) -> Known:
    """Find a service by its name, or take the word for the address of one.

    Raises UnknownName for a name that no service has, Unanswered for an address that is none.
    """
    services = known_services(settings)
    if word in services:
        return services[word]
    if "://" not in word:
        raise UnknownName("service", printable(word), services)
    return Known(name=word, label=destination(word).server, url=word)


def _known(name: str, table: Mapping[str, Any]) -> Known:
    forms = {field.name: field.default for field in fields(Known) if field.name != "name"}
    for key, value in table.items():
        if key not in forms:
            raise UnknownName(f"setting of “services.{printable(name)}”", printable(key), forms)
        number = key == "interval"
        if isinstance(value, bool) or not isinstance(value, (int, float) if number else str):
            form = "a number of seconds" if number else "a text"
            raise PeertocError(f"The setting “services.{printable(name)}.{key}” is not in its form: {form}.")
    if "url" not in table:
        raise PeertocError(f"The service “{printable(name)}” has no address: the setting “url” is missing.")
    if table.get("protocol", "reconciliation") not in PROTOCOLS:
        raise UnknownName("protocol", printable(table["protocol"]), PROTOCOLS)
    if table.get("version", "") not in ("", *VERSIONS):
        raise UnknownName("version of the Reconciliation Service API", printable(table["version"]), VERSIONS)
    destination(table["url"])
    return Known(name, **table)
