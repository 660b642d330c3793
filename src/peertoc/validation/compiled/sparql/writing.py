"""From a query to a Python function: loops within loops over the indexes, written out and compiled.

A variable of the query becomes local names, one for each place that binds it; what is constant is handed in.
A pattern that is asked for as such (EXISTS), and what comes after a choice, become functions of their own.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Element,
    Exists,
    Filter,
    Group,
    Select,
    Triple,
)  # fmt: skip
from peertoc.validation.compiled.sparql.chaining import beside
from peertoc.validation.compiled.sparql.code import NODE, OTHER, Local
from peertoc.validation.compiled.sparql.conditions import conjuncts
from peertoc.validation.compiled.sparql.folding import folded
from peertoc.validation.compiled.sparql.ordering import goes_far, in_order
from peertoc.validation.compiled.sparql.variables import Names, anywhere, mentioned, possible
from peertoc.validation.compiled.sparql.writing_choices import Choices
from peertoc.validation.compiled.sparql.writing_expressions import Expressions
from peertoc.validation.compiled.sparql.writing_filters import Filters
from peertoc.validation.compiled.sparql.writing_scans import Scans
from peertoc.validation.compiled.sparql.writing_sets import Coming, Sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.validation.compiled.sparql.code import Env, Next


class Writer(Sets):
    """Write the functions of one query."""

    def __init__(self, computed: Names, *, wide: bool) -> None:
        super().__init__(computed, wide=wide)
        self._final = "return True"
        self.coming: tuple[Coming, ...] = ()
        self.expressions = Expressions(self)
        self.filters = Filters(self)
        self._scans = Scans(self)
        self._choices = Choices(self)

    def local(self, name: str, *, sure: bool = True, gives: str = OTHER) -> Local:
        """Make a name for a variable; ``gives`` is what it holds, unless that is never but a node."""
        stem = f"v_{name}" if name.isidentifier() else "kept"
        return Local(self.new(stem), sure, gives if name in self.computed else NODE)

    def group(self, group: Group, env: Env, needed: Names, then: Next) -> None:
        """Write a group; ``needed`` are the variables that are spoken of after it."""
        sure = frozenset(name for name, local in env.items() if local.sure)
        firm = frozenset(name for name, local in env.items() if local.sure and local.node)
        plain = folded(_apart(group), frozenset(env), firm, needed)
        if self.wide:
            plain = beside(plain, needed.union(env))
        scope = possible(plain).union(env)
        dear = [
            each
            for each in plain.elements
            if isinstance(each, Filter) and self.is_dear(each.condition, scope)
        ]
        elements = list(in_order(plain, sure, frozenset(self.domains), dear))
        filters = [each for each in elements if self.wide and isinstance(each, Filter)]
        own = [Coming(each.condition, mentioned(each.condition) & scope) for each in filters]
        guards = [guard for guard in (self.guard(each, env) for each in filters) if guard]
        guarded = self.under(f"if {' and '.join(guards)}:") if guards else nullcontext()
        with self.expecting((*own, *self.coming)), guarded:
            self._elements(elements, env, needed, then)

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
            self.filters.write(element.condition, env, go_on)
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
        code = self.in_set(exists.group, names, env) or self._asked(exists.group, names, env)
        return code if exists.wanted else f"not {code}"

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
        return self.remembered([env[each].name for each in names], name)


def _apart(group: Group) -> Group:
    """Take conditions apart that must all hold."""
    elements: list[Element] = []
    for element in group.elements:
        if isinstance(element, Filter):
            elements += [Filter(part) for part in conjuncts(element.condition)]
        else:
            elements.append(element)
    return Group(tuple(elements))
