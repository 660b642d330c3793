"""A group of a query as a set of nodes: those with which one of its variables has a solution.

That can be done exactly where what a group says hangs together as a tree, with conditions on one variable at
a time. Of the rest the set is too large: what does not fit is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.combining import Either, Provided, both
from peertoc.validation.compiled.leading import Leading, Turning, Using
from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.paths import Path, moves, turned
from peertoc.validation.compiled.sets import Listed, Told
from peertoc.validation.compiled.sparql.algebra import (
    Element,
    Exists,
    Expression,
    Filter,
    Group,
    Triple,
    Union,
    Variable,
    flat,
)  # fmt: skip
from peertoc.validation.compiled.sparql.circling import in_turn, says_same, way_from
from peertoc.validation.compiled.sparql.conditions import conjuncts
from peertoc.validation.compiled.sparql.meeting import Gathered, meeting
from peertoc.validation.compiled.sparql.variables import Names, anywhere, mentioned, of_triple, possible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.validation.compiled.paths import Path
    from peertoc.validation.compiled.sets import NodeSet


def gather(group: Group, root: str, scope: Names = frozenset()) -> Gathered:
    """Give the nodes with which a variable has a solution; ``scope`` is what else stands outside."""
    return _Tree(group, scope | {root}).all_from(root)


class _Tree:
    """Go through a group from a root; each statement is gone along once."""

    def __init__(self, group: Group, scope: Names) -> None:
        elements = list(flat(group))
        self.exact = True
        self._outside = scope
        self._scope = scope | possible(group)
        self._triples = [each for each in elements if isinstance(each, Triple)]
        self._unions = [each for each in elements if isinstance(each, Union)]
        self._conditions = [
            part for each in elements if isinstance(each, Filter) for part in conjuncts(each.condition)
        ]
        if any(not isinstance(each, Triple | Union | Filter) for each in elements):
            self.exact = False
        self._take_in_what_must_be_there()

    def _take_in_what_must_be_there(self) -> None:
        """Make statements of conditions that ask for some about nothing but what is known here."""
        for condition in [each for each in self._conditions if isinstance(each, Exists) and each.wanted]:
            asked = list(flat(condition.group))
            triples = [each for each in asked if isinstance(each, Triple)]
            if len(triples) == len(asked) and all(of_triple(each) <= self._scope for each in triples):
                self._conditions.remove(condition)
                self._triples += triples

    def all_from(self, root: str) -> Gathered:
        """Give the set for the root; what hangs on nothing must be there at all."""
        parts = [self._visit(root)]
        while self._triples:
            names = of_triple(self._triples[0])
            start = next(iter(sorted(names - self._outside)), None)
            if start is None or names & self._outside:
                self._triples.pop(0)
                self.exact = False
                continue
            nodes = self._visit(start)
            if nodes is None:
                self.exact = False
            else:
                parts.append(Provided(nodes))
        self.exact = self.exact and not self._unions and not self._conditions
        return Gathered(both(part for part in parts if part is not None), self.exact)

    def _visit(self, name: str) -> NodeSet | None:
        self._outside |= {name}
        parts = [*self._tests(name), *self._joined(name)]
        while True:
            triple = next(
                (each for each in self._triples if Variable(name) in (each.subject, each.value)), None
            )
            if triple is None:
                break
            self._triples.remove(triple)
            parts += self._along(triple, name)
        return both(parts)

    def _tests(self, name: str) -> Iterator[NodeSet]:
        for condition in [each for each in self._conditions if _about(each, self._scope) <= {name}]:
            self._conditions.remove(condition)
            found = meeting(condition, name, self._scope, gather)
            self.exact = self.exact and found.exact
            if found.nodes is not None:
                yield found.nodes

    def _joined(self, name: str) -> Iterator[NodeSet]:
        """Take in the unions that share this variable alone."""
        for union in [*self._unions]:
            if all(name in anywhere(group) for group in union.groups):
                if not possible(union) & self._used() <= {name}:
                    self.exact = False
                self._unions.remove(union)
                found = [gather(group, name, self._scope - possible(union)) for group in union.groups]
                self.exact = self.exact and all(each.exact for each in found)
                sets = [each.nodes for each in found if each.nodes is not None]
                if len(sets) == len(found):
                    yield Either(tuple(sets))

    def _used(self) -> Names:
        """Give the variables that more than one element may bind, or that conditions are about."""
        names: Names = self._outside
        every: list[Element] = [*self._triples, *self._unions]
        for element in every:
            others = [each for each in every if each is not element]
            names |= possible(element) & frozenset[str]().union(*(possible(each) for each in others))
        return names.union(*(_about(each, self._scope) for each in self._conditions))

    def _along(self, triple: Triple, name: str) -> Iterator[NodeSet]:
        ahead = triple.subject == Variable(name)
        other = triple.value if ahead else triple.subject
        if other == Variable(name):
            yield from self._round(triple)
            return
        if isinstance(other, Variable) and other.name in self._outside:
            self.exact = False
            other_nodes: NodeSet | None = None
        elif isinstance(other, Variable):
            yield from self._circles(triple, name, other.name)
            other_nodes = self._visit(other.name)
        else:
            assert isinstance(other.value, Node)  # noqa: S101 - as every statement has it
            other_nodes = Listed(frozenset((other.value,)))
        if isinstance(triple.path, Variable):
            yield from self._any_way(triple.path.name, other_nodes, back=not ahead)
        else:
            yield from self._one_way(triple.path if ahead else turned(triple.path), other_nodes)

    def _circles(self, triple: Triple, name: str, other: str) -> Iterator[NodeSet]:
        """Take in what leads back, of which a tree knows nothing: the node must stand on a circle."""
        out = way_from(triple, name)
        for each in [
            each for each in self._triples if {each.subject, each.value} == {Variable(name), Variable(other)}
        ]:
            back = way_from(each, other)
            self._triples.remove(each)
            self.exact = False
            if out is not None and back is not None and (moves(out) or moves(back)):
                yield Turning(in_turn(out, back))
        for condition in [each for each in self._conditions if says_same(each, name, other)]:
            self._conditions.remove(condition)
            self.exact = False
            # Each node is at the end of a path of no length that begins there.
            if out is not None and moves(out):
                yield Turning(out)

    def _one_way(self, path: Path, to: NodeSet | None) -> Iterator[NodeSet]:
        if moves(path) or to is None or to.bounded:
            yield Leading(path, to)
        else:
            self.exact = False

    def _any_way(self, way: str, to: NodeSet | None, *, back: bool) -> Iterator[NodeSet]:
        ways: NodeSet | None = None
        if way in self._outside or any(
            way in possible(each) and _as_way(each, way) for each in self._triples
        ):
            self.exact = False
        else:
            ways = self._visit(way)
        yield Told(back) if ways is None and to is None else Using(ways, to, back)

    def _round(self, triple: Triple) -> Iterator[NodeSet]:
        if isinstance(triple.path, Variable):
            self.exact = False
        elif moves(triple.path):
            yield Turning(triple.path)


def _as_way(element: Triple, name: str) -> bool:
    return element.path == Variable(name)


def _about(condition: Expression, scope: Names) -> Names:
    return mentioned(condition) & scope
