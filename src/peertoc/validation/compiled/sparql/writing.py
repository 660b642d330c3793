"""From a query to a Python function: loops within loops over the indexes, written out and compiled.

A variable of the query becomes local names, one for each place that binds it; what is constant is handed in.
A pattern that is asked for as such (EXISTS), and what comes after a choice, become functions of their own.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Call,
    Element,
    Exists,
    Expression,
    Filter,
    Group,
    Optionally,
    Select,
    Triple,
    Union,
)  # fmt: skip
from peertoc.validation.compiled.sparql.chaining import beside, chain
from peertoc.validation.compiled.sparql.code import NODE, OTHER, Local
from peertoc.validation.compiled.sparql.conditions import conjuncts
from peertoc.validation.compiled.sparql.folding import folded
from peertoc.validation.compiled.sparql.gathering import gather
from peertoc.validation.compiled.sparql.lines import Lines
from peertoc.validation.compiled.sparql.ordering import goes_far, in_order
from peertoc.validation.compiled.sparql.testing import tested
from peertoc.validation.compiled.sparql.variables import Names, anywhere, certain, mentioned, possible
from peertoc.validation.compiled.sparql.writing_expressions import Expressions
from peertoc.validation.compiled.sparql.writing_scans import Scans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peertoc.validation.compiled.sets import NodeSet
    from peertoc.validation.compiled.sparql.code import Env, Next

    Conditions: TypeAlias = tuple[Expression, ...]


class Writer(Lines):
    """Write the functions of one query."""

    def __init__(self, computed: Names, *, wide: bool) -> None:
        super().__init__()
        self._computed = computed
        self.wide = wide
        self._final = "return True"
        self.domains: dict[str, NodeSet] = {}
        self._coming: Conditions = ()
        self.expressions = Expressions(self)
        self._scans = Scans(self)

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
        guards = [guard for guard in (self._guard(each, env) for each in filters) if guard]
        if guards:
            with self.under(f"if {' and '.join(guards)}:"):
                self._elements(elements, env, needed, then)
        else:
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
            self._scans.write(element, env, after, go_on, self._expected(others))
        elif isinstance(element, Filter):
            self.expressions.filter(element.condition, env, go_on)
        elif isinstance(element, Bind):
            self.expressions.bind(element.expression, element.variable, env, go_on)
        elif isinstance(element, Group | Select):
            with self._expecting(self._expected(others)):
                self._inner(element, env, after, go_on)
        else:
            with self._expecting(()):
                self._choice(element, env, after, go_on)

    def _inner(self, element: Group | Select, env: Env, needed: Names, then: Next) -> None:
        if isinstance(element, Group):
            self.group(element, env, needed, then)
        else:
            self._select(element, env, then)

    def _expected(self, others: Sequence[Element]) -> Conditions:
        """Give the conditions that are still to come, here and outside."""
        return (*(each.condition for each in others if isinstance(each, Filter)), *self._coming)

    @contextmanager
    def _expecting(self, conditions: Conditions) -> Iterator[None]:
        """Say which conditions come after what is written, for as long as this lasts."""
        before, self._coming = self._coming, conditions
        yield
        self._coming = before

    def _choice(self, element: Union | Optionally, env: Env, needed: Names, then: Next) -> None:
        if isinstance(element, Union):
            go_on = self._after(env, possible(element), certain(element), needed, then)
            for group in element.groups:
                self.group(group, env, needed, go_on)
        else:
            go_on = self._after(env, possible(element), frozenset(), needed, then)
            hit, inner = self._carried("hit", "[]", env)

            def found(env: Env) -> None:
                self.put(f"{env[hit].name}.append(True)")
                go_on(env)

            self.group(element.group, inner, needed | {hit}, found)
            with self.under(f"if not {inner[hit].name}:"):
                go_on(env)

    def _after(self, env: Env, more: Names, sure: Names, needed: Names, then: Next) -> Next:
        """Write what comes after a choice as a function, and give what calls it."""
        name = self.new("after")
        names = [each for each in dict.fromkeys([*env, *sorted(more)]) if each in needed or each == "this"]
        inner = {
            each: self.local(each, sure=each in sure or (each in env and env[each].sure)) for each in names
        }
        with self.function(name, [inner[each].name for each in names]):
            then(inner)

        def call(env: Env) -> None:
            given = [env[each].name if each in env else "None" for each in names]
            self.done(f"{name}({', '.join(given)})")

        return call

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

    def _carried(self, stem: str, value: str, env: Env) -> tuple[str, Env]:
        """Make something that goes along with the variables, into whatever function comes next."""
        name = self.new(stem)
        self.put(f"{name} = {value}")
        return f"of {name}", {**env, f"of {name}": Local(name, gives=OTHER)}

    def _select(self, select: Select, env: Env, then: Next) -> None:
        """Write a query in a query: its other variables are its own, and each row goes on once."""
        names = frozenset(select.names)
        seen, inner = self._carried("seen", "set()", {name: env[name] for name in env if name in names})
        # What was bound before goes along unseen, into whatever function comes next.
        outside = {name: f"outside {name}" for name in env if name not in names}
        inner |= {key: env[name] for name, key in outside.items()}

        def found(row: Env) -> None:
            key = self.new("key")
            parts = [row[name].name for name in select.names if name in row]
            before = {name: row[key]._replace(gives=env[name].gives) for name, key in outside.items()}
            self.put(f"{key} = ({', '.join(parts)},)")
            with self.under(f"if {key} not in {row[seen].name}:"):
                self.put(f"{row[seen].name}.add({key})")
                then({**before, **{name: row[name] for name in select.names if name in row}})

        domains = self.domains
        self.domains = {name: nodes for name, nodes in domains.items() if name in names}
        inside = anywhere(select.group) - names
        with self._expecting(tuple(each for each in self._coming if not mentioned(each) & inside)):
            self.group(select.group, inner, names | {seen, *outside.values()}, found)
        self.domains = domains

    def exists(self, exists: Exists, env: Env) -> str:
        """Write a pattern that is asked for; give what asks."""
        names = sorted(name for name in anywhere(exists.group) if name in env)
        code = self._in_set(exists.group, names, env) or self._asked(exists.group, names, env)
        return code if exists.wanted else f"not {code}"

    def sieve(self, condition: Expression, name: str, nodes: str, env: Env) -> str:
        """Write which nodes meet a condition that joins a variable to another; nothing for any else."""
        if not isinstance(condition, Exists):
            return ""
        names = anywhere(condition.group)
        others = [each for each in names if each in env and env[each].sure and env[each].node]
        if name not in names or len(others) != 1:
            return ""
        path = chain(condition.group, name, others[0])
        if path is None:
            return ""
        right = f"leading(graph, {self.constant(path)}, {{{env[others[0]].name}}}, {nodes})"
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
        with self.ending("return True"), self.function(name, parameters), self._expecting(()):
            self.group(group, inner, frozenset(), lambda _: self.final())
        self.domains = domains
        given = ", ".join(env[each].name for each in names)
        # What looks through the whole file seldom asks about the same twice.
        far = goes_far(Exists(group, wanted=True))
        if self.wide or ("this" in names and not far) or not all(env[each].node for each in names):
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
