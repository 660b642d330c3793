"""A compiled query, asked about focus nodes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Call,
    Constant,
    Expression,
    Group,
    Select,
    Variable,
)
from peertoc.validation.compiled.sparql.code import COUNT, Local
from peertoc.validation.compiled.sparql.gathering import gather
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.validation.compiled.sparql.placing import read_scoped
from peertoc.validation.compiled.sparql.running import CALLED
from peertoc.validation.compiled.sparql.scoping import computed_in, conditions_in, triples_in
from peertoc.validation.compiled.sparql.variables import certain, mentioned, possible
from peertoc.validation.compiled.sparql.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Set

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.paths import Path
    from peertoc.validation.compiled.sparql.code import Env

    #: A focus node, and what a query says of path and value.
    Found = dict[tuple[Node, Node | None, Node | None], None]

_THIS = frozenset(("this",))


class Query:
    """Ask a query of SHACL; what it says of ``path`` and ``value`` comes back, None where it says nothing.

    Raises Unsupported for a query that is not compiled.
    """

    def __init__(self, text: str, prefixes: Mapping[str, str], graph: Graph, path: Path | None) -> None:
        self._graph = graph
        self.select = read_scoped(text, prefixes, graph, path)
        self._nodes, exact = gather(self.select.group, "this")
        self._exact = exact and self.select.having is None

    def suspects(self, foci: Set[Node]) -> tuple[Set[Node], bool]:
        """Give the focus nodes that may have a solution; tell whether they surely have."""
        if self._nodes is None:
            return foci, self._exact
        return self._nodes.among(self._graph, foci) or set(), self._exact

    def ask(self, foci: Iterable[Node]) -> Found:
        """Give the path and the value of each solution for suspects, each once. Raises Unsure."""
        if self._always is not None:
            found = dict.fromkeys((focus, *self._always) for focus in foci)
        else:
            found = {}
            self.run(self._graph, foci, found)
        return found

    @cached_property
    def _always(self) -> tuple[Node | None, Node | None] | None:
        """Give what is said of path and value where each suspect has a solution, and always this one."""
        said = {each.variable: _node(each.expression) for each in self.select.computed}
        chosen = [said.get(name) for name in self.select.names if name in {"path", "value"}]
        if not self._exact or None in chosen:
            return None
        return said.get("path"), said.get("value")

    @cached_property
    def run(self) -> Callable[[Graph, Iterable[Node], Found], None]:
        """Give the function that finds the solutions of any focus nodes."""
        return _Asking(self.select).run()


class _Asking:
    """Write the function that asks a query about focus nodes."""

    def __init__(self, select: Select) -> None:
        self.select = select
        wide = not _speaks_of_this(select.group)
        self._writer = Writer(frozenset(computed_in(select.group)), wide=wide)

    def run(self) -> Callable[[Graph, Iterable[Node], Found], None]:
        """Compile the function."""
        writer, this = self._writer, Local("v_this")
        self._domains()
        with writer.under("for v_this in foci:"):
            if self.select.having is None:
                self._plain({"this": this})
            else:
                self._grouped({"this": this}, self.select.having)
        namespace: dict[str, Any] = {**CALLED, **writer.constants}
        # What runs is made of the words of a query that was read: no text of it gets in but as a constant.
        exec(compile(writer.source(), "<a query>", "exec"), namespace)  # noqa: S102
        run: Callable[[Graph, Iterable[Node], Found], None] = namespace["run"]
        return run

    def _domains(self) -> None:
        """Work out which nodes are of any use, where a query looks through the whole file."""
        group = self.select.group
        if not self._writer.wide:
            return
        for name in sorted(possible(group) - _THIS - frozenset(computed_in(group))):
            nodes, _ = gather(group, name)
            if nodes is not None and nodes.telling:
                self._writer.domains[name] = nodes
                if nodes.bounded and name in certain(group):
                    self._writer.leave_unless(self._writer.domain(name))

    def _plain(self, env: Env) -> None:
        outputs = self._outputs()
        with self._writer.ending(""):
            self._writer.group(self.select.group, env, outputs | _THIS, self._note)

    def _note(self, env: Env) -> None:
        path, value = (self._chosen(name, env) for name in ("path", "value"))
        self._writer.put(f"found[{env['this'].name}, {path}, {value}] = None")

    def _chosen(self, name: str, env: Env) -> str:
        if name not in self.select.names:
            return "None"
        computed = next((each for each in self.select.computed if each.variable == name), None)
        return self._writer.expressions.chosen(computed.expression if computed else Variable(name), env)

    def _outputs(self) -> frozenset[str]:
        computed = (mentioned(each.expression) for each in self.select.computed)
        return frozenset(self.select.names).union(*computed)

    def _grouped(self, env: Env, having: Expression) -> None:
        """Write a query with one group for each focus node: it is counted, then noted."""
        _demand_countable(self.select, having)
        counted, writer = _counted(having), self._writer
        writer.put("kept = set()")

        def keep(env: Env) -> None:
            writer.put(f"kept.add({env[counted].name})")

        with writer.ending(""):
            writer.group(self.select.group, env, frozenset((counted, "this")), keep)
        writer.put("count = len(kept)")
        with writer.under("if count:"):
            count = {**env, _COUNT: Local("count", gives=COUNT)}
            writer.filters.write(_with_count(having), count, self._note)


def _node(expression: Expression) -> Node | None:
    value = expression.value if isinstance(expression, Constant) else None
    return value if isinstance(value, Node) else None


_COUNT = "count of the group"


def _speaks_of_this(group: Group) -> bool:
    """Tell whether a query asks anything of $this."""
    this = Variable("this")
    return any(this in (each.subject, each.path, each.value) for each in triples_in(group)) or any(
        "this" in mentioned(each) for each in conditions_in(group)
    )


def _demand_countable(select: Select, having: Expression) -> None:
    """Raise Unsupported unless one surely bound variable is counted, and nothing else is chosen."""
    chosen = {name for each in select.computed for name in _variables(each)} | set(select.names)
    if chosen - {each.variable for each in select.computed} - {"this"}:
        raise Unsupported("a group of which more than $this is chosen")
    if _counted(having) not in certain(select.group):
        raise Unsupported("a count of what may be unbound")


def _variables(bind: Bind) -> set[str]:
    return {bind.expression.name} if isinstance(bind.expression, Variable) else set()


def _counted(having: Expression) -> str:
    parts = having.parts if isinstance(having, Call) else ()
    counts = [part.parts[0] for part in parts if _is_count(part)]  # type: ignore[union-attr]
    if len(counts) != 1 or len(parts) != 2 or not isinstance(counts[0], Variable):
        raise Unsupported("HAVING with more than one count")
    return counts[0].name


def _is_count(part: Expression) -> bool:
    return isinstance(part, Call) and part.name == "COUNT"


def _with_count(having: Expression) -> Expression:
    """Put the place where the count will stand for the count."""
    assert isinstance(having, Call)  # noqa: S101 - seen to by _counted
    parts = tuple(Variable(_COUNT) if _is_count(part) else part for part in having.parts)
    return Call(having.name, parts)
