"""What a phase settles without a step: said of the initiative as a whole, or asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.cleaning import clean
from peertoc.maps.process_map.guide import settled_in
from peertoc.maps.process_map.phrasing import capital, joined
from peertoc.maps.process_map.values import Item
from peertoc.maps.wordbook import words
from peertoc.model import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.maps.process_map.telling import Teller
    from peertoc.model import Concept, Initiative, Resource


def settle(initiative: Initiative, phase: str, teller: Teller) -> tuple[Item, ...]:
    """List the things that a phase settles, each as it is settled or as the question that is open."""
    return tuple(
        _item(name, thing["holds"], teller.concepts.of(thing["question"]), initiative, teller)
        for name, thing in settled_in(phase).items()
    )


def _item(name: str, paths: Iterable[str], question: Concept, initiative: Initiative, teller: Teller) -> Item:
    held = [value for path in paths for value in _held(initiative, path.split("."))]
    said = words("map.settled")
    asked = words("map")["asked"].format(question=question.label.in_language(teller.lang))
    if not held:
        return _answered(said[name], question, initiative, teller) or teller.asked(question)
    told = capital(joined(_told(value, teller) for value in held)) or said["untold"]
    url = next((value for value in held if isinstance(value, str) and is_iri(value)), question.iri)
    return Item("has", said[name], told, f"{told}. {asked}", url)


def _held(holder: object, path: list[str]) -> Iterator[str | Resource]:
    """Give all that a path of fields leads to."""
    found = getattr(holder, path[0])
    for value in found if isinstance(found, tuple) else filter(None, (found,)):
        if len(path) > 1:
            yield from _held(value, path[1:])
        else:
            yield value


def _told(value: str | Resource, teller: Teller) -> str:
    if isinstance(value, str):
        return teller.called(value)
    return clean(value.title.in_language(teller.lang)) or value.description.in_language(teller.lang)


def _answered(name: str, question: Concept, initiative: Initiative, teller: Teller) -> Item | None:
    """Take what the initiative answers to the question itself, or why it does not."""
    said = words("map.settled")
    for answer in initiative.answers:
        if question.iri not in answer.questions:
            continue
        text, reason = (clean(each.in_language(teller.lang)) for each in (answer.text, answer.none_because))
        asked = words("map")["asked"].format(question=question.label.in_language(teller.lang))
        if text:
            return Item("has", name, text, f"{text} {asked}", question.iri)
        if reason:
            return Item("left-out", said["left-out"].format(thing=name), reason, asked, question.iri)
    return None
