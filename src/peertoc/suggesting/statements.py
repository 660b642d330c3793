"""The statements of a suggestion: a subject, and what is said of it, part by part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_END: Final = " .\n"
_BETWEEN: Final = re.compile(r" ;\s+")


def adds_nothing(text: str, beside: str, about: str) -> bool:
    """Tell whether other Turtle says the same sort of thing as this one does about a thing, or a link.

    Where it says nothing of either, all that it says must be said there.
    """
    if not text or not beside:
        return False
    more, known = _pairs(text), _pairs(beside)
    own = {pair for pair in more if pair[0] == about or " " in pair[0]}
    return bool(own & known) if own else more <= known


def kept(text: str, keep: Callable[[str, str], bool]) -> str:
    """Leave out of Turtle the parts that are not to be kept; one with none of those stays as it is."""
    said = (_kept(statement, keep) for statement in text.removesuffix(" .").split(_END))
    left = [statement for statement in said if statement]
    return f"{_END.join(left)} ." if left else ""


def said_apart(pieces: list[str]) -> str:
    """Put pieces together so that nothing is said twice of one thing in the same words."""
    seen: set[tuple[str, str]] = set()

    def fresh(subject: str, part: str) -> bool:
        known = (subject, part) in seen
        seen.add((subject, part))
        return not known

    return "\n".join(filter(None, (kept(piece, fresh) for piece in pieces)))


def _kept(statement: str, keep: Callable[[str, str], bool]) -> str:
    subject, _, rest = statement.partition(" ")
    parts = _BETWEEN.split(rest)
    left = [part for part in parts if keep(subject, part)]
    if len(left) == len(parts):
        return statement
    return f"{subject} " + " ;\n    ".join(left) if left else ""


def _pairs(text: str) -> set[tuple[str, str]]:
    """Gather of which thing which property is said; a link is known by its two ends."""
    pairs: set[tuple[str, str]] = set()
    for statement in text.split(_END):
        subject, _, rest = statement.partition(" ")
        said = dict(part.partition(" ")[::2] for part in _BETWEEN.split(rest.removesuffix(" .")))
        ends = f"{said.get('ptoc:cause', '')} {said.get('ptoc:effect', '')}".strip()
        pairs |= {(ends if " " in ends else subject, path) for path in said}
    return pairs
