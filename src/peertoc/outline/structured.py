"""The outline as JSON: everything that the model holds, in a structure that stays.

``version`` counts changes that break readers. Every key is always there: null or an empty list where nothing
is said. Texts are in the language asked for and whole; where a text is written in several ways, all of them
stand under ``texts``. A value of a vocabulary is ``{id, label}``; a thing that is mentioned is ``{id, title,
kind}``. An ``id`` is null where the file gives no name, which is why steps are numbered, theory by theory.
"""

from __future__ import annotations

import dataclasses
import json
import re
from typing import TYPE_CHECKING, Any, Final

from peertoc import __version__
from peertoc.model import (
    Date,
    Participation,
    Peer,
    Reference,
    Resource,
    Words,
    is_blank,
    is_iri,
    readable_name,
    sayings,
)
from peertoc.outline.speech import Speech
from peertoc.outline.theory import phases_of, risks_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from peertoc.model import Chain, Initiative, Labels, Link, TheoryOfChange
    from peertoc.place import Place

_VERSION: Final = 1
#: What a terminal would obey or hide, and what is no Unicode: all of it may stand escaped in JSON.
_UNSAFE: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render_json(initiatives: Iterable[Initiative], labels: Labels, lang: str = "en") -> str:
    """Write initiatives as one JSON document that ends with a line break."""
    document = {
        "version": _VERSION,
        "tool": {"name": "peertoc", "version": __version__},
        "language": lang,
        "initiatives": [_Form(each, labels, lang).written() for each in initiatives],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"


class _Form:
    """Write the values of one initiative as values of JSON."""

    def __init__(self, initiative: Initiative, labels: Labels, language: str) -> None:
        self._initiative = initiative
        self._labels = labels
        self._language = language
        self._say = Speech(initiative, labels, language)

    def written(self) -> dict[str, Any]:
        """Write the initiative: its theories apart, their steps phase by phase with the risks of each."""
        numbered = list(enumerate(self._initiative.theories, start=1))
        written = self._resource(self._initiative, without=("theories", "risks"))
        written["theories"] = [self._theory(theory, number) for number, theory in numbered]
        written["phases"] = [
            {
                "id": self._concept(phase)["id"],
                "title": self._concept(phase)["label"] or None,
                "steps": [step for number, theory in numbered for step in self._steps(theory, number, phase)],
                "risks": [self._resource(risk) for risk in risks_in(self._initiative, phase)],
            }
            for phase in phases_of(self._initiative, self._labels)
        ]
        return written

    def _theory(self, theory: TheoryOfChange, number: int) -> dict[str, Any]:
        chain = theory.chain
        loose = [link for link in chain.links if not (chain.step(link.cause) and link.effect)]
        written = {"number": number, **self._resource(theory, without=("chain",))}
        written["other_links"] = [
            {"from": self._end(link.cause, chain), "to": self._link(link, chain)} for link in loose
        ]
        return written

    def _steps(self, theory: TheoryOfChange, number: int, phase: str) -> Iterator[dict[str, Any]]:
        chain = theory.chain
        for step in chain.steps_in(phase):
            yield {
                **self._end(step.id, chain),
                "theory": number,
                **self._resource(step),
                "leads_to": [self._link(link, chain) for link in chain.links_from(step.id)],
                "feeds_back_to": [
                    {**self._end(each.effect, chain), "place": _place(each.place)}
                    for each in chain.feedback_from(step.id)
                ],
            }

    def _link(self, link: Link, chain: Chain) -> dict[str, Any]:
        """Write the effect with all that is said of the way there; the link's own name is under ``link``."""
        written = self._resource(link, without=("cause", "effect"))
        own = {"id": written.pop("id"), "title": written.pop("title")}
        return {**self._end(link.effect, chain), "link": own, **written}

    def _end(self, id: str, chain: Chain) -> dict[str, Any]:
        step = chain.step(id)
        title = (self._title(step) if step else None) or (self._say.end(id) if id else None)
        return {"id": _id(id), "number": chain.number(id), "title": title}

    def _resource(self, part: Resource, without: tuple[str, ...] = ()) -> dict[str, Any]:
        written: dict[str, Any] = {
            "id": _id(part.id),
            "title": self._title(part),
            "place": _place(part.place),
        }
        kinds = {name: says.kind for name, says in sayings(type(part))}
        for field in dataclasses.fields(part):
            if field.name not in (*written, *without):
                written[field.name] = self._value(getattr(part, field.name), kinds.get(field.name, ""))
        said = {name: getattr(part, name) for name, kind in kinds.items() if kind == "words"}
        return {**written, **_in_full(said)}

    def _value(self, value: object, kind: str) -> Any:
        if isinstance(value, tuple):
            return [self._value(each, kind) for each in value]
        if kind in ("concept", "concepts") and isinstance(value, str):
            return self._concept(value) if value else None
        if isinstance(value, Reference):
            return self._reference(value)
        if isinstance(value, Words):
            return value.in_language(self._language) or None
        if isinstance(value, Resource):
            return self._resource(value)
        return value.text if isinstance(value, Date) else value if value != "" else None

    def _concept(self, value: str) -> dict[str, str | None]:
        id = value if is_iri(value) and not is_blank(value) else None
        return {"id": id, "label": None if is_blank(value) else self._labels.of(value, self._language)}

    def _reference(self, reference: Reference) -> dict[str, Any]:
        """Write something mentioned by its stated title, else as the outline calls it."""
        title = reference.title.in_language(self._language) or self._say.mention(reference) or None
        written = {"id": _id(reference.id), "title": title, "kind": reference.kind or None}
        return {**written, **_in_full({"title": reference.title})}

    def _title(self, part: Resource) -> str | None:
        """Choose the stated title, else the name made readable; that of a person is never made a title."""
        said = part.title.in_language(self._language)
        return said or (None if isinstance(part, Peer | Participation) else readable_name(part.id)) or None


def _id(id: str) -> str | None:
    return None if not id or is_blank(id) else id


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}


def _in_full(said: Mapping[str, Words]) -> dict[str, Any]:
    """Write every text of what is written in more than one way."""
    several = {
        name: [{"language": text.language or None, "text": text.text} for text in words.texts]
        for name, words in said.items()
        if len(words.texts) > 1
    }
    return {"texts": several} if several else {}
