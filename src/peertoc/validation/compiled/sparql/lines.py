"""Python as it is written: lines under lines, functions, and what is worked out before all loops."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from peertoc.validation.compiled.sparql.lexing import Unsupported

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: As many loops within each other as Python takes in one function, less a few.
_DEEPEST = 16
_FARTHEST = 80


class Lines:
    """Hold the lines of the function ``run``, and of those within it."""

    def __init__(self) -> None:
        self.constants: dict[str, Any] = {}
        self._names: dict[Any, str] = {}
        self._prologue: list[str] = []
        self._memos: list[str] = []
        self._functions: list[list[str]] = []
        self.lines: list[str] = []
        self._depth = 1
        self._loops = 0
        self._numbers = 0

    def new(self, stem: str) -> str:
        """Make a name that is used nowhere else."""
        self._numbers += 1
        return f"{stem}_{self._numbers}"

    def constant(self, value: Any) -> str:
        """Hand in a value."""
        key = (type(value), value)
        if key not in self._names:
            self._names[key] = self.new("c")
            self.constants[self._names[key]] = value
        return self._names[key]

    def once(self, code: str) -> str:
        """Work something out before all loops."""
        if code not in self._names:
            self._names[code] = self.new("once")
            self._prologue.append(f"{self._names[code]} = {code}")
        return self._names[code]

    def leave_unless(self, name: str) -> None:
        """Go no further where nothing can be found."""
        self._prologue.append(f"if not {name}: return")

    def remembered(self, given: Sequence[str], work: str) -> str:
        """Ask a function once of the same; ``work`` is what calls it."""
        memo = self.new("memo")
        self._memos.append(f"{memo} = Remembered({work})")
        key = given[0] if len(given) == 1 else f"({', '.join(given)})"
        return f"{memo}[{key}]"

    def put(self, line: str) -> None:
        """Write a line."""
        self.lines.append("    " * self._depth + line)

    @contextmanager
    def under(self, line: str) -> Iterator[None]:
        """Write a line, and others under it."""
        loops = line.startswith(("for", "try"))
        self._loops += loops
        if self._loops > _DEEPEST or self._depth > _FARTHEST:
            raise Unsupported("a query with too many parts within each other")
        self.put(line)
        self._depth += 1
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self.put("pass")
        self._depth -= 1
        self._loops -= loops

    @contextmanager
    def function(self, name: str, parameters: Sequence[str]) -> Iterator[None]:
        """Write a function of its own."""
        before = self.lines, self._depth, self._loops
        self.lines, self._depth, self._loops = [], 1, 0
        with self.under(f"def {name}({', '.join(parameters)}):"):
            yield
            self.put("return False")
        self._functions.append(self.lines)
        self.lines, self._depth, self._loops = before

    def source(self) -> str:
        """Give what was written, as the function ``run``."""
        prologue, memos = (["    " + line for line in lines] for lines in (self._prologue, self._memos))
        functions = [line for lines in self._functions for line in lines]
        before = ["def run(graph, foci, found):", *prologue, *functions, *memos]
        return "\n".join([*before, *self.lines, "    return"])
