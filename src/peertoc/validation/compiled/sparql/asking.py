"""A compiled query, asked about one focus node at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peertoc.validation.compiled.literals import Unsure
from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.sparql.algebra import Bind, Call, Expression, Select, Variable
from peertoc.validation.compiled.sparql.compiling import Compiler
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.validation.compiled.sparql.reading import read_select
from peertoc.validation.compiled.sparql.scoping import demand_scoped
from peertoc.validation.compiled.sparql.values import Failed, true
from peertoc.validation.compiled.sparql.variables import certain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.paths import Path

_THIS = frozenset(("this",))


class Query:
    """Ask a query of SHACL; what it says of ``path`` and ``value`` comes back, None where it says nothing.

    Raises Unsupported for a query that is not compiled.
    """

    def __init__(self, text: str, prefixes: Mapping[str, str], graph: Graph, path: Path | None) -> None:
        select = read_select(text, prefixes, graph.nodes, path)
        demand_scoped(select)
        self._row: list[Any] = []
        self._found: dict[tuple[Node | None, Node | None], None] = {}
        self._compiler = Compiler(graph, self._row)
        self._this = self._compiler.place("this")
        self._run = self._compiled(select)
        self._size = len(self._row)

    def ask(self, focus: Node) -> list[tuple[Node | None, Node | None]]:
        """Give the path and the value of each solution, each once. Raises Unsure."""
        self._found = {}
        row: list[Any] = [None] * self._size
        row[self._this] = focus
        self._run(row)
        return list(self._found)

    def _compiled(self, select: Select) -> Callable[[list[Any]], bool]:
        if select.having is not None:
            return self._grouped(select, select.having)
        return self._compiler.group(select.group, _THIS, self._noting(select))

    def _noting(self, select: Select) -> Callable[[list[Any]], bool]:
        path, value = (self._chosen(select, name) for name in ("path", "value"))

        def note(row: list[Any]) -> bool:
            self._found[path(row), value(row)] = None
            return False

        return note

    def _chosen(self, select: Select, name: str) -> Callable[[list[Any]], Node | None]:
        if name not in select.names:
            return lambda _: None
        computed = next((each for each in select.computed if each.variable == name), None)
        work = self._compiler.expression(computed.expression if computed else Variable(name), _THIS)

        def chosen(row: list[Any]) -> Node | None:
            try:
                found = work(row)
            except Failed:
                return None
            if not isinstance(found, Node):
                raise Unsure
            return found

        return chosen

    def _grouped(self, select: Select, having: Expression) -> Callable[[list[Any]], bool]:
        """Compile a query with one group for each focus node: it is counted, then noted."""
        _demand_countable(select, having)
        counted = _counted(having)
        place, kept = self._compiler.place(counted), self._compiler.new_place()
        note = self._noting(select)
        condition = self._compiler.expression(_with_count(having), _THIS)
        count = self._compiler.place(_COUNT)

        def gather(row: list[Any]) -> bool:
            row[kept].add(row[place])
            return False

        run = self._compiler.group(select.group, _THIS, gather)

        def grouped(row: list[Any]) -> bool:
            row[kept] = set()
            run(row)
            row[count] = len(row[kept])
            if row[kept] and true(condition(row)):
                note(row)
            return False

        return grouped


_COUNT = "count of the group"


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
