"""Put the values of one initiative into plain words, in the language asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc.model import (
    NOTHING,
    Commitment,
    Link,
    Participation,
    Peer,
    Reference,
    Resource,
    Risk,
    RiskManagement,
    Step,
    everything,
    is_blank,
    readable_name,
)
from peertoc.outline import phrases
from peertoc.outline.layout import Item
from peertoc.outline.phrasing import listed, quoted, tidy
from peertoc.vocabulary import PTOC

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.model import Initiative, Labels, Words

PERSONS: Final = {"Peer", "Participation", "Person"}

_DURATION: Final = re.compile(r"P([1-9]\d{0,3})([YMWD])")


class Speech:
    """Know what everything in an initiative is called; no identifier is said where a word can be."""

    def __init__(self, initiative: Initiative, labels: Labels, language: str) -> None:
        self.language = language
        self._labels = labels
        self._parts = {part.id: part for part in reversed(list(everything(initiative))) if part.id}

    def words(self, words: Words) -> str:
        """Say a text in our language, on one line."""
        return tidy(words.in_language(self.language))

    def frequency(self, words: Words) -> str:
        """Say how often something happens; a simple duration is said in words."""
        said = self.words(words)
        duration = _DURATION.fullmatch(said)
        if not duration:
            return said
        one, several = phrases.EVERY[duration[2]]
        return one if duration[1] == "1" else several.format(number=duration[1])

    def label(self, value: str) -> str:
        """Say what a value of a vocabulary is called."""
        return tidy(self._labels.of(value, self.language)) or phrases.UNNAMED_OTHER if value else ""

    def labels(self, values: Iterable[str]) -> str:
        """Say what several values are called, one after the other."""
        return listed(self.label(value) for value in values)

    def name(self, part: Resource) -> str:
        """Say what a part of the initiative is called; a person without a title by position and home."""
        return self.words(part.title) or self._described(part) or self._fallback(part.id, type(part).__name__)

    def _described(self, part: Resource) -> str:
        match part:
            case Participation():
                who = self.name(part.peer) if part.peer else ""
                home = self.name(part.home_organisation) if part.home_organisation else ""
                return phrases.AT_HOME_IN.format(who=who, home=home) if who and home else who
            case Peer():
                return listed(self._plainly(position) for position in part.positions)
            case Commitment(organisation=home) if home:
                return self.words(part.description) or phrases.THE_PLEDGE.format(who=self.name(home))
            case Link():
                return phrases.LINK.format(cause=self.end(part.cause), effect=self.end(part.effect))
            case Risk():
                return self.words(part.description) or self.labels(part.types)
            case RiskManagement():
                return self.words(part.description) or self.labels(part.measures)
            case _:
                return self.words(part.description)

    def end(self, id: str) -> str:
        """Say what the step at one end of a link is called."""
        part = self._parts.get(id)
        if part and not isinstance(part, Link):  # a link may name itself as its end
            return self.name(part)
        return self._fallback(id, "") if id else phrases.NO_STEP

    def mention(self, reference: Reference) -> str:
        """Say what something that is only mentioned is called."""
        part = self._parts.get(reference.id)
        return self.name(part) if part and not reference.title else self._plainly(reference)

    def _plainly(self, reference: Reference) -> str:
        said = self.words(reference.title)
        return said or (self._fallback(reference.id, reference.kind) if reference.id else "")

    def mentions(self, references: Iterable[Reference]) -> str:
        """Say several such things, one after the other; the title of a step stands in quotation marks."""
        return listed(
            quoted(self.mention(each)) if isinstance(self._parts.get(each.id), Step) else self.mention(each)
            for each in references
        )

    def _fallback(self, id: str, kind: str) -> str:
        """Make the name of last resort; the identifier of a person is never told, as it may be a name."""
        if kind in PERSONS:
            return phrases.UNNAMED[kind]
        label = self._labels.words.get(id)
        named = self.words(label) if label else tidy(readable_name(id) or ("" if is_blank(id) else id))
        return named or phrases.UNNAMED.get(kind, phrases.UNNAMED_OTHER)

    def term(self, name: str) -> str:
        """Say what a class of our vocabulary is called."""
        return self.label(f"{PTOC}{name}") if name else ""

    def addresses(self, references: Iterable[Reference]) -> str:
        """Say where something is on the web: the one place where an address is what is meant."""
        return ", ".join(tidy(each.id) or self.words(each.title) for each in references)

    def by(self, references: Iterable[Reference]) -> str:
        """Say by whom, if that is told."""
        who = self.mentions(references)
        return phrases.BY_WHOM.format(who=who) if who else ""

    def source(self, reference: Reference) -> str:
        """Say what a source is called, or where it is."""
        said = self.words(reference.title)
        if said or is_blank(reference.id):
            return said
        label = self.words(self._labels.words.get(reference.id, NOTHING))
        return phrases.GUIDE.format(part=label) if label else tidy(reference.id)

    def line(self, what: str, value: str, *items: Item) -> tuple[Item, ...]:
        """Say ``what: value``, or nothing where there is nothing to say."""
        if value:
            return (Item(phrases.SAID.format(what=what, value=value), items),)
        return (Item(what, items),) if items else ()

    def left_out(self, part: Resource) -> tuple[Item, ...]:
        """Say why something is left out of a part on purpose."""
        return self.line(phrases.LEFT_OUT, self.words(part.none_because))

    def titled(self, part: Resource) -> tuple[Item, ...]:
        """Say the title and the description of a part whose line tells neither."""
        said = (self.words(part.title), self.words(part.description))
        return tuple(Item(text, prose=True) for text in dict.fromkeys(said) if text)

    def more(self, part: Resource) -> tuple[Item, ...]:
        """Say the description of a part that has a title as well."""
        description = self.words(part.description)
        return (Item(description, prose=True),) if description and description != self.name(part) else ()
