"""Circles: the question whether a link is feedback belongs to the line that is drawn as leading back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from peertoc.maps.chain.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.maps.chain.values import Link, Mark, TheoryPicture

_CHECK: Final = "circle"


def ask_where_it_leads_back(theory: TheoryPicture) -> TheoryPicture:
    """Move the mark of a circle from a link that leads on to those of its circle that lead back."""
    asked = [link for link in theory.links if _marks(link)]
    if not asked:
        return theory
    back = [link for link in theory.links if link.id in columns_of(theory).back]
    moved: dict[str, list[Mark]] = {}
    for link in asked:
        for other in [link] if link in back else _closing(link, back, theory.links) or [link]:
            moved.setdefault(other.id, []).extend(_marks(link))
    return replace(theory, links=tuple(_with(link, moved.get(link.id, [])) for link in theory.links))


def _marks(link: Link) -> list[Mark]:
    return [mark for mark in link.marks if mark.check == _CHECK]


def _with(link: Link, asked: Iterable[Mark]) -> Link:
    """Give a link these marks of circles, and no other; what several say is one mark."""
    found: dict[bool, Mark] = {}
    for mark in asked:
        before = found.get(mark.waived)
        message = f"{before.message} {mark.message}" if before and mark.message != before.message else ""
        found[mark.waived] = replace(mark, message=message or mark.message)
    return replace(link, marks=(*(mark for mark in link.marks if mark.check != _CHECK), *found.values()))


def _closing(link: Link, back: Iterable[Link], links: Iterable[Link]) -> list[Link]:
    """List the links that lead back in a circle with this one."""
    after: dict[str, list[str]] = {}
    for each in links:
        after.setdefault(each.cause, []).append(each.effect)
    beyond = _reached(link.effect, after)
    return [each for each in back if each.cause in beyond and link.cause in _reached(each.effect, after)]


def _reached(start: str, after: dict[str, list[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = [each for each in after.get(waiting.pop(), ()) if each not in reached]
        reached.update(fresh)
        waiting.extend(fresh)
    return reached
