"""The rules for the parts of a manifest, in each version; what breaks them is named, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_NEW: Final = "1.0-draft"
_SCHEMES: Final = {"basic": (), "apiKey": ("name", "in"), "oauth2": ("flow",)}
_SETTINGS: Final = ("number", "text", "checkbox", "select")


def odd_parts(manifest: Mapping[str, Any], version: str) -> Iterator[str]:
    """Name the parts that are missing or not in their form, in the order of the specification."""
    for part in _REQUIRED[version]:
        if part not in manifest:
            yield part
    for part, fits in _FORMS[version].items():
        if part in manifest and not fits(manifest[part]):
            yield part


def _text(value: object) -> bool:
    return isinstance(value, str)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _table(value: object, required: Mapping[str, Callable[[object], bool]]) -> bool:
    return isinstance(value, dict) and all(
        key in value and fits(value[key]) for key, fits in required.items()
    )


def _template(old: bool) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        if not isinstance(value, str):
            return False
        return "{{id}}" in value if old else "id" in value.partition("{")[2].partition("}")[0]

    return fits


def _view(old: bool) -> Callable[[object], bool]:
    return lambda value: _table(value, {"url": _template(old)})


def _types(value: object) -> bool:
    return isinstance(value, list) and all(_table(each, {"id": _text, "name": _text}) for each in value)


def _login(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        return False
    return value["type"] in _SCHEMES and all(key in value for key in _SCHEMES[value["type"]])


def _old_suggest(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    return all(_suggests(value[kind]) for kind in ("entity", "property", "type") if kind in value)


def _suggests(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    flyout = value.get("flyout_service_path", "${id}")
    return isinstance(flyout, str) and "${id}" in flyout


def _new_suggest(value: object) -> bool:
    return _table(value, {"entity": _flag, "property": _flag, "type": _flag})


def _old_preview(value: object) -> bool:
    return _table(value, {"url": _template(old=True), "width": _size, "height": _size})


def _new_preview(value: object) -> bool:
    return _table(value, {"width": _size, "height": _size})


def _extend(settings: str, label: str) -> Callable[[object], bool]:
    def setting(value: object) -> bool:
        if not isinstance(value, dict) or not _table(value, {"type": _text, "name": _text, label: _text}):
            return False
        chosen = value["type"] != "select" or isinstance(value.get("choices"), list)
        return chosen and value["type"] in _SETTINGS

    def fits(value: object) -> bool:
        stated = value.get(settings, []) if isinstance(value, dict) else None
        return isinstance(stated, list) and all(map(setting, stated))

    return fits


_OLDEST: Final[Mapping[str, Callable[[object], bool]]] = {
    "name": _text,
    "identifierSpace": _text,
    "schemaSpace": _text,
    "view": _view(old=True),
    "defaultTypes": _types,
    "suggest": _old_suggest,
    "preview": _old_preview,
    "extend": _extend("property_settings", "label"),
}
_ADDED: Final[Mapping[str, Callable[[object], bool]]] = {
    "versions": _texts,
    "documentation": _text,
    "serviceVersion": _text,
    "logo": _text,
    "authentication": _login,
}
_FORMS: Final[Mapping[str, Mapping[str, Callable[[object], bool]]]] = {
    "0.1": _OLDEST,
    "0.2": {**_OLDEST, **_ADDED, "feature_view": _view(old=True)},
    _NEW: {
        **_ADDED,
        "name": _text,
        "view": _view(old=False),
        "featureView": _view(old=False),
        "defaultTypes": _types,
        "suggest": _new_suggest,
        "preview": _new_preview,
        "extend": _extend("propertySettings", "id"),
        "standardizedScore": _flag,
    },
}
_REQUIRED: Final = {
    "0.1": ("name", "identifierSpace", "schemaSpace"),
    "0.2": ("name", "identifierSpace", "schemaSpace", "versions"),
    _NEW: ("name", "versions", "view"),
}
