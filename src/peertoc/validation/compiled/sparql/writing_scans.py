"""Statements that are asked for, as loops: each way in which subject, property and value may be known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.validation.compiled.paths import Step, turned
from peertoc.validation.compiled.sparql.algebra import Constant, Triple, Variable
from peertoc.validation.compiled.sparql.lexing import Unsupported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.compiled.paths import Path
    from peertoc.validation.compiled.sparql.code import Env, Next
    from peertoc.validation.compiled.sparql.variables import Names
    from peertoc.validation.compiled.sparql.writing import Coming, Writer

#: Of so few properties each is tried, rather than those that a thing has.
_FEW: Final = 4


class Scans:
    """Write the loops of statements."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._coming: Sequence[Coming] = ()

    def write(self, triple: Triple, env: Env, needed: Names, then: Next, coming: Sequence[Coming]) -> None:
        """Write the loop for a statement; ``needed`` are the variables that are spoken of after it.

        Of the conditions that are ``coming``, it may take in advance what whole sets can meet.
        """
        self._coming = coming
        names = [
            part.name for part in (triple.subject, triple.path, triple.value) if isinstance(part, Variable)
        ]
        if isinstance(triple.path, Variable) and len(set(names)) != len(names):
            raise Unsupported("a variable that stands twice in a statement")
        if any(name in env and not env[name].sure for name in names):
            self._unsure(triple, env, then)
        elif isinstance(triple.path, Variable):
            self._any_way(triple, triple.path.name, env, needed, then)
        elif triple.subject == triple.value and isinstance(triple.subject, Variable):
            self._round(triple.path, triple.subject.name, env, then)
        else:
            self._one_way(triple, triple.path, env, needed, then)

    def _known(self, part: Variable | Constant, env: Env) -> str:
        """Give the name of what is known, else nothing."""
        if isinstance(part, Constant):
            return self._writer.constant(part.value)
        return env[part.name].name if part.name in env else ""

    def _bind(self, name: str, loop: str, env: Env, then: Next) -> None:
        """Write a loop over nodes that binds a variable, as far as they may be of any use."""
        local = self._writer.local(name)
        with self._writer.under(f"for {local.name} in {loop}:"):
            self._checked(name, local.name, {**env, name: local}, then)

    def _reach(self, name: str, nodes: str, env: Env, needed: Names, then: Next) -> None:
        """Bind a variable to what is reached; where it is not spoken of again, to have any is enough."""
        if name in needed or name in self._writer.domains:
            self._bind(name, nodes, env, then)
        else:
            self._if(nodes, env, then)

    def _checked(self, name: str, local: str, env: Env, then: Next) -> None:
        domain = self._writer.domain(name)
        if not domain:
            then(env)
            return
        with self._writer.under(f"if {local} in {domain}:"):
            then(env)

    def _if(self, test: str, env: Env, then: Next) -> None:
        with self._writer.under(f"if {test}:"):
            then(env)

    def _one_way(self, triple: Triple, path: Path, env: Env, needed: Names, then: Next) -> None:
        start, end = self._known(triple.subject, env), self._known(triple.value, env)
        if start and end:
            self._if(f"{end} in {self._ahead(path, start)}", env, then)
        elif start:
            self._reach(_name(triple.value), self._ahead(path, start), env, needed, then)
        elif end:
            self._reach(_name(triple.subject), self._back(path, end), env, needed, then)
        else:
            self._anywhere(triple, path, env, needed, then)

    def _anywhere(self, triple: Triple, path: Path, env: Env, needed: Names, then: Next) -> None:
        writer, start, end = self._writer, _name(triple.subject), _name(triple.value)
        shown = writer.constant(path)
        if start not in needed and isinstance(path, Step):
            self._bind(end, f"graph.all_values({writer.constant(path.predicate)})", env, then)
        elif end not in needed and isinstance(path, Step):
            self._bind(start, writer.once(f"graph.ahead({writer.constant(path.predicate)})"), env, then)
        else:
            self._bind(
                start,
                f"starts(graph, {shown})",
                env,
                lambda env: self._bind(end, self._ahead(path, env[start].name), env, then),
            )

    def _round(self, path: Path, name: str, env: Env, then: Next) -> None:
        writer = self._writer
        if name in env:
            self._if(f"{env[name].name} in {self._ahead(path, env[name].name)}", env, then)
        else:
            shown, domain = writer.constant(path), writer.domain(name) or "None"
            self._bind(name, f"round_trips(graph, {shown}, {domain})", env, then)

    def _ahead(self, path: Path, node: str) -> str:
        writer = self._writer
        if isinstance(path, Step):
            return f"{writer.once(f'graph.ahead({writer.constant(path.predicate)})')}.get({node}, ())"
        return f"{writer.once(f'relation(graph, {writer.constant(path)})')}[{node}]"

    def _back(self, path: Path, node: str) -> str:
        writer = self._writer
        if isinstance(path, Step):
            return f"{writer.once(f'graph.back({writer.constant(path.predicate)})')}.get({node}, ())"
        return self._ahead(turned(path), node)

    def _any_way(self, triple: Triple, way: str, env: Env, needed: Names, then: Next) -> None:
        """Write a statement whose property is a variable."""
        start, end = self._known(triple.subject, env), self._known(triple.value, env)
        if way in env:
            self._along(triple, env[way].name, env, needed, then)
            return
        # A property that a thing has, it has with a value.
        enough = bool(start) and not end and _name(triple.value) not in needed
        back = f"{self._writer.once('graph.ways_back()')}[{end}]" if end else ""
        side = f"{self._writer.once('graph.ways()')}[{start}]" if start else back
        domain = self._writer.domain(way)
        if not domain:
            ways = side or "graph.said"
        else:
            used = self._writer.once(f"[way for way in graph.said if way in {domain}]")
            ways = used if not side else side if enough else f"({used} if len({used}) < {_FEW} else {side})"
        local = self._writer.local(way)
        with self._writer.under(f"for {local.name} in {ways}:"):
            self._checked(
                way,
                local.name,
                {**env, way: local},
                then if enough else lambda env: self._along(triple, local.name, env, needed, then),
            )

    def _along(self, triple: Triple, way: str, env: Env, needed: Names, then: Next) -> None:
        start, end = self._known(triple.subject, env), self._known(triple.value, env)
        if start and end:
            self._if(f"{end} in graph.values({start}, {way})", env, then)
        elif start:
            self._reach(_name(triple.value), f"graph.values({start}, {way})", env, needed, then)
        elif end:
            self._reach(_name(triple.subject), f"graph.back({way}).get({end}, ())", env, needed, then)
        elif _name(triple.subject) not in needed:
            self._sieve(_name(triple.value), way, env, then)
        else:
            self._pairs(triple, way, env, then)

    def _sieve(self, name: str, way: str, env: Env, then: Next) -> None:
        """Bind a variable to those values of a property that come into question, as far as sets can tell."""
        writer, nodes = self._writer, self._writer.new("values")
        writer.put(f"{nodes} = graph.all_values({way})")
        with writer.under(f"if {nodes}:"):
            if name in writer.domains:
                writer.put(f"{nodes} = {writer.of_domain(name, nodes)}")
            for coming in self._coming:
                sieve = writer.sieve(coming, name, nodes, env)
                if sieve:
                    writer.put(f"{nodes} = {sieve}")
            local = writer.local(name)
            with writer.under(f"for {local.name} in {nodes}:"):
                then({**env, name: local})

    def _pairs(self, triple: Triple, way: str, env: Env, then: Next) -> None:
        writer, values = self._writer, self._writer.new("values")
        start = writer.local(_name(triple.subject))
        with writer.under(f"for {start.name}, {values} in graph.ahead({way}).items():"):
            self._checked(
                _name(triple.subject),
                start.name,
                {**env, _name(triple.subject): start},
                lambda env: self._bind(_name(triple.value), values, env, then),
            )

    def _unsure(self, triple: Triple, env: Env, then: Next) -> None:
        """Write a statement about variables that may be bound or not."""
        writer = self._writer
        parts = (triple.subject, triple.path, triple.value)
        given = [
            self._known(part, env) or "None"
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
                self._if(f"{first} is {row[2]}", {**env, **names}, then)
            else:
                then({**env, **names})


def _name(part: Variable | Constant) -> str:
    assert isinstance(part, Variable)  # noqa: S101 - a constant is known
    return part.name
