"""Statements whose property is a variable, as loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.validation.compiled.sparql.writing_loops import Loops, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.compiled.sparql.algebra import Triple
    from peertoc.validation.compiled.sparql.code import Env, Next
    from peertoc.validation.compiled.sparql.variables import Names
    from peertoc.validation.compiled.sparql.writing_sets import Coming

#: Of so few properties each is tried, rather than those that a thing has.
_FEW: Final = 4


class Ways(Loops):
    """Write the loops of statements that name no property."""

    def write(
        self, triple: Triple, way: str, env: Env, needed: Names, then: Next, coming: Sequence[Coming]
    ) -> None:
        """Write the loops; of the conditions that are ``coming``, they take what whole sets can meet."""
        start, end = self.known(triple.subject, env), self.known(triple.value, env)
        if way in env:
            self._along(triple, env[way].name, env, needed, then, coming)
            return
        # A property that a thing has, it has with a value.
        enough = bool(start) and not end and name_of(triple.value) not in needed
        back = f"{self.writer.once('graph.ways_back()')}[{end}]" if end else ""
        side = f"{self.writer.once('graph.ways()')}[{start}]" if start else back
        domain = self.writer.domain(way)
        if not domain:
            ways = side or "graph.said"
        else:
            used = self.writer.once(f"[way for way in graph.said if way in {domain}]")
            ways = used if not side else side if enough else f"({used} if len({used}) < {_FEW} else {side})"
        local = self.writer.local(way)
        with self.writer.under(f"for {local.name} in {ways}:"):
            self.checked(
                way,
                local.name,
                {**env, way: local},
                then if enough else lambda env: self._along(triple, local.name, env, needed, then, coming),
            )

    def _along(
        self, triple: Triple, way: str, env: Env, needed: Names, then: Next, coming: Sequence[Coming]
    ) -> None:
        start, end = self.known(triple.subject, env), self.known(triple.value, env)
        if start and end:
            self.when(f"{end} in graph.values({start}, {way})", env, then)
        elif start:
            self.reach(name_of(triple.value), f"graph.values({start}, {way})", env, needed, then)
        elif end:
            self.reach(name_of(triple.subject), f"graph.back({way}).get({end}, ())", env, needed, then)
        elif name_of(triple.subject) not in needed:
            self._sieve(name_of(triple.value), way, env, then, coming)
        else:
            self._pairs(triple, way, env, then)

    def _sieve(self, name: str, way: str, env: Env, then: Next, coming: Sequence[Coming]) -> None:
        """Bind a variable to those values of a property that come into question, as far as sets can tell."""
        writer, nodes = self.writer, self.writer.new("values")
        writer.put(f"{nodes} = graph.all_values({way})")
        with writer.under(f"if {nodes}:"):
            if name in writer.domains:
                writer.put(f"{nodes} = {writer.of_domain(name, nodes)}")
            for each in coming:
                sieve = writer.sieve(each, name, nodes, env)
                if sieve:
                    writer.put(f"{nodes} = {sieve}")
            local = writer.local(name)
            with writer.under(f"for {local.name} in {nodes}:"):
                then({**env, name: local})

    def _pairs(self, triple: Triple, way: str, env: Env, then: Next) -> None:
        writer, values = self.writer, self.writer.new("values")
        start = writer.local(name_of(triple.subject))
        with writer.under(f"for {start.name}, {values} in graph.ahead({way}).items():"):
            self.checked(
                name_of(triple.subject),
                start.name,
                {**env, name_of(triple.subject): start},
                lambda env: self.bind(name_of(triple.value), values, env, then),
            )
