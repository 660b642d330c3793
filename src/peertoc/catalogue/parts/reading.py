"""Lines as tokens, with what joins them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from peertoc.catalogue.parts.kinds import BACK_FROM_TEXTS, BACK_FROM_THINGS, FAR, SLIP, TYPE, Known
from peertoc.catalogue.parts.mentions import Glance, Mentions
from peertoc.catalogue.parts.tokens import (
    LINE,
    all_nodes,
    all_plain,
    begin,
    folder,
    folders,
    iri,
    lexical,
    nodes_of,
    plain,
    quoted,
    refuse_other_than_nodes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.catalogue.parts.bonds import Bonds, Wanted

#: The number of a line, the tokens of its subject, predicate and object, and whether the object is joined to
#: the subject both ways. The object is empty where it is a text that joins nothing.
Statement: TypeAlias = tuple[int, bytes, bytes, bytes, bool]


class Reader:
    """Read lines as tokens, knowing what joins."""

    def __init__(self, bonds: Bonds) -> None:
        self._known = Known(bonds)
        self._bonds = bonds
        self._strange = (b"_:", *begin(bonds.starts))
        self._own = begin(bonds.own)
        self.home = f"<{bonds.home}>".encode()
        #: Whether things of any class may be wanted, for the file makes classes of its own.
        self.any_class = False

    def makes_classes(self) -> bool:
        """Tell whether what was read so far makes classes of its own."""
        return any(iri(plain(predicate)) == self._bonds.classes for predicate in self._known)

    def mentions(self, text: bytes) -> Mentions:
        """List what lines mention; what is no statement is passed over, for the parser tells of it."""
        escaped = b"\\" in text and (b"\\u" in text or b"\\U" in text)
        try:
            return self._cleaned(self._at_a_glance(text), escaped=escaped)
        except (ValueError, IndexError):
            return self._cleaned(self._looked_at(text), escaped=True)

    def statements(self, text: bytes, *, usual: bool = False) -> Iterator[Statement]:
        """Take the statements among lines, with the number of each line, counted from 0.

        Lines are ``usual`` where ``mentions`` has said so.
        """
        return self._split(text) if usual else self._matched(text)

    def _split(self, text: bytes) -> Iterator[Statement]:
        known, quote, strange = self._known, ord('"'), self._strange
        for number, line in enumerate(text.splitlines(keepends=True)):
            subject, predicate, rest = line.split(b" ", 2)
            kind = known[predicate]
            if rest[0] == quote:
                back = kind in BACK_FROM_TEXTS
                thing = lexical(rest) if back else b""
            else:
                thing = rest.partition(b" ")[0]
                back = kind in BACK_FROM_THINGS or thing.startswith(strange)
            yield number, subject, predicate, thing, back

    def _matched(self, text: bytes) -> Iterator[Statement]:
        for number, line in enumerate(text.splitlines(keepends=True)):
            match = LINE.match(line)
            if match is None:
                continue
            subject, predicate, node, literal = match.groups()
            kind = self._known[predicate]
            if node is None:
                back = kind in BACK_FROM_TEXTS
                thing = b'"' + plain(literal) if back else b""
            else:
                thing = plain(node)
                back = kind in BACK_FROM_THINGS or thing.startswith(self._strange)
            found = (plain(subject), plain(predicate), thing)
            if b"\\" not in line or all_nodes(part for part in found if part and not part.startswith(b'"')):
                yield number, *found, back

    def _at_a_glance(self, text: bytes) -> Glance:
        """Read lines as everybody writes them, with one space. Raises ValueError where one is not so."""
        seen = Glance()
        subjects, joined, referred, typed = seen.subjects, seen.joined, seen.referred, seen.typed
        known, quote, last = self._known, ord('"'), b""
        for line in text.splitlines(keepends=True):
            subject, predicate, rest = line.split(b" ", 2)
            if subject != last:
                subjects.add(subject)
                last = subject
            kind = known[predicate]
            if not kind:
                if rest[0] != quote:
                    referred.add(rest)
            elif kind == TYPE:
                typed[rest].append(subject)
            elif kind != SLIP or rest[0] != quote:
                joined[predicate].add(rest)
                if kind == FAR:
                    seen.far.add(subject)
        return seen

    def _looked_at(self, text: bytes) -> Glance:
        """Read lines as the grammar lets them be."""
        seen = Glance(usual=False)
        for _, subject, predicate, thing, back in self.statements(text):
            seen.subjects.add(subject)
            kind = self._known[predicate]
            if kind == FAR:
                seen.far.add(subject)
            if kind == TYPE and thing:
                seen.typed[thing].append(subject)
            elif thing:
                rest = quoted(thing[1:]) if thing.startswith(b'"') else thing
                (seen.joined[predicate] if back else seen.referred).add(rest)
        return seen

    def _cleaned(self, seen: Glance, *, escaped: bool) -> Mentions:
        literals = {rest for rests in seen.joined.values() for rest in rests if rest.startswith(b'"')}
        values = {predicate: nodes_of(rests) for predicate, rests in seen.joined.items()}
        said = set().union(*values.values())
        told = nodes_of(seen.referred) | nodes_of(seen.typed) | self._known.keys()
        for nodes in (seen.subjects, said, told):
            refuse_other_than_nodes(nodes)
        if escaped:
            seen = seen.plain()
            values = {plain(predicate): all_plain(nodes) for predicate, nodes in values.items()}
            said, told = all_plain(said), all_plain(told)
        subjects = seen.subjects
        joined = subjects.union(said, (node for node in told if node.startswith(self._strange)))
        joined.update(map(lexical, literals))
        own = {node for node in subjects if node.startswith(self._own)} if self._own else ()
        typed = set(chain(*seen.typed.values())).difference(
            node for node in own if self._bonds.odd(iri(node))
        )
        homes = set(map(folder, seen.of_class((self.home,))))
        referred = told - joined
        return Mentions(
            typed,
            joined - typed,
            referred.union(*map(self._folders, referred)) - homes,
            subjects - typed,
            {node for node in own if self._bonds.common(iri(node))},
            seen.far,
            homes,
            [self._wanted(wanted, seen, values) for wanted in self._bonds.wanted],
            usual=seen.usual and not escaped,
        )

    def _wanted(self, wanted: Wanted, seen: Glance, values: dict[bytes, set[bytes]]) -> set[bytes]:
        """List what may be a thing that is wanted; whether other lines make it none is seen later."""
        starts = (b"",) if self.any_class and wanted.classes else begin(wanted.classes, b">")
        found = set(seen.of_class(starts)) if starts else set()
        valued = set().union(*(values.get(predicate, ()) for predicate in begin(wanted.properties, b">")))
        if not wanted.loose:
            return found | valued
        return found - valued if wanted.classes else valued - seen.subjects

    def _folders(self, node: bytes) -> Iterable[bytes]:
        """Give all folders in which a name lies, unless it is of the vocabulary or nobody asks."""
        if not self._bonds.home or (self._own and node.startswith(self._own)):
            return ()
        return folders(node)
