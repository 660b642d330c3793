"""From a query that is read to functions that call each other: each step hands every solution to the next.

A step takes the row of variables, fills in what it finds, calls the next, and takes it out again; it gives
True as soon as one of those that come after it has seen enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from peertoc.validation.compiled.literals import Unsure
from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.sparql.algebra import (
    Bind,
    Call,
    Constant,
    Element,
    Exists,
    Expression,
    Filter,
    Group,
    Optionally,
    Select,
    Triple,
    Union,
    Variable,
)  # fmt: skip
from peertoc.validation.compiled.sparql.functions import FUNCTIONS, OPERATORS
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.validation.compiled.sparql.ordering import in_order
from peertoc.validation.compiled.sparql.remembering import remembering
from peertoc.validation.compiled.sparql.scanning import scan
from peertoc.validation.compiled.sparql.steps import (
    Row,
    Run,
    Work,
    applied,
    assigned,
    decided,
    filtered,
    read_from,
)
from peertoc.validation.compiled.sparql.values import Failed, true
from peertoc.validation.compiled.sparql.variables import Names, anywhere, certain

if TYPE_CHECKING:
    from peertoc.validation.compiled.graph import Graph
    from peertoc.validation.compiled.literals import Value


class Compiler:
    """Compile the parts of one query; ``places`` says where in the row each variable stands."""

    def __init__(self, graph: Graph, row: Row, places: dict[str, int] | None = None) -> None:
        self.graph = graph
        self._row = row
        self._places: dict[str, int] = places or {}

    def place(self, name: str) -> int:
        """Give the place of a variable in the row."""
        if name not in self._places:
            self._places[name] = self.new_place()
        return self._places[name]

    def new_place(self) -> int:
        """Make a place in the row."""
        self._row.append(None)
        return len(self._row) - 1

    def group(self, group: Group, bound: Names, then: Run) -> Run:
        """Compile a group whose solutions go on to ``then``; ``bound`` is surely bound before."""
        steps: list[tuple[Element, Names]] = []
        for element in in_order(group, bound):
            steps.append((element, bound))
            bound |= certain(element)
        for element, before in reversed(steps):
            then = self._step(element, before, then)
        return then

    def _step(self, element: Element, bound: Names, then: Run) -> Run:
        if isinstance(element, Triple):
            return self._scan(element, then)
        if isinstance(element, Filter):
            return filtered(self.expression(element.condition, bound), then)
        if isinstance(element, Bind):
            return assigned(self.expression(element.expression, bound), self.place(element.variable), then)
        if isinstance(element, Group):
            return self.group(element, bound, then)
        if isinstance(element, Union):
            runs = [self.group(group, bound, then) for group in element.groups]
            return lambda row: any(run(row) for run in runs)
        if isinstance(element, Optionally):
            return self._optional(element, bound, then)
        return self._select(element, bound, then)

    def _scan(self, triple: Triple, then: Run) -> Run:
        def end(part: Variable | Constant) -> Any:
            return self.place(part.name) if isinstance(part, Variable) else part.value

        path = triple.path
        way = self.place(path.name) if isinstance(path, Variable) else path
        return scan(self.graph, end(triple.subject), way, end(triple.value), then)

    def _optional(self, element: Optionally, bound: Names, then: Run) -> Run:
        place = self.new_place()

        def found(row: Row) -> bool:
            row[place] = True
            return then(row)

        run = self.group(element.group, bound, found)

        def optional(row: Row) -> bool:
            row[place] = False
            return run(row) or (not row[place] and then(row))

        return optional

    def _select(self, select: Select, bound: Names, then: Run) -> Run:
        """Compile a query in a query: its other variables are its own, and each row goes on once."""
        names = frozenset(select.names)
        inner = Compiler(self.graph, self._row, {name: self.place(name) for name in names})
        places, kept = tuple(self.place(name) for name in select.names), self.new_place()

        def found(row: Row) -> bool:
            key = tuple(row[place] for place in places)
            if key in row[kept]:
                return False
            row[kept].add(key)
            return then(row)

        run = inner.group(select.group, bound & names, found)

        def chosen(row: Row) -> bool:
            row[kept] = set()
            return run(row)

        return chosen

    def expression(self, expression: Expression, bound: Names) -> Work:
        """Compile an expression."""
        if isinstance(expression, Variable):
            return read_from(self.place(expression.name))
        if isinstance(expression, Constant):
            value = expression.value
            return lambda _: value
        if isinstance(expression, Exists):
            return self._exists(expression, bound)
        return self._call(expression, bound)

    def _exists(self, exists: Exists, bound: Names) -> Work:
        run, wanted = self.group(exists.group, bound, lambda _: True), exists.wanted
        names = anywhere(exists.group)
        if "this" not in names:
            run = remembering(self.graph, run, tuple(self.place(name) for name in sorted(names)))
        return lambda row: run(row) is wanted

    def _call(self, call: Call, bound: Names) -> Work:
        if call.name == "BOUND":
            return self._bound(call)
        parts = [self.expression(part, bound) for part in call.parts]
        if call.name in {"&&", "||"}:
            return decided(parts, by=call.name == "||")
        if call.name == "IF" and len(parts) == 3:
            condition, then, otherwise = parts
            return lambda row: then(row) if true(condition(row)) else otherwise(row)
        function = FUNCTIONS.get(call.name) or OPERATORS.get(call.name)
        if function is None:
            raise Unsupported(f"the function {call.name}")
        if call.name == "DATATYPE":
            return self._datatype(parts[0])
        return applied(function, parts)

    def _bound(self, call: Call) -> Work:
        if len(call.parts) != 1 or not isinstance(call.parts[0], Variable):
            raise Unsupported("BOUND of what is no variable")
        place = self.place(call.parts[0].name)
        return lambda row: row[place] is not None

    def _datatype(self, part: Work) -> Work:
        node = self.graph.nodes.passing

        def datatype(row: Row) -> Value:
            value = part(row)
            if not isinstance(value, Node):
                raise Unsure
            if not value.datatype:
                raise Failed
            return node(NamedNode(value.datatype))

        return datatype
