"""Loops over nodes, as far as these may be of any use: what every way to write a statement shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.sparql.algebra import Constant, Variable

if TYPE_CHECKING:
    from peertoc.validation.compiled.sparql.code import Env, Next
    from peertoc.validation.compiled.sparql.variables import Names
    from peertoc.validation.compiled.sparql.writing import Writer


class Loops:
    """Write loops that bind variables."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def known(self, part: Variable | Constant, env: Env) -> str:
        """Give the name of what is known, else nothing."""
        if isinstance(part, Constant):
            return self.writer.constant(part.value)
        return env[part.name].name if part.name in env else ""

    def bind(self, name: str, loop: str, env: Env, then: Next) -> None:
        """Write a loop over nodes that binds a variable, as far as they may be of any use."""
        local = self.writer.local(name)
        with self.writer.under(f"for {local.name} in {loop}:"):
            self.checked(name, local.name, {**env, name: local}, then)

    def reach(self, name: str, nodes: str, env: Env, needed: Names, then: Next) -> None:
        """Bind a variable to what is reached; where it is not spoken of again, to have any is enough."""
        if name in needed or name in self.writer.domains:
            self.bind(name, nodes, env, then)
        else:
            self.when(nodes, env, then)

    def checked(self, name: str, local: str, env: Env, then: Next) -> None:
        """Go on where a node may be of any use for a variable."""
        domain = self.writer.domain(name)
        if not domain:
            then(env)
            return
        with self.writer.under(f"if {local} in {domain}:"):
            then(env)

    def when(self, test: str, env: Env, then: Next) -> None:
        """Go on where something is true."""
        with self.writer.under(f"if {test}:"):
            then(env)


def name_of(part: Variable | Constant) -> str:
    """Give the name of a variable."""
    assert isinstance(part, Variable)  # noqa: S101 - a constant is known
    return part.name
