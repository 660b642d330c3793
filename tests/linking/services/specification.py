"""The examples and schemas of the Reconciliation Service API, as its authors keep them."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from tests.conftest import shared

if TYPE_CHECKING:
    from pathlib import Path

VERSIONS: Final = ("0.1", "0.2", "1.0-draft")


def folder() -> Path:
    """Name the folder of the specification."""
    return shared("registries", "reconciliation-spec")


def examples(version: str, kind: str, verdict: str) -> list[tuple[str, Any]]:
    """Give the examples of a kind, each with its name."""
    files = sorted((folder() / version / "examples" / kind / verdict).glob("*.json"))
    assert files, f"{version} has no {verdict} examples of {kind}"
    return [(file.stem, json.loads(file.read_bytes())) for file in files]


def kinds(version: str) -> list[str]:
    """List the kinds of examples that a schema describes; some are parts of others, without one."""
    described = {file.stem for file in (folder() / version / "schemas").iterdir()}
    return sorted(described.intersection(file.name for file in (folder() / version / "examples").iterdir()))


@cache
def validator(version: str, kind: str) -> Draft7Validator:
    """Make the validator of a schema; what it refers to is found beside it."""
    schemas = folder() / version / "schemas"
    registry: Registry[Any] = Registry()
    for file in sorted(schemas.glob("*.json")):
        content = json.loads(file.read_bytes())
        registry = registry.with_resource(content["$id"].rstrip("#"), DRAFT7.create_resource(content))
    schema = json.loads((schemas / f"{kind}.json").read_bytes())
    return Draft7Validator(schema, registry=registry)
