"""What hangs on one variable of a group alone, made a condition on it: that can be told from a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.sparql.algebra import Element, Exists, Filter, Group, Triple
from peertoc.validation.compiled.sparql.gathering import gather
from peertoc.validation.compiled.sparql.variables import Names, anywhere, of_triple, possible

if TYPE_CHECKING:
    from collections.abc import Sequence


def folded(group: Group, bound: Names, firm: Names, needed: Names) -> Group:
    """Fold what hangs on one variable; ``bound`` are known before the group, ``needed`` after it.

    ``firm`` are those of the bound that surely are nodes. Of others no set can tell: asked for as such, what
    hangs on one would be folded again, and again.
    """
    elements = list(group.elements)
    scope = possible(group) | bound
    own = possible(group) - bound - needed
    for name in sorted(scope):
        for part in _hanging(elements, name, own - {name}, scope):
            rest = [each for each in elements if each not in part]
            if name in firm or any(isinstance(each, Triple) and name in of_triple(each) for each in rest):
                nodes, exact = gather(Group(tuple(part)), name)
                if exact and nodes is not None and nodes.bounded:
                    elements = [*rest, Filter(Exists(Group(tuple(part)), wanted=True))]
    return Group(tuple(elements))


def _hanging(elements: Sequence[Element], name: str, own: Names, scope: Names) -> list[list[Element]]:
    """Give the parts that share variables of their own, and speak of nothing else but one name."""
    parts: list[tuple[list[Element], Names]] = []
    for element in elements:
        names = anywhere(element) & scope
        if not names & own:
            continue
        touching = [part for part in parts if part[1] & names & own]
        parts = [part for part in parts if part not in touching]
        joined = [each for part, _ in touching for each in part]
        parts.append(([*joined, element], names.union(*(spoken for _, spoken in touching))))
    return [
        part
        for part, names in parts
        if len(part) > 1 and names - own <= {name} and all(isinstance(each, Triple | Filter) for each in part)
    ]
