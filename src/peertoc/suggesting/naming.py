"""What to write where a question is open: ready Turtle, with the names that the file itself uses."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, NamedNode

from peertoc.suggesting.beside import sibling
from peertoc.suggesting.declaring import lacking
from peertoc.suggesting.needing import whole
from peertoc.suggesting.once import unsaid
from peertoc.suggesting.statements import said_apart
from peertoc.suggesting.table import BRACES, table
from peertoc.suggesting.years import Years
from peertoc.vocabulary import PREFIXES, compact, is_ours

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from peertoc.catalogue import Term
    from peertoc.suggesting.ground import Ground

_SPELLED: Final = re.compile(r"<[^<>\"{}|^`\\\s]*>|[A-Za-z][\w-]*:[\w-]+")
#: Each statement of a suggestion begins with a name in braces.
_STATEMENT: Final = re.compile(r"\n(?=\{)")
#: Texts that begin so wait for those of the writer; where none does, only the writer knows whether it holds.
_WAITING: Final = "…"
_IF_SO: Final = "  # if it is so"
#: What is new in a file whose initiative has no name stands beside this one.
_ANYWHERE: Final = NamedNode("https://example.org/initiative")
_UNNAMED: Final = (
    "# First give the initiative a name: {name} in the place of its brackets, or of _: and what follows.\n"
)


class Names:
    """Fill suggestions with the names of one initiative; a name that its file lacks is made like its own.

    Without an initiative, which another part of the file may hold, new names are made like that of a thing
    which is ``near``, and nothing is suggested that has to name an initiative or what it has.
    """

    def __init__(
        self, ground: Ground, this: Term | None, today: datetime.date, near: NamedNode | None = None
    ) -> None:
        self._ground = ground
        self._this = this
        self._near = this if isinstance(this, NamedNode) else near or _ANYWHERE
        self._years = Years(ground, this, today.year)
        self._found: dict[tuple[str, frozenset[tuple[str, Term]]], str] = {}
        self._things: dict[tuple[str, str, frozenset[tuple[str, Term]]], NamedNode | None] = {}
        self._given: Counter[str] = Counter()
        self._told: dict[str, NamedNode | BlankNode] = {}

    def fill(self, text: str, **told: NamedNode | BlankNode) -> str:
        """Write a suggestion out, with what must be there before it and the prefixes that the file lacks.

        ``told`` are the ``focus`` and the ``value`` of a finding, where it has some. What is new for one
        finding gets another name than what is new for the next, so that both can be pasted.
        """
        self._told = told
        if not unsaid(text, self._says):
            return ""
        text = unsaid(said_apart(whole(text, self._known)), self._says)
        if self._this is None and any(_of_initiative(name) for name, _ in BRACES.findall(text)):
            return ""
        body = "\n".join(map(self._filled, _STATEMENT.split(text)))
        lacked = lacking(body, self._ground.prefixes)
        missing = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in lacked)
        unnamed = isinstance(self._this, BlankNode) and "{initiative}" in text
        head = (_UNNAMED.format(name=self._name("initiative")) if unnamed else "") + missing
        return head + body + ("" if _WAITING in body else _IF_SO)

    def _filled(self, statement: str) -> str:
        """Write the names of one statement out, and its years, which depend on what it is said of."""
        subject = statement.partition(" ")[0]

        def written(match: re.Match[str]) -> str:
            name, years = match[1], match[2]
            if name == "lang":
                return self._ground.lang
            return self._years.written(int(years), self._about(subject)) if years else self._name(name)

        return BRACES.sub(written, statement)

    def _name(self, name: str) -> str:
        told = self._told_by_name(name)
        if told is not None:
            return self._spelled(told)
        entry = table().get(name, {})
        shared = "find" in entry and "?focus" not in entry["find"]
        key = (name, frozenset() if shared else frozenset(self._told.items()))
        if key not in self._found:
            self._found[key] = self._in_file(name) or self._new(name)
        return self._found[key]

    def _says(self, subject: str, path: str) -> bool:
        """Tell whether the thing that stands for a subject in braces has a value already."""
        thing = self._about(subject)
        return thing is not None and bool(self._ground.graph.objects(thing, path))

    def _about(self, subject: str) -> NamedNode | None:
        """Find the thing that a subject in braces stands for."""
        name = subject.strip("{}")
        return self._told_by_name(name) or self._thing(name)

    def _told_by_name(self, mark: str) -> NamedNode | None:
        told = self._told.get(mark)
        return told if isinstance(told, NamedNode) else None

    def _known(self, name: str) -> bool:
        return self._about(name) is not None

    def _in_file(self, name: str) -> str:
        """Spell the first such thing that has a name; empty where there is none."""
        first = self._thing(name)
        return self._spelled(first) if first else ""

    def _thing(self, name: str) -> NamedNode | None:
        """Find the first such thing that has a name."""
        entry = table().get(name, {})
        find, beside = entry.get("find", ""), entry.get("beside", "")
        told = {mark: term for mark, term in self._told.items() if f"?{mark}" in find}
        key = (find, beside, frozenset(told.items()))
        if key not in self._things:
            other = self._thing(beside) if beside else None
            unknown = not find or (self._this is None and _of_initiative(name))
            self._things[key] = None if unknown else self._first(find, other, told)
        return self._things[key]

    def _first(self, find: str, other: NamedNode | None, told: Mapping[str, Term]) -> NamedNode | None:
        if "?focus" in find and "focus" not in told:
            return None
        given = {**told, "this": self._this} if self._this is not None else told
        found = self._ground.find(find, **given) - {other}
        named = {term: self._ground.place(term, self._this) for term in found if isinstance(term, NamedNode)}
        return min(named, key=lambda term: (named[term], term.value), default=None)

    def spelled(self, iri: str) -> str:
        """Write the name of a thing as suggestions do; empty for one without a name."""
        return self._spelled(NamedNode(iri)) if iri else ""

    def _spelled(self, term: NamedNode) -> str:
        """Write a name as the file does, where that can be seen; else ours in short, and others in full."""
        if is_ours(term.value):
            return compact(term.value)
        place = self._ground.document.place(term)
        line = self._ground.document.line(place)
        token = line[place.column - 1 : place.end_column - 1] if place.line == place.end_line else ""
        turtle = self._ground.document.format in ("turtle", "trig")
        return token if turtle and _SPELLED.fullmatch(token) else str(term)

    def _new(self, name: str) -> str:
        """Make a name beside that of the initiative; one that stands for something else gets a number."""
        spelled = self._spelled(self._near)
        free = (
            self._beside(spelled, each)
            for each in self._numbered(name)
            if not self._ground.graph.properties(NamedNode(sibling(self._near.value, each)))
        )
        return next(free)

    def _numbered(self, name: str) -> Iterator[str]:
        """Give a name alone, and then with a number, each once for all suggestions."""
        while True:
            self._given[name] += 1
            yield f"{name}-{self._given[name]}" if self._given[name] > 1 else name

    @staticmethod
    def _beside(spelled: str, name: str) -> str:
        if spelled.startswith("<"):
            return f"<{sibling(spelled[1:-1], name)}>"
        return f"{spelled.partition(':')[0]}:{name}"


def _of_initiative(name: str) -> bool:
    """Tell whether a name in braces is found from the initiative."""
    return "?this" in table().get(name, {}).get("find", "")
