"""A reconciliation service of any version, which answers as a test wants it to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from peertoc.linking.services import Cache, Known, Patience, Transport
from tests.linking.services.asking import Hours

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.linking.services.hostile import Handler

SPACE = "https://example.org/registry/"


def manifest(version: str = "0.2", **more: object) -> dict[str, Any]:
    """Make a manifest of a version."""
    view = {"url": SPACE + ("{id}" if version == "1.0-draft" else "{{id}}")}
    spaces = {"identifierSpace": SPACE, "schemaSpace": SPACE}
    return {"versions": [version], "name": "Registry", "view": view, **spaces, **more}


def candidate(name: str, **more: object) -> dict[str, Any]:
    """Make a candidate."""
    return {"id": name.replace(" ", "-"), "name": name, "score": 50, "match": False, **more}


def queries_of(handler: Handler) -> dict[str, str]:
    """Read the names that a request asks for, by their keys, in the form of any version."""
    if handler.headers["Content-Type"] == "application/json":
        asked = json.loads(handler.body)["queries"]
        return {str(number): each["conditions"][0]["propertyValue"] for number, each in enumerate(asked)}
    (content,) = parse_qs(handler.body.decode())["queries"]
    return {key: each["query"] for key, each in json.loads(content).items()}


def service(give: Callable[[str], Any], said: dict[str, Any] | None = None) -> Callable[[Handler], None]:
    """Answer GET with a manifest, and POST with what ``give`` gives for each name."""
    stated = manifest() if said is None else said

    def script(handler: Handler) -> None:
        if handler.command == "GET":
            handler.answer(json.dumps(stated))
            return
        asked = queries_of(handler)
        if stated["versions"] == ["1.0-draft"]:
            answer: Any = {"results": [{"candidates": give(name)} for name in asked.values()]}
        else:
            answer = {key: {"result": give(name)} for key, name in asked.items()}
        handler.answer(json.dumps(answer))

    return script


def echo(name: str) -> list[dict[str, Any]]:
    """Give one candidate, of the name that was asked for."""
    return [candidate(name)]


def here(url: str, **more: Any) -> Known:
    """Describe the service of a test."""
    return Known("here", "Registry", url, **{"interval": 0.0, **more})


def door(folder: Path | None = None) -> Transport:
    """Make a transport that does not wait."""
    return Transport(Cache(folder), Patience(attempts=2), Hours().watch())
