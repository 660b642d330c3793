"""JSON from strangers: no endless nesting, no numbers without end, no text that cannot be written."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, Final

from peertoc.linking.services.faults import Unanswered

if TYPE_CHECKING:
    from peertoc.linking.services.exchange import Reply

_DEEPEST: Final = 64
_MOST_DIGITS: Final = 18
_SPACE: Final = re.compile(r"\s+")
_HALVES: Final = re.compile("[\ud800-\udfff]")
_LONGEST: Final = 1_000


def parse(reply: Reply, host: str) -> object:
    """Read the body of an answer. Raises Unanswered where it is no JSON, in the words of what it is."""
    if reply.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
        raise Unanswered(host, f"{host} packed its answer in a way that was not asked for.")
    try:
        text = reply.body.decode("utf-8-sig")
        value = json.loads(text, parse_int=_whole)
    except RecursionError:
        raise Unanswered(host, f"The answer of {host} is nested too deeply to be read.") from None
    except ValueError:
        raise Unanswered(host, f"{host} answered with {_what(reply)}.", help=_help(reply)) from None
    if not _shallow(value, _DEEPEST):
        raise Unanswered(host, f"The answer of {host} is nested too deeply to be read.")
    return value


def text_of(value: object) -> str:
    """Give a text with its white space folded, or nothing where it is no text, or one without end."""
    if not isinstance(value, str):
        return ""
    folded = _SPACE.sub(" ", _HALVES.sub("\ufffd", value)).strip()
    return folded if len(folded) <= _LONGEST else ""


def number_of(value: object) -> float | None:
    """Give a number that is one: neither true nor false, no text, and not beyond all bounds."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def texts_of(value: object) -> tuple[str, ...]:
    """Give the texts of a list, without those that are none."""
    return tuple(filter(None, map(text_of, value))) if isinstance(value, list) else ()


def table_of(value: object) -> dict[str, Any]:
    """Give an object of JSON, or an empty one where it is something else."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """Give a list of JSON, or an empty one where it is something else."""
    return value if isinstance(value, list) else []


def _whole(digits: str) -> int | float:
    """Read a whole number; one beyond all use becomes a float, which may be without end."""
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _shallow(value: object, left: int) -> bool:
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return left > 0 and all(_shallow(each, left - 1) for each in inner)


def _page(reply: Reply) -> bool:
    return "html" in reply.headers.get("content-type", "").lower() or reply.body.lstrip()[:1] == b"<"


def _what(reply: Reply) -> str:
    if not reply.body.strip():
        return "nothing at all"
    return "a web page instead of data" if _page(reply) else "what is not proper JSON"


def _help(reply: Reply) -> str:
    return "Look at the address in a browser: it may want a longer path, or a login." if _page(reply) else ""
