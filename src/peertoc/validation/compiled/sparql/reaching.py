"""What a query needs of the graph, beyond going from a thing to what is said of it.

Known is what can be reached so far: the focus node at first. A statement whose subject is known makes its
property and its value known; one of which only the value is known has to be found from behind. What hangs on
nothing that is known may lie anywhere in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.paths import Step
from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Constant,
    Expression,
    Filter,
    Group,
    Optionally,
    Select,
    Triple,
    Union,
    Variable,
    flat,
)  # fmt: skip
from peertoc.validation.compiled.sparql.conditions import certain_looks, looks, slips
from peertoc.validation.compiled.sparql.nearing import Nearing
from peertoc.validation.compiled.sparql.needs import Needs
from peertoc.validation.compiled.sparql.scoping import triples_in
from peertoc.validation.compiled.sparql.variables import Names, of_triple
from peertoc.validation.compiled.walking import ANY_PROPERTY, against, along

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.compiled.paths import Path

Part: TypeAlias = Group | Union | Select


def needs(select: Select, *, once: bool) -> Needs:
    """Give what a query needs; one that is asked ``once``, of a name alone, may begin anywhere, but once."""
    found = Needs()
    _Reach(found, frozenset() if once else frozenset(("this",)), Nearing(select)).group(select.group)
    begin = triples_in(select.group) if once else found.whole
    found.begins = set().union(*(_along(triple.path) for triple in begin))
    if begin:
        found.back |= found.near
        found.near, found.said = set(), set()
    return found


class _Reach:
    """Go through a group; ``known`` grows on the way."""

    def __init__(self, found: Needs, known: Names, nearing: Nearing) -> None:
        self._found = found
        self.known = known
        self._nearing = nearing

    def group(self, group: Group) -> None:
        """Reach all that a group binds, then see to its filters."""
        elements = list(flat(group))
        triples = [each for each in elements if isinstance(each, Triple)]
        parts: list[Part] = [each for each in elements if isinstance(each, Union | Select)]
        conditions = [each.condition for each in elements if isinstance(each, Filter)]
        sure = [each.group for condition in conditions for each in certain_looks(condition)]
        held = {*triples, *(each for part in sure for each in flat(part) if isinstance(each, Triple))}
        for part in [part for part in parts if isinstance(part, Select) and _repeats(part, held)]:
            parts.remove(part)
            triples += [each for each in flat(part.group) if isinstance(each, Triple) and each not in held]
        self._all(triples, [*parts, *sure], conditions)
        for element in elements:
            if isinstance(element, Optionally):
                self._inside(element.group)
            elif isinstance(element, Bind):
                self.known |= {element.variable}
        for condition in conditions:
            for exists in looks(condition):
                if exists.group not in sure:
                    self._inside(exists.group)

    def _all(self, triples: list[Triple], parts: list[Part], conditions: Sequence[Expression]) -> None:
        while triples or parts:
            triple = min(triples, key=lambda each: self._cost(each, conditions).worth(), default=None)
            if triple is not None and self._cost(triple, conditions).worth() == Needs().worth():
                self._take(triple, triples, conditions)
                continue
            part = next((part for part in parts if self._touches(part)), None)
            if part is not None:
                parts.remove(part)
                self._part(part)
            elif triple is not None and not self._cost(triple, conditions).whole:
                self._take(triple, triples, conditions)
            else:
                self._begin(triples, parts, conditions)

    def _take(self, triple: Triple, triples: list[Triple], conditions: Sequence[Expression]) -> None:
        self._found.add(self._cost(triple, conditions))
        self.known |= of_triple(triple)
        triples.remove(triple)

    def _cost(self, triple: Triple, conditions: Sequence[Expression]) -> Needs:
        ways = []
        if self._has(triple.subject):
            ways.append(self._gone(triple, conditions, ahead=True))
        if isinstance(triple.value, Variable) and self._has(triple.value):
            ways.append(self._gone(triple, conditions, ahead=False))
        return min(ways, key=Needs.worth, default=Needs(whole=[triple]))

    def _gone(self, triple: Triple, conditions: Sequence[Expression], *, ahead: bool) -> Needs:
        path = triple.path
        if isinstance(path, Variable):
            return _gone_anyhow(path, conditions, ahead=ahead)
        near = self._nearing.near(triple, ahead=ahead)
        return Needs(
            back=set(against(path, ahead=ahead) - near.keys()),
            near=set(near),
            said={each for said in near.values() for each in said},
        )

    def _begin(self, triples: list[Triple], parts: list[Part], conditions: Sequence[Expression]) -> None:
        """Begin anywhere; free of cost where nothing is known so far."""
        if not triples:
            self._part(parts.pop(0))
            return
        if self.known:
            self._take(triples[0], triples, conditions)
            return
        starts = sorted({name for triple in triples for name in of_triple(triple)})
        best = min(starts, key=lambda name: self._trial(name, triples, conditions).worth(), default="this")
        self.known |= {best}

    def _trial(self, start: str, triples: list[Triple], conditions: Sequence[Expression]) -> Needs:
        trial = _Reach(Needs(), frozenset((start,)), self._nearing)
        trial._all([*triples], [], conditions)
        return trial._found

    def _has(self, part: Variable | Constant) -> bool:
        return isinstance(part, Constant) or part.name in self.known

    def _touches(self, part: Part) -> bool:
        if isinstance(part, Union):
            return all(_names(group) & self.known for group in part.groups)
        if isinstance(part, Select):
            return bool(_names(part.group) & self.known & frozenset(part.names))
        return bool(_names(part) & self.known)

    def _part(self, part: Part) -> None:
        """Go into a part; what each of its ways has reached is known after it."""
        if isinstance(part, Union):
            self.known |= frozenset.intersection(*(self._inside(group) for group in part.groups))
        elif isinstance(part, Select):
            names = frozenset(part.names)
            self.known |= self._inside(part.group, self.known & names) & names
        else:
            self.known |= self._inside(part)

    def _inside(self, group: Group, known: Names | None = None) -> Names:
        inner = _Reach(self._found, self.known if known is None else known, self._nearing)
        inner.group(group)
        return inner.known


def written(triple: Triple) -> str:
    """Write a statement that is asked for, for people."""
    path = triple.path
    way = _end(path) if isinstance(path, Variable) else path.predicate.text if isinstance(path, Step) else "…"
    return f"{_end(triple.subject)} {way} {_end(triple.value)}"


def _end(part: Variable | Constant) -> str:
    if isinstance(part, Variable):
        return f"?{part.name}"
    return part.value.text if isinstance(part.value, Node) else str(part.value)


def _gone_anyhow(path: Variable, conditions: Sequence[Expression], *, ahead: bool) -> Needs:
    if ahead:
        return Needs()
    found = slips(path.name, conditions)
    return Needs(slips=found) if found else Needs(back={ANY_PROPERTY})


def _along(path: Path | Variable) -> frozenset[str]:
    return frozenset((ANY_PROPERTY,)) if isinstance(path, Variable) else along(path)


def _repeats(select: Select, held: set[Triple]) -> bool:
    """Tell whether all that a query in a query asks of variables of its own is asked outside as well."""
    elements, names = list(flat(select.group)), frozenset(select.names)
    return all(isinstance(each, Triple) and (of_triple(each) <= names or each in held) for each in elements)


def _names(group: Group) -> Names:
    """Give the variables of what a group says straight."""
    found: Names = frozenset()
    for element in flat(group):
        if isinstance(element, Triple):
            found |= of_triple(element)
        elif isinstance(element, Union):
            found |= frozenset[str]().union(*(_names(part) for part in element.groups))
        elif isinstance(element, Select):
            found |= _names(element.group) & frozenset(element.names)
    return found
