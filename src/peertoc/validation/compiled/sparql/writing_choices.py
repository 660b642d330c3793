"""Choices of a query, and queries within it: what comes after them is written once, as a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.validation.compiled.sparql.algebra import Optionally, Select, Union
from peertoc.validation.compiled.sparql.code import OTHER, Local
from peertoc.validation.compiled.sparql.variables import Names, anywhere, certain, mentioned, possible

if TYPE_CHECKING:
    from peertoc.validation.compiled.sparql.code import Env, Next
    from peertoc.validation.compiled.sparql.writing import Writer


class Choices:
    """Write unions, optional parts and queries in a query."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def write(self, element: Union | Optionally, env: Env, needed: Names, then: Next) -> None:
        """Write a choice, and what comes after it."""
        writer = self._writer
        if isinstance(element, Union):
            go_on = self._after(env, possible(element), certain(element), needed, then)
            for group in element.groups:
                writer.group(group, env, needed, go_on)
        else:
            go_on = self._after(env, possible(element), frozenset(), needed, then)
            hit, inner = self._carried("hit", "[]", env)

            def found(env: Env) -> None:
                writer.put(f"{env[hit].name}.append(True)")
                go_on(env)

            writer.group(element.group, inner, needed | {hit}, found)
            with writer.under(f"if not {inner[hit].name}:"):
                go_on(env)

    def _after(self, env: Env, more: Names, sure: Names, needed: Names, then: Next) -> Next:
        """Write what comes after a choice as a function, and give what calls it."""
        name = self._writer.new("after")
        names = [each for each in dict.fromkeys([*env, *sorted(more)]) if each in needed or each == "this"]
        inner = {
            each: self._writer.local(each, sure=each in sure or (each in env and env[each].sure))
            for each in names
        }
        with self._writer.function(name, [inner[each].name for each in names]):
            then(inner)

        def call(env: Env) -> None:
            given = [env[each].name if each in env else "None" for each in names]
            self._writer.done(f"{name}({', '.join(given)})")

        return call

    def _carried(self, stem: str, value: str, env: Env) -> tuple[str, Env]:
        """Make something that goes along with the variables, into whatever function comes next."""
        name = self._writer.new(stem)
        self._writer.put(f"{name} = {value}")
        return f"of {name}", {**env, f"of {name}": Local(name, gives=OTHER)}

    def select(self, select: Select, env: Env, then: Next) -> None:
        """Write a query in a query: its other variables are its own, and each row goes on once."""
        names = frozenset(select.names)
        seen, inner = self._carried("seen", "set()", {name: env[name] for name in env if name in names})
        # What was bound before goes along unseen, into whatever function comes next.
        outside = {name: f"outside {name}" for name in env if name not in names}
        inner |= {key: env[name] for name, key in outside.items()}

        def found(row: Env) -> None:
            key = self._writer.new("key")
            parts = [row[name].name for name in select.names if name in row]
            before = {name: row[key]._replace(gives=env[name].gives) for name, key in outside.items()}
            self._writer.put(f"{key} = ({', '.join(parts)},)")
            with self._writer.under(f"if {key} not in {row[seen].name}:"):
                self._writer.put(f"{row[seen].name}.add({key})")
                then({**before, **{name: row[name] for name in select.names if name in row}})

        domains = self._writer.domains
        self._writer.domains = {name: nodes for name, nodes in domains.items() if name in names}
        inside = anywhere(select.group) - names
        coming = tuple(each for each in self._writer.coming if not mentioned(each.condition) & inside)
        with self._writer.expecting(coming):
            self._writer.group(select.group, inner, names | {seen, *outside.values()}, found)
        self._writer.domains = domains
