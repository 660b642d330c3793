"""Expressions of a query as Python expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peertoc.validation.compiled.nodes import Node
from peertoc.validation.compiled.sparql.algebra import Call, Constant, Exists, Expression, Variable
from peertoc.validation.compiled.sparql.code import COUNT, NODE, OTHER, TEXT, TRUTH, Code
from peertoc.validation.compiled.sparql.functions import FUNCTIONS, OPERATORS
from peertoc.validation.compiled.sparql.lexing import Unsupported
from peertoc.validation.compiled.sparql.shortcuts import is_iri, shortcut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.compiled.sparql.code import Env, Next
    from peertoc.validation.compiled.sparql.writing import Writer

_GIVES: Final[dict[type, str]] = {Node: NODE, str: TEXT, bool: TRUTH, int: COUNT}


class Expressions:
    """Write expressions, and what gets their values."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def bind(self, expression: Expression, name: str, env: Env, then: Next) -> None:
        """Give a variable a value; one that it has already must be the same. An error leaves it as it is."""
        writer, code = self._writer, self.write(expression, env)
        local = writer.local(name, sure=code.total, gives=code.gives)
        if code.total:
            writer.put(f"{local.name} = {code.text}")
        else:
            with writer.under("try:"):
                writer.put(f"{local.name} = {code.text}")
            with writer.under("except Failed:"):
                writer.put(f"{local.name} = None")
        before = env.get(name)
        if before is None:
            then({**env, name: local})
            return
        with writer.under(
            f"if {local.name} is None or {before.name} is None or same_term({before.name}, {local.name}):"
        ):
            both = writer.local(name, sure=before.sure or local.sure)
            writer.put(f"{both.name} = {local.name} if {before.name} is None else {before.name}")
            then({**env, name: both})

    def chosen(self, expression: Expression, env: Env) -> str:
        """Give the value of what is chosen, None where there is none. It must be a node."""
        code = self.write(expression, env)
        if code.gives == NODE and code.total:
            return code.text
        writer, value = self._writer, self._writer.new("value")
        with writer.under("try:"):
            writer.put(f"{value} = demand_node({code.text})")
        with writer.under("except Failed:"):
            writer.put(f"{value} = None")
        return value

    def write(self, expression: Expression, env: Env) -> Code:
        """Write an expression."""
        if isinstance(expression, Variable):
            return self._variable(expression.name, env)
        if isinstance(expression, Constant):
            return self._constant(expression.value)
        if isinstance(expression, Exists):
            return Code(self._writer.exists(expression, env), TRUTH, total=True)
        return self._call(expression, env)

    def _variable(self, name: str, env: Env) -> Code:
        local = env.get(name)
        if local is None:
            return Code("demand_bound(None)", OTHER, total=False)
        text = local.name if local.sure else f"demand_bound({local.name})"
        return Code(text, local.gives, total=local.sure)

    def _constant(self, value: Any) -> Code:
        gives = next((gives for kind, gives in _GIVES.items() if isinstance(value, kind)), OTHER)
        return Code(self._writer.constant(value), gives, total=True)

    def _call(self, call: Call, env: Env) -> Code:
        if call.name == "BOUND":
            return self._bound(call, env)
        if call.name == "IN" and _is_datatype(call.parts[0]) and all(map(is_iri, call.parts[1:])):
            return self._of_datatypes(call, env)
        parts = [self.write(part, env) for part in call.parts]
        if call.name in {"&&", "||", "!"}:
            return self._logic(call.name, [self.truth(part) for part in parts])
        if call.name == "IF" and len(parts) == 3:
            condition, then, otherwise = parts
            text = f"({then.text} if {self.truth(condition).text} else {otherwise.text})"
            gives = then.gives if then.gives == otherwise.gives else OTHER
            return Code(text, gives, all(part.total for part in parts))
        if call.name not in FUNCTIONS and call.name not in OPERATORS:
            raise Unsupported(f"the function {call.name}")
        return shortcut(call, parts, self._writer) or self._slow(call, parts)

    def _slow(self, call: Call, parts: Sequence[Code]) -> Code:
        texts = [part.text for part in parts]
        if call.name == "DATATYPE":
            datatype = f"datatype({', '.join(texts)})"
            return Code(f"graph.nodes.passing(NamedNode({datatype}))", NODE, total=False)
        function = self._writer.constant(FUNCTIONS.get(call.name) or OPERATORS[call.name])
        nodes = [n for n, each in enumerate(call.parts) if not isinstance(each, Constant)]
        about = parts[nodes[0]] if len(nodes) == 1 else None
        if about is None or about.gives != NODE or not about.total:
            return Code(f"{function}({', '.join(texts)})", OTHER, total=False)
        texts[nodes[0]] = "node"
        work = f"lambda node: {function}({', '.join(texts)})"
        return Code(self._writer.remembered([about.text], work), OTHER, total=False)

    def _of_datatypes(self, call: Call, env: Env) -> Code:
        """Write DATATYPE (…) IN (…): of names, the texts are as good as the nodes."""
        (about,) = call.parts[0].parts  # type: ignore[union-attr]
        texts = frozenset(part.value.text for part in call.parts[1:])  # type: ignore[union-attr]
        value = self.write(about, env).text
        return Code(f"(datatype({value}) in {self._writer.constant(texts)})", TRUTH, total=False)

    def _bound(self, call: Call, env: Env) -> Code:
        if len(call.parts) != 1 or not isinstance(call.parts[0], Variable):
            raise Unsupported("BOUND of what is no variable")
        local = env.get(call.parts[0].name)
        return Code(f"({local.name} is not None)" if local else "False", TRUTH, total=True)

    def truth(self, code: Code) -> Code:
        """Tell whether what an expression gives counts as true."""
        return code if code.gives == TRUTH else Code(f"true({code.text})", TRUTH, total=False)

    def _logic(self, name: str, parts: Sequence[Code]) -> Code:
        total = all(part.total for part in parts)
        if name == "!":
            return Code(f"(not {parts[0].text})", TRUTH, total)
        if total:
            word = " and " if name == "&&" else " or "
            return Code(f"({word.join(part.text for part in parts)})", TRUTH, total)
        thunks = ", ".join(f"lambda: {part.text}" for part in parts)
        return Code(f"decided({name == '||'}, {thunks})", TRUTH, total=False)


def _is_datatype(part: Expression) -> bool:
    return isinstance(part, Call) and part.name == "DATATYPE" and len(part.parts) == 1
