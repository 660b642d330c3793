"""Our own JSON-LD context, as the package carries it."""

from __future__ import annotations

import json
from functools import cache

from peertoc.errors import Unreadable
from peertoc.place import Place
from peertoc.resources import ontology_root


@cache
def packaged_context() -> str:
    """Read the context, the value of ``@context`` alone, as JSON text. Raises Unreadable if it is missing."""
    path = ontology_root() / "context.jsonld"
    try:
        return json.dumps(json.loads(path.read_text(encoding="utf-8"))["@context"])
    except OSError as fault:
        raise Unreadable(
            "The JSON-LD context of peertoc is missing from this installation.", place=Place(str(path))
        ) from fault
