"""What some lines mention."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from peertoc.catalogue.parts.tokens import all_plain, plain

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mentions(NamedTuple):
    """Hold the tokens of some lines: what is joined to others both ways, and what is only ``referred`` to.

    What is joined is ``typed``, where these lines give its class, or ``joined``. Of the latter, ``odd`` is
    joined to whatever leads to it, unless other lines give it a class. What is ``common`` is wanted
    everywhere, and what is ``far`` wherever something is told that it leads to. What is ``near``, and may be
    joined as well, brings what is said of those that have it. ``homes`` are the folders of
    initiatives; in which folder something may lie stands among the ``referred``. ``wanted`` may be what a
    check asks for anywhere, one set for each. There are so many ``lines``; they are ``usual`` where each is a
    statement, written with one space between its parts and without escapes in names.
    """

    typed: set[bytes]
    joined: set[bytes]
    referred: set[bytes]
    odd: set[bytes]
    common: set[bytes]
    far: set[bytes]
    near: set[bytes]
    homes: set[bytes]
    wanted: list[set[bytes]]
    lines: int
    usual: bool


@dataclass(slots=True)
class Glance:
    """Hold what lines hold, as it is written: subjects, and objects by what their properties do.

    ``joined`` holds things by their property, ``typed`` subjects by their class, ``texts`` those that join or
    bring, by the kind of their property. Those that are ``near`` are among the joined at first.
    """

    subjects: set[bytes] = field(default_factory=set)
    joined: dict[bytes, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    referred: set[bytes] = field(default_factory=set)
    typed: dict[bytes, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[int, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    far: set[bytes] = field(default_factory=set)
    near: set[bytes] = field(default_factory=set)
    lines: int = 0
    usual: bool = True

    def of_class(self, starts: tuple[bytes, ...]) -> Iterator[bytes]:
        """Give the subjects of classes that begin so."""
        return chain(*(nodes for kind, nodes in self.typed.items() if kind.startswith(starts)))

    def said(self) -> set[bytes]:
        """Give the things that are described, or joined to those that are."""
        return self.subjects.union(*self.joined.values())

    def told(self) -> set[bytes]:
        """Give the things to which others lead, with their classes."""
        return self.referred.union(self.typed, self.near)

    def plain(self) -> Glance:
        """Give the same without escapes."""
        return replace(
            self,
            subjects=all_plain(self.subjects),
            joined={plain(predicate): all_plain(things) for predicate, things in self.joined.items()},
            referred=all_plain(self.referred),
            typed={plain(kind): [plain(node) for node in nodes] for kind, nodes in self.typed.items()},
            far=all_plain(self.far),
            near=all_plain(self.near),
        )
