"""From a query to a Python function: loops within loops over the indexes, written out and compiled.

A variable of the query becomes local names, one for each place that binds it; what is constant is handed in.
A pattern that is asked for as such (EXISTS), and what comes after a choice, become functions of their own.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Call,
    Element,
    Exists,
    Expression,
    Filter,
    Group,
    Select,
    Triple,
)  # fmt: skip
from peertoc.validation.compiled.sparql.chaining import beside, chain
from peertoc.validation.compiled.sparql.code import NODE, OTHER, Local
from peertoc.validation.compiled.sparql.conditions import conjuncts
from peertoc.validation.compiled.sparql.folding import folded
from peertoc.validation.compiled.sparql.gathering import gather
from peertoc.validation.compiled.sparql.lines import Lines
from peertoc.validation.compiled.sparql.ordering import goes_far, in_order
from peertoc.validation.compiled.sparql.testing import tested
from peertoc.validation.compiled.sparql.variables import Names, anywhere, mentioned, possible
from peertoc.validation.compiled.sparql.writing_choices import Choices
from peertoc.validation.compiled.sparql.writing_expressions import Expressions
from peertoc.validation.compiled.sparql.writing_scans import Scans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.validation.compiled.sets import NodeSet
    from peertoc.validation.compiled.sparql.code import Env, Next


class Coming(NamedTuple):
    """Hold a condition that every solution must meet, and which of its variables it shares with them."""

    condition: Expression
    names: Names


class Writer(Lines):
    """Write the functions of one query."""

    def __init__(self, computed: Names, *, wide: bool) -> None:
        super().__init__()
        self._computed = computed
        self.wide = wide
        self._final = "return True"
        self.domains: dict[str, NodeSet] = {}
        self.coming: tuple[Coming, ...] = ()
        self.expressions = Expressions(self)
        self._scans = Scans(self)
        self._choices = Choices(self)

    def local(self, name: str, *, sure: bool = True, gives: str = OTHER) -> Local:
        """Make a name for a variable; ``gives`` is what it holds, unless that is never but a node."""
        stem = f"v_{name}" if name.isidentifier() else "kept"
        return Local(self.new(stem), sure, gives if name in self._computed else NODE)

    def group(self, group: Group, env: Env, needed: Names, then: Next) -> None:
        """Write a group; ``needed`` are the variables that are spoken of after it."""
        sure = frozenset(name for name, local in env.items() if local.sure)
        firm = frozenset(name for name, local in env.items() if local.sure and local.node)
        plain = folded(_apart(group), frozenset(env), firm, needed)
        if self.wide:
            plain = beside(plain, needed.union(env))
        elements = list(in_order(plain, sure, frozenset(self.domains)))
        filters = [each for each in elements if self.wide and isinstance(each, Filter)]
        bound = possible(plain).union(env)
        own = [Coming(each.condition, mentioned(each.condition) & bound) for each in filters]
        guards = [guard for guard in (self._guard(each, env) for each in filters) if guard]
        guarded = self.under(f"if {' and '.join(guards)}:") if guards else nullcontext()
        with self.expecting((*own, *self.coming)), guarded:
            self._elements(elements, env, needed, then)

    def _guard(self, element: Filter, env: Env) -> str:
        """Give what must be true of the whole file where a condition can hold for any of its nodes at all."""
        condition = element.condition
        parts = condition.parts if isinstance(condition, Call) and condition.name == "||" else (condition,)
        sets = []
        for part in parts:
            about = mentioned(part)
            name = next(iter(about)) if len(about) == 1 else ""
            known = not name or name in env or name in self._computed or name in self.domains
            nodes = None if known else tested(part, name)
            if nodes is None:
                return ""
            sets.append(self.set_of(nodes))
        return f"({' or '.join(sets)})"

    def _elements(self, elements: Sequence[Element], env: Env, needed: Names, then: Next) -> None:
        if not elements:
            then(env)
            return
        element, *others = elements
        after = needed.union(*(anywhere(each) for each in others))

        def go_on(env: Env) -> None:
            self._elements(others, env, needed, then)

        if isinstance(element, Triple):
            self._scans.write(element, env, after, go_on, self.coming)
        elif isinstance(element, Filter):
            self.expressions.filter(element.condition, env, go_on)
        elif isinstance(element, Bind):
            self.expressions.bind(element.expression, element.variable, env, go_on)
        elif isinstance(element, Group):
            self.group(element, env, after, go_on)
        elif isinstance(element, Select):
            self._choices.select(element, env, go_on)
        else:
            with self.expecting(()):
                self._choices.write(element, env, after, go_on)

    @contextmanager
    def expecting(self, conditions: tuple[Coming, ...]) -> Iterator[None]:
        """Say which conditions every solution must meet, for as long as this lasts."""
        before, self.coming = self.coming, conditions
        yield
        self.coming = before

    def done(self, call: str) -> None:
        """Call what comes next: in a pattern that is asked for, the first success is enough."""
        if self._final == "return True":
            with self.under(f"if {call}:"):
                self.put("return True")
        else:
            self.put(call)

    def final(self) -> None:
        """Write what is done with a solution."""
        self.put(self._final)

    @contextmanager
    def ending(self, final: str) -> Iterator[None]:
        """Say what is done with a solution, for as long as this lasts."""
        before, self._final = self._final, final
        yield
        self._final = before

    def exists(self, exists: Exists, env: Env) -> str:
        """Write a pattern that is asked for; give what asks."""
        names = sorted(name for name in anywhere(exists.group) if name in env)
        code = self._in_set(exists.group, names, env) or self._asked(exists.group, names, env)
        return code if exists.wanted else f"not {code}"

    def sieve(self, coming: Coming, name: str, nodes: str, env: Env) -> str:
        """Write which nodes meet a condition that joins a variable to one that is known, else nothing."""
        condition, others = coming.condition, coming.names - {name}
        if not isinstance(condition, Exists) or name not in coming.names or len(others) != 1:
            return ""
        (other,) = others
        local = env.get(other)
        path = chain(condition.group, name, other) if local and local.sure and local.node else None
        if path is None or local is None:
            return ""
        right = f"leading(graph, {self.constant(path)}, {{{local.name}}}, {nodes})"
        return right if condition.wanted else f"{nodes} - {right}"

    def _in_set(self, group: Group, names: list[str], env: Env) -> str:
        if len(names) != 1 or not env[names[0]].sure or not env[names[0]].node:
            return ""
        nodes, exact = gather(group, names[0])
        if not exact or nodes is None or not nodes.bounded:
            return ""
        # What looks through the whole file has few left to ask about here.
        found = self.once(f"Later(graph, {self.constant(nodes)})") if self.wide else self.set_of(nodes)
        return f"({env[names[0]].name} in {found})"

    def domain(self, name: str) -> str:
        """Give the name of the set of nodes that a variable may be, empty where there is none."""
        return self.set_of(self.domains[name]) if name in self.domains else ""

    def of_domain(self, name: str, nodes: str) -> str:
        """Write which of some nodes a variable may be; what has no bounds is not worked out for that."""
        domain = self.domains[name]
        if domain.bounded:
            return f"{nodes} & {self.domain(name)}"
        return f"{self.constant(domain)}.among(graph, {nodes})"

    def set_of(self, nodes: Any) -> str:
        """Give the name of a set that is worked out before all loops."""
        return self.once(f"members(graph, {self.constant(nodes)})")

    def _asked(self, group: Group, names: list[str], env: Env) -> str:
        name = self.new("exists")
        inner = {each: self.local(each, sure=env[each].sure) for each in names}
        domains, self.domains = self.domains, {}
        parameters = [inner[each].name for each in names]
        with self.ending("return True"), self.function(name, parameters), self.expecting(()):
            self.group(group, inner, frozenset(), lambda _: self.final())
        self.domains = domains
        given = ", ".join(env[each].name for each in names)
        # What looks through the whole file seldom asks about the same twice; nor does what asks about a thing
        # and no others, unless it goes through others besides.
        far = goes_far(Exists(group, wanted=True))
        again = far or ("this" in names and 1 < len(names) < len(env))
        if self.wide or ("this" in names and not again) or not all(env[each].node for each in names):
            return f"{name}({given})"
        return self.remembered(
            given if len(names) == 1 else f"({given})" if names else "None", f"{name}({given})"
        )


def _apart(group: Group) -> Group:
    """Take conditions apart that must all hold."""
    elements: list[Element] = []
    for element in group.elements:
        if isinstance(element, Filter):
            elements += [Filter(part) for part in conjuncts(element.condition)]
        else:
            elements.append(element)
    return Group(tuple(elements))
