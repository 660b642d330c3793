"""``peertoc.toml``: how a folder wants its initiatives checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from peertoc.errors import PeertocError, UnknownName
from peertoc.place import Place
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME: Final = "peertoc.toml"
SEVERITIES: Final = ("error", "warning", "advice")
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what a ``peertoc.toml`` says; all of it empty where there is none.

    ``shapes`` is a folder of checks within the folder of the settings; ``severity`` maps checks and families
    to the severity that they have here; ``services`` holds addresses and manners of services, by name.
    """

    file: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    shapes: Path | None = None
    lang: str | None = None
    services: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def find_settings(start: Path) -> Path | None:
    """Find the nearest ``peertoc.toml`` in ``start`` or a folder above it."""
    here = start.resolve()
    return next((file for folder in (here, *here.parents) if (file := folder / NAME).is_file()), None)


def read_settings(file: Path) -> Settings:
    """Read settings. Raises PeertocError, with a suggestion for a key that does not exist."""
    try:
        found = _parse(file)
        unknown = sorted(set(found) - set(_KINDS))
        if unknown:
            raise UnknownName("setting", printable(unknown[0]), _KINDS)
        for key, value in found.items():
            _expect(key, value)
        return Settings(
            file,
            tuple(found.get("select", ())),
            tuple(found.get("ignore", ())),
            found.get("severity", {}),
            _within(file.parent, found.get("shapes")),
            found.get("lang"),
            found.get("services", {}),
        )
    except PeertocError as fault:
        fault.place = Place(printable(str(file)))
        raise


def _parse(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise PeertocError("These settings are far too long.")
        return tomllib.loads(data.decode("utf-8"))
    except OSError as fault:
        reason = (fault.strerror or "unknown fault").lower()
        raise PeertocError(f"The settings could not be read: {reason}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise PeertocError("These settings are not proper TOML.", help=printable(str(fault))) from None


def _names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _severities(value: object) -> bool:
    return isinstance(value, dict) and all(severity in SEVERITIES for severity in value.values())


def _tables(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(table, dict) for table in value.values())


def _word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_KINDS: Final = {
    "select": (_names, 'a list of names, as ["chain", "links"]'),
    "ignore": (_names, 'a list of names, as ["no-evaluation"]'),
    "severity": (_severities, 'names with a severity each, as { no-evaluation = "advice" }'),
    "shapes": (_word, 'the name of a folder, as "our-checks"'),
    "lang": (_word, 'a language, as "fr"'),
    "services": (_tables, 'a table for each service, as [services.ours] and url = "https://example.org/api"'),
}


def _expect(key: str, value: object) -> None:
    fits, form = _KINDS[key]
    if not fits(value):
        known = f" Severities: {', '.join(SEVERITIES)}." if key == "severity" else ""
        raise PeertocError(f"The setting “{key}” is not in its form.", help=f"Write {form}.{known}")


def _within(folder: Path, name: str | None) -> Path | None:
    """Name the folder of further checks, which lies in that of the settings: they may come from anybody."""
    if name is None:
        return None
    if "\0" in name:
        raise PeertocError("The setting “shapes” is no name of a folder.")
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise PeertocError(
            f"The setting “shapes” leads out of the folder of its {NAME}.",
            help="Give such a folder with --shapes instead.",
        )
    return path
