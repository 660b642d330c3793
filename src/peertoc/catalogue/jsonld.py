"""JSON-LD before the parser: our own context put in its place, and what would fetch or stall refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.contexts import with_our_context
from peertoc.catalogue.json_pieces import pieces
from peertoc.catalogue.syntax import explain_json

if TYPE_CHECKING:
    from peertoc.catalogue.page import Page

MAX_DEPTH: Final = 500

_TOO_DEEP: Final = "The file nests brackets too deeply here."
_MISSING: Final = "Look for a closing bracket that is missing."


def prepare(page: Page) -> str:
    """Give the text for the parser: the same, with the packaged context in place of its IRI.

    Raises Malformed for bad JSON, for a name given twice, for any other context that would have to be
    fetched, and for nesting or contexts of a size that only an attack has.
    """
    whole = _read(page)
    contexts = max(page.text.rfind(f'"{name}"') for name in ("@context", "@import"))
    return with_our_context(page, len(page.text) if whole else contexts)


def _read(page: Page) -> bool:
    """Let Python's reader say what is no JSON, and tell whether the whole text has to be walked through.

    What it reads is not kept. A name may be written with escapes, ``@context`` too.
    """
    strange = ["escapes"] if "\\u" in page.text else []

    def look(pairs: list[tuple[str, object]]) -> None:
        if len(pairs) > 1 and len({name for name, _ in pairs}) < len(pairs):
            strange.append("twice")

    if page.text.count("{") + page.text.count("[") > MAX_DEPTH:
        _refuse_depth(page)
    try:
        json.loads(
            page.text, parse_int=str, parse_float=str, parse_constant=strange.append, object_pairs_hook=look
        )
    except json.JSONDecodeError as fault:
        raise explain_json(page, fault.msg, fault.pos) from None
    except RecursionError:
        raise page.malformed(_TOO_DEEP, None, _MISSING) from None
    return bool(strange)


def _refuse_depth(page: Page) -> None:
    depth = 0
    for start, end, piece in pieces(page.text):
        depth += (piece in {"{", "["}) - (piece in {"}", "]"})
        if depth > MAX_DEPTH:
            raise page.malformed(_TOO_DEEP, (start, end), _MISSING)
