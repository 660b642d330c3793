"""Conditions of a query: what may fail counts as false, and is asked once of the same nodes."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from peertoc.validation.compiled.sparql.algebra import Call
from peertoc.validation.compiled.sparql.code import TRUTH, Code
from peertoc.validation.compiled.sparql.conditions import looks
from peertoc.validation.compiled.sparql.variables import mentioned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.compiled.sparql.algebra import Expression
    from peertoc.validation.compiled.sparql.code import Env, Next
    from peertoc.validation.compiled.sparql.writing import Writer


class Filters:
    """Write what must be true for a query to go on."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def write(self, condition: Expression, env: Env, then: Next) -> None:
        """Go on where a condition is true; an error is none."""
        names = self._of_nodes(condition, env)
        parts = self._alternatives(condition, env, apart=not names)
        if names and not _are_total(parts):
            parts = [self._remembered(parts, names)]
        with self._writer.under(f"if {self._test(parts)}:"):
            then(env)

    def _test(self, parts: Sequence[Code]) -> str:
        if _are_total(parts):
            return " or ".join(part.text for part in parts)
        test = self._writer.new("test")
        for number, part in enumerate(parts):
            self._try(test, part, first=number == 0)
        return test

    def _alternatives(self, condition: Expression, env: Env, *, apart: bool) -> list[Code]:
        if isinstance(condition, Call) and condition.name == "||":
            return [code for part in condition.parts for code in self._alternatives(part, env, apart=apart)]
        return [self._positive(condition, env, apart=apart)]

    def _positive(self, condition: Expression, env: Env, *, apart: bool) -> Code:
        """Write a condition where an error counts as false: the first part that fails ends an “and”.

        Each part that may fail is remembered by itself, where they are to be kept ``apart``.
        """
        if isinstance(condition, Call) and condition.name == "&&":
            parts = [self._positive(part, env, apart=apart) for part in condition.parts]
            text = " and ".join(part.text for part in parts)
            return Code(f"({text})", TRUTH, all(part.total for part in parts))
        expressions = self._writer.expressions
        code = expressions.truth(expressions.write(condition, env))
        names = self._of_nodes(condition, env) if apart and not code.total else ()
        return self._remembered([code], names) if names else code

    def _of_nodes(self, condition: Expression, env: Env) -> tuple[str, ...]:
        """Give the names of the nodes that a condition compares, where they are met again and again.

        That is seldom so in what looks through the whole file, and never for the focus node.
        """
        names = sorted(mentioned(condition))
        known = all(name in env and env[name].sure and env[name].node for name in names)
        if not known or "this" in names or self._writer.wide or any(looks(condition)):
            return ()
        return tuple(env[name].name for name in names)

    def _remembered(self, parts: Sequence[Code], names: Sequence[str]) -> Code:
        """Write a condition on nodes as a function that is asked once of the same nodes."""
        writer, holds = self._writer, self._writer.new("holds")
        with writer.function(holds, names), writer.under(f"if {self._test(parts)}:"):
            writer.put("return True")
        return Code(writer.remembered(names, holds), TRUTH, total=True)

    def _try(self, test: str, part: Code, *, first: bool) -> None:
        writer = self._writer
        with nullcontext() if first else writer.under(f"if not {test}:"):
            if part.total:
                writer.put(f"{test} = {part.text}")
                return
            with writer.under("try:"):
                writer.put(f"{test} = {part.text}")
            with writer.under("except Failed:"):
                writer.put(f"{test} = False")


def _are_total(parts: Sequence[Code]) -> bool:
    return all(part.total for part in parts)
