"""Lines as tokens, with what joins them."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from peertoc.catalogue.parts.blocks import each_line, lines_of
from peertoc.catalogue.parts.kinds import (
    BACK_FROM_TEXTS,
    BACK_FROM_THINGS,
    FAR,
    NAMED_BY_TEXTS,
    NEAR,
    TYPE,
    Known,
)  # fmt: skip
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
    plain,
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
        self._said = {tuple(f"<{name}>".encode() if name else b"" for name in said) for said in bonds.said}
        self.home = f"<{bonds.home}>".encode()
        #: Whether things of any class may be wanted, for the file makes classes of its own.
        self.any_class = False

    def makes_classes(self) -> bool:
        """Tell whether what was read so far makes classes of its own."""
        return any(iri(plain(predicate)) == self._bonds.classes for predicate in self._known)

    def is_near(self, predicate: bytes) -> bool:
        """Tell whether a property, written without escapes, is near."""
        return self._known[predicate] == NEAR

    def is_said(self, predicate: bytes, thing: bytes) -> bool:
        """Tell whether a statement with them is read of the subjects of near properties."""
        return (predicate, b"") in self._said or (predicate, thing) in self._said

    def go_back(self) -> None:
        """Let near properties pass for others along which checks go back."""
        self._known.go_back()

    def met(self) -> set[bytes]:
        """Give the properties that were met so far, as they were written."""
        return set(self._known)

    def meet(self, predicates: Iterable[bytes]) -> None:
        """Pass for having met properties."""
        for predicate in predicates:
            _ = self._known[predicate]

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
        for number, line in enumerate(each_line(text)):
            subject, predicate, rest = line.split(b" ", 2)
            kind = known[predicate]
            if rest[0] == quote:
                back = kind in BACK_FROM_TEXTS
                thing = lexical(rest) if kind in NAMED_BY_TEXTS else b""
            else:
                thing = rest.partition(b" ")[0]
                back = kind in BACK_FROM_THINGS or thing.startswith(strange)
            yield number, subject, predicate, thing, back

    def _matched(self, text: bytes) -> Iterator[Statement]:
        for number, line in enumerate(each_line(text)):
            match = LINE.match(line)
            if match is None:
                continue
            subject, predicate, node, literal = match.groups()
            kind = self._known[predicate]
            if node is None:
                back = kind in BACK_FROM_TEXTS
                thing = b'"' + plain(literal) if kind in NAMED_BY_TEXTS else b""
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
        texts: dict[int, set[bytes]] = defaultdict(set)
        for seen.lines, line in enumerate(each_line(text), 1):
            subject, predicate, thing, _ = line.split(b" ", 3)
            if subject != last:
                subjects.add(subject)
                last = subject
            kind = known[predicate]
            if thing[0] == quote:
                if kind in NAMED_BY_TEXTS:
                    texts[kind].add(line.split(b" ", 2)[2])
            elif not kind:
                referred.add(thing)
            elif kind == TYPE:
                typed[thing].append(last)
            else:
                joined[predicate].add(thing)
            if kind == FAR:
                seen.far.add(last)
        seen.texts = _lexical(texts)
        return seen

    def _looked_at(self, text: bytes) -> Glance:
        """Read lines as the grammar lets them be."""
        seen = Glance(lines=lines_of(text), usual=False)
        for _, subject, predicate, thing, back in self.statements(text):
            seen.subjects.add(subject)
            kind = self._known[predicate]
            if kind == FAR:
                seen.far.add(subject)
            if kind == TYPE and thing:
                seen.typed[thing].append(subject)
            elif thing.startswith(b'"'):
                seen.texts[kind].add(thing)
            elif thing:
                (seen.joined[predicate] if back or kind == NEAR else seen.referred).add(thing)
        return seen

    def _cleaned(self, seen: Glance, *, escaped: bool) -> Mentions:
        seen.near = set().union(
            *(seen.joined.pop(each) for each in [*seen.joined] if self._known[each] == NEAR)
        )
        near_texts = seen.texts.pop(NEAR, set())
        said, told = seen.said(), seen.told()
        refuse_other_than_nodes(said | told)
        if escaped:
            seen = seen.plain()
            said, told = seen.said(), seen.told()
        subjects, told = seen.subjects, told | all_plain(self._known)
        joined = said.union(*seen.texts.values(), (node for node in told if node.startswith(self._strange)))
        own = {node for node in subjects if node.startswith(self._own)} if self._own else ()
        typed = set(chain(*seen.typed.values())).difference(
            node for node in own if self._bonds.odd(iri(node))
        )
        homes = set(map(folder, seen.of_class((self.home,))))
        referred = told - joined
        folders = referred.union(*map(self._folders, referred)) - homes
        return Mentions(
            typed,
            joined - typed,
            folders - seen.near,
            subjects - typed,
            {node for node in own if self._bonds.common(iri(node))},
            seen.far,
            seen.near | near_texts,
            homes,
            [self._wanted(wanted, seen) for wanted in self._bonds.wanted],
            seen.lines,
            usual=seen.usual and not escaped,
        )

    def _wanted(self, wanted: Wanted, seen: Glance) -> set[bytes]:
        """List what may be a thing that is wanted; whether other lines make it none is seen later."""
        starts = (b"",) if self.any_class and wanted.classes else begin(wanted.classes, b">")
        found = set(seen.of_class(starts)) if starts else set()
        properties = begin(wanted.properties, b">")
        valued = set().union(*(seen.joined.get(predicate, ()) for predicate in properties))
        if not wanted.loose:
            return found | valued
        return found - valued if wanted.classes else valued - seen.subjects

    def _folders(self, node: bytes) -> Iterable[bytes]:
        """Give all folders in which a name lies, unless it is of the vocabulary or nobody asks."""
        if not self._bonds.home or (self._own and node.startswith(self._own)):
            return ()
        return folders(node)


def _lexical(rests: dict[int, set[bytes]]) -> dict[int, set[bytes]]:
    """Give the tokens of literals, by the kind of their properties."""
    return defaultdict(set, {kind: set(map(lexical, each)) for kind, each in rests.items()})
