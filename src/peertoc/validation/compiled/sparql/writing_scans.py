"""Statements that are asked for, as loops: each way in which subject, property and value may be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.leading import Leading
from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.paths import Step, turned
from peertoc.validation.compiled.sets import Listed
from peertoc.validation.compiled.sparql.algebra import Constant, Triple, Variable
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.validation.compiled.sparql.writing_loops import Loops, name_of
from peertoc.validation.compiled.sparql.writing_ways import Ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.compiled.paths import Path
    from peertoc.validation.compiled.sparql.code import Env, Next
    from peertoc.validation.compiled.sparql.variables import Names
    from peertoc.validation.compiled.sparql.writing import Writer
    from peertoc.validation.compiled.sparql.writing_sets import Coming


class Scans(Loops):
    """Write the loops of statements."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer)
        self._ways = Ways(writer)

    def write(self, triple: Triple, env: Env, needed: Names, then: Next, coming: Sequence[Coming]) -> None:
        """Write the loop for a statement; ``needed`` are the variables that are spoken of after it.

        Of the conditions that are ``coming``, it may take in advance what whole sets can meet.
        """
        names = [
            part.name for part in (triple.subject, triple.path, triple.value) if isinstance(part, Variable)
        ]
        if isinstance(triple.path, Variable) and len(set(names)) != len(names):
            raise Unsupported("a variable that stands twice in a statement")
        if any(name in env and not env[name].sure for name in names):
            self._unsure(triple, env, then)
        elif isinstance(triple.path, Variable):
            self._ways.write(triple, triple.path.name, env, needed, then, coming)
        elif triple.subject == triple.value and isinstance(triple.subject, Variable):
            self._round(triple.path, triple.subject.name, env, then)
        else:
            self._one_way(triple, triple.path, env, needed, then)

    def _one_way(self, triple: Triple, path: Path, env: Env, needed: Names, then: Next) -> None:
        start, end = self.known(triple.subject, env), self.known(triple.value, env)
        if start and isinstance(triple.value, Constant) and not isinstance(path, Step):
            # Many may be asked whether they lead to what is written in the query.
            leading = Leading(path, Listed(frozenset((_node(triple.value),))))
            self.when(f"{start} in {self.writer.asked_set(leading)}", env, then)
        elif start and end:
            self.when(f"{end} in {self._ahead(path, start)}", env, then)
        elif start:
            self.reach(name_of(triple.value), self._ahead(path, start), env, needed, then)
        elif end:
            self.reach(name_of(triple.subject), self._back(path, end), env, needed, then)
        else:
            self._anywhere(triple, path, env, needed, then)

    def _anywhere(self, triple: Triple, path: Path, env: Env, needed: Names, then: Next) -> None:
        writer, start, end = self.writer, name_of(triple.subject), name_of(triple.value)
        shown = writer.constant(path)
        if start not in needed and isinstance(path, Step):
            self.bind(end, f"graph.all_values({writer.constant(path.predicate)})", env, then)
        elif end not in needed and isinstance(path, Step):
            self.bind(start, writer.once(f"graph.ahead({writer.constant(path.predicate)})"), env, then)
        else:
            self.bind(
                start,
                f"starts(graph, {shown})",
                env,
                lambda env: self.bind(end, self._ahead(path, env[start].name), env, then),
            )

    def _round(self, path: Path, name: str, env: Env, then: Next) -> None:
        writer = self.writer
        if name in env:
            self.when(f"{env[name].name} in {self._ahead(path, env[name].name)}", env, then)
        else:
            shown, domain = writer.constant(path), writer.domain(name) or "None"
            self.bind(name, f"round_trips(graph, {shown}, {domain})", env, then)

    def _ahead(self, path: Path, node: str) -> str:
        writer = self.writer
        if isinstance(path, Step):
            return f"{writer.once(f'graph.ahead({writer.constant(path.predicate)})')}.get({node}, ())"
        return f"{writer.once(f'relation(graph, {writer.constant(path)})')}[{node}]"

    def _back(self, path: Path, node: str) -> str:
        writer = self.writer
        if isinstance(path, Step):
            return f"{writer.once(f'graph.back({writer.constant(path.predicate)})')}.get({node}, ())"
        return self._ahead(turned(path), node)

    def _unsure(self, triple: Triple, env: Env, then: Next) -> None:
        """Write a statement about variables that may be bound or not."""
        writer = self.writer
        parts = (triple.subject, triple.path, triple.value)
        given = [
            self.known(part, env) or "None"
            if isinstance(part, Variable | Constant)
            else writer.constant(part)
            for part in parts
        ]
        names = {part.name: writer.local(part.name) for part in parts if isinstance(part, Variable)}
        row = [names[part.name].name if isinstance(part, Variable) else writer.new("same") for part in parts]
        again = triple.subject == triple.value and isinstance(triple.subject, Variable)
        first = writer.new("first") if again else row[0]
        with writer.under(f"for {first}, {row[1]}, {row[2]} in statements(graph, {', '.join(given)}):"):
            if again:
                self.when(f"{first} is {row[2]}", {**env, **names}, then)
            else:
                then({**env, **names})


def _node(constant: Constant) -> Node:
    assert isinstance(constant.value, Node)  # noqa: S101 - as every statement has it
    return constant.value
