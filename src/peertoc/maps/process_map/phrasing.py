"""Putting the words of the process map together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.cleaning import clean
from peertoc.maps.picture.lettering import wrap
from peertoc.maps.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.maps.process_map.values import Box

_MENTION: Final = 420.0  # points at a size of 12


def capital(text: str) -> str:
    """Begin a label with a capital letter."""
    tidy = clean(text)
    return tidy[:1].upper() + tidy[1:]


def counted(name: str, number: int) -> str:
    """Say how many there are of something; ``name`` is the key of the words for several."""
    said = words("map")
    return said[f"{name}-one"] if number == 1 else said[name].format(number=number)


def joined(texts: Iterable[str]) -> str:
    """List texts, each once, with commas and a last “and”."""
    tidy = list(dict.fromkeys(filter(None, (clean(text) for text in texts))))
    if len(tidy) < 2:
        return "".join(tidy)
    return words("map")["and"].format(before=", ".join(tidy[:-1]), last=tidy[-1])


def brief(text: str) -> str:
    """Shorten a title that is mentioned in a sentence, so that the rest of the sentence can be read."""
    return "".join(wrap(text, _MENTION, 12, most=1))


def quoted(text: str) -> str:
    """Put a title in quotation marks."""
    return words("map")["quoted"].format(title=clean(text))


def name_of(box: Box) -> str:
    """Say what a box holds."""
    return box.name or words("map")[box.part]


def heading_of(box: Box) -> str:
    """Say what a box holds, and what is amiss with it."""
    frame = words("map.headings").get(box.standing, "{part}")
    return frame.format(part=name_of(box)).upper()
