"""JSON that a terminal may be shown: what would move its cursor or turn a line around is an escape."""

from __future__ import annotations

import json

from peertoc.wording import INVISIBLE


def dumps(value: object, *, indent: int | None = None) -> str:
    """Write a value as JSON, readable in every script, with invisible characters as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return INVISIBLE.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)
