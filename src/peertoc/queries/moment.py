"""The moment that NOW() gives: that of the run, which can be repeated, and not that of the engine's clock."""

from __future__ import annotations

from itertools import product
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from peertoc.queries.prefixes import prefixes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.queries.lexing import Token

#: The IRI of the function that stands in for NOW().
NOW: Final = "urn:peertoc:now"


def with_our_now(text: str, words: Sequence[Token]) -> tuple[str, dict[str, str]]:
    """Put a function of our own in the place of each ``NOW()``, and give the prefix that it needs.

    The prefix has two letters, so that every place in the text stays what it was.
    """
    calls = [
        word.start
        for word, opening, closing in zip(words, words[1:], words[2:], strict=False)
        if word.kind == "word" and word.text.upper() == "NOW" and (opening.text, closing.text) == ("(", ")")
    ]
    if not calls:
        return text, {}
    taken = prefixes_of(words)
    free = next("".join(pair) for pair in product(ascii_lowercase, repeat=2) if "".join(pair) not in taken)
    for start in calls:
        text = f"{text[:start]}{free}:{text[start + 3 :]}"
    return text, {free: NOW}
