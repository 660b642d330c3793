"""What sets tell, as lines: which nodes are of any use, and which of them meet a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from peertoc.validation.compiled.combining import Without
from peertoc.validation.compiled.sparql.algebra import Call, Exists, Expression, Filter, Group
from peertoc.validation.compiled.sparql.chaining import chain
from peertoc.validation.compiled.sparql.conditions import looks
from peertoc.validation.compiled.sparql.gathering import gather
from peertoc.validation.compiled.sparql.lines import Lines
from peertoc.validation.compiled.sparql.testing import tested
from peertoc.validation.compiled.sparql.variables import Names, anywhere, mentioned

if TYPE_CHECKING:
    from peertoc.validation.compiled.sets import NodeSet
    from peertoc.validation.compiled.sparql.code import Env


class Coming(NamedTuple):
    """Hold a condition that every solution must meet, and which of its variables it shares with them."""

    condition: Expression
    names: Names


class Sets(Lines):
    """Write what sets tell; ``wide`` is a query that looks through the whole file."""

    def __init__(self, computed: Names, *, wide: bool) -> None:
        super().__init__()
        self.computed = computed
        self.wide = wide
        self.domains: dict[str, NodeSet] = {}

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

    def guard(self, element: Filter, env: Env) -> str:
        """Give what must be true of the whole file where a condition can hold for any of its nodes at all.

        One that only leaves nodes out holds for most.
        """
        condition = element.condition
        parts = condition.parts if isinstance(condition, Call) and condition.name == "||" else (condition,)
        sets = []
        for part in parts:
            about = mentioned(part)
            name = next(iter(about)) if len(about) == 1 else ""
            known = not name or name in env or name in self.computed or name in self.domains
            nodes = None if known else tested(part, name)
            if nodes is None or isinstance(nodes, Without):
                return ""
            sets.append(self.set_of(nodes))
        return f"({' or '.join(sets)})"

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

    def in_set(self, group: Group, names: list[str], env: Env) -> str:
        """Write whether a pattern has a solution for the one node it asks about, else nothing."""
        if len(names) != 1 or not env[names[0]].sure or not env[names[0]].node:
            return ""
        nodes = _telling(group, names[0])
        return "" if nodes is None else f"({env[names[0]].name} in {self.asked_set(nodes)})"

    def is_dear(self, condition: Expression, scope: Names) -> bool:
        """Tell whether a condition asks for a pattern of which no set tells; ``scope`` may be known by then.

        What looks through the whole file has few left to ask about.
        """
        if self.wide:
            return False
        known = [(exists.group, sorted(anywhere(exists.group) & scope)) for exists in looks(condition)]
        return any(len(names) != 1 or _telling(group, names[0]) is None for group, names in known)

    def asked_set(self, nodes: NodeSet) -> str:
        """Give the name of a set of which nodes are asked whether they are in it."""
        # What looks through the whole file has few left to ask about here.
        return self.once(f"Later(graph, {self.constant(nodes)})") if self.wide else self.set_of(nodes)


def _telling(group: Group, name: str) -> NodeSet | None:
    """Give the nodes with which a pattern has a solution, where a set tells it; kept with the pattern."""
    key = f"set of {name}"
    if key not in group.__dict__:
        nodes, exact = gather(group, name)
        group.__dict__[key] = nodes if exact and nodes is not None and nodes.bounded else None
    found: NodeSet | None = group.__dict__[key]
    return found
