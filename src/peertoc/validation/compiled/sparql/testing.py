"""Conditions on one node that neither fail nor leave anything unsure: as tests for whole sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from peertoc.validation.compiled.combining import Without
from peertoc.validation.compiled.literals import Unsure
from peertoc.validation.compiled.nodes import BLANK, IRI, LITERAL, Node
from peertoc.validation.compiled.sets import Listed, NodeSet, Tested
from peertoc.validation.compiled.sparql.algebra import Call, Constant, Expression, Variable
from peertoc.validation.compiled.sparql.functions import searching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    #: From nodes to those that pass.
    Test: TypeAlias = Callable[[Iterable[Node]], set[Node]]

_KINDS: Final = {"ISIRI": IRI, "ISURI": IRI, "ISBLANK": BLANK, "ISLITERAL": LITERAL}
#: What a node is can be told sooner than how its text goes.
_PAINS: Final = {**dict.fromkeys(_KINDS, 1), "REGEX": 3}


def tested(condition: Expression, name: str) -> NodeSet | None:
    """Give the nodes for which a condition holds; None where it is of another sort."""
    if not isinstance(condition, Call):
        return None
    if condition.name == "!":
        inner = tested(condition.parts[0], name)
        return None if inner is None else Without(inner)
    if condition.name in {"=", "!=", "IN"}:
        return _compared(condition, name) or _spelled(condition, name)
    test = _test(condition, name)
    if test is None:
        return None
    # What is asked of one variable is asked of others as well.
    said = (condition.name, *map(_text, condition.parts[1:]))
    return Tested(said, test, _PAINS.get(condition.name, 2))


def _compared(condition: Call, name: str) -> NodeSet | None:
    """Compare with names: a node is equal to a name where it is the name."""
    about, *others = condition.parts
    if about != Variable(name) and condition.name != "IN":
        about, others = others[0], [about]
    nodes = frozenset(
        each.value
        for each in others
        if isinstance(each, Constant) and isinstance(each.value, Node) and each.value.kind == IRI
    )
    if about != Variable(name) or len(nodes) != len(set(others)):
        return None
    listed = Listed(nodes)
    return Without(listed) if condition.name == "!=" else listed


def _spelled(condition: Call, name: str) -> NodeSet | None:
    """Compare the text of a node with texts."""
    about, *others = condition.parts
    texts = frozenset(text for each in others if (text := _text(each)) is not None)
    if about != Call("STR", (Variable(name),)) or len(texts) != len(set(others)):
        return None
    found = Tested(("STR", texts), lambda nodes: {node for node in nodes if node.text in texts}, 2)
    return Without(found) if condition.name == "!=" else found


def _test(condition: Call, name: str) -> Test | None:
    kind = _KINDS.get(condition.name)
    if kind is not None:
        plain = condition.parts == (Variable(name),)
        return (lambda nodes: {node for node in nodes if node.kind == kind}) if plain else None
    about, *others = condition.parts
    if about != Call("STR", (Variable(name),)) or not all(_text(each) is not None for each in others):
        return None
    sought, *more = (_text(each) or "" for each in others)
    if condition.name == "STRSTARTS":
        return lambda nodes: {node for node in nodes if node.text.startswith(sought)}
    if condition.name == "STRENDS":
        return lambda nodes: {node for node in nodes if node.text.endswith(sought)}
    if condition.name == "CONTAINS":
        return lambda nodes: {node for node in nodes if sought in node.text}
    return _found([sought, *more]) if condition.name == "REGEX" else None


def _found(texts: list[str]) -> Test | None:
    try:
        search = searching(*texts)
    except Unsure:
        return None
    return lambda nodes: {node for node in nodes if search(node.text)}


def _text(expression: Expression) -> str | None:
    """Give a text that is written in the query."""
    if isinstance(expression, Call) and expression.name == "STR" and len(expression.parts) == 1:
        part = expression.parts[0]
        value = part.value if isinstance(part, Constant) else None
        return value.text if isinstance(value, Node) else value if isinstance(value, str) else None
    value = expression.value if isinstance(expression, Constant) else None
    return value if isinstance(value, str) else None
