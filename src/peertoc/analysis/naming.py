"""What steps, links and assumptions are called, in the language asked for; never by a mere identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.analysis import values
from peertoc.analysis.evidence import strength_of
from peertoc.analysis.hinges import key_of
from peertoc.analysis.wordbook import words
from peertoc.cleaning import clean
from peertoc.model import Commitment, everything, is_blank, readable_name
from peertoc.vocabulary import PTOC

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from peertoc.analysis.hinges import Key
    from peertoc.analysis.network import Network
    from peertoc.analysis.values import Station
    from peertoc.model import Assumption, Initiative, Labels, Link, Reference, Resource, Words

_PERSONS: Final = frozenset({"Peer", "Person", "Participation"})


class Namer:
    """Name the parts of one initiative."""

    def __init__(self, initiative: Initiative, labels: Labels, lang: str) -> None:
        self._labels, self._lang = labels, lang
        self._parts = {part.id: part for part in everything(initiative) if part.id}
        self._steps: dict[str, str] = {}

    def label(self, value: str) -> str:
        """Give what a value of a vocabulary is called; empty for none."""
        return clean(self._labels.of(value, self._lang)) if value else ""

    def title(self, part: Resource, otherwise: str) -> str:
        """Give the title, else the description, else what the name of a part says."""
        own = self._words(part.title) or self._words(part.description)
        return own or self._plain(part.id) or words("analysis")[otherwise]

    def station(self, network: Network, id: str) -> Station:
        """Name a step; what is no step of the theory has no number."""
        if id not in self._steps:
            self._steps[id] = self._step(network, id)
        return values.Station(network.number(id), _shown(id), self._steps[id])

    def _step(self, network: Network, id: str) -> str:
        step = network.chain.step(id)
        part: Resource | None = step or self._parts.get(id)
        fallback = words("analysis")["untitled-step" if id else "no-step"]
        return self.title(part, "untitled-step") if part else self._plain(id) or fallback

    def node(self, network: Network, node: int) -> Station:
        """Name a node of the whole: a step, or a circle by its number."""
        if node not in network.circles:
            return self.station(network, network.members[node][0])
        number = network.circles.index(node) + 1
        return values.Station(0, "", words("analysis")["circle-named"].format(number=number), number)

    def link(self, network: Network, link: Link, cut: Collection[Key] = ()) -> values.Link:
        """Tell a link with what must hold for it; ``cut`` are the assumptions on which every path hangs."""
        return values.Link(
            cause=self.station(network, link.cause),
            effect=self.station(network, link.effect),
            strength=strength_of(link),
            evidence=self.label(link.strength),
            critical=link.critical,
            assumptions=tuple(self.assumption(each, cut=key_of(each) in cut) for each in link.assumptions),
        )

    def assumption(self, each: Assumption, *, cut: bool) -> values.Assumption:
        """Tell what must hold, who controls it and what ensures it."""
        text = self._words(each.description) or self.title(each, "untitled-assumption")
        ensured = tuple(dict.fromkeys(self._ensured(each.ensured_by)))
        return values.Assumption(
            _shown(each.id), text, _shown(each.control), self.label(each.control), ensured, cut
        )

    def _ensured(self, references: Iterable[Reference]) -> Iterator[str]:
        yield from filter(None, (self._mention(each) for each in references))

    def _mention(self, reference: Reference) -> str:
        """Name what ensures something: by its title, description or kind; a person by a title alone."""
        part = self._parts.get(reference.id)
        told = self._words(reference.title)
        if told or reference.kind in _PERSONS:
            return told
        told = self._words(part.description) if part else ""
        kind = self.label(f"{PTOC}{reference.kind}") if reference.kind else ""
        owner = part.organisation if isinstance(part, Commitment) else None
        if not told and owner and kind:
            name = self.title(owner, "untitled-organisation")
            return words("analysis")["owned"].format(kind=kind, owner=name)
        return told or kind or self._plain(reference.id)

    def _words(self, said: Words) -> str:
        return clean(said.in_language(self._lang))

    def _plain(self, id: str) -> str:
        return clean(readable_name(id))


def _shown(id: str) -> str:
    """Give an id that a file gives; our own number for a part without a name is nothing to show."""
    return "" if is_blank(id) else id
