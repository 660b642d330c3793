"""Pieces of Python that stand for parts of a query, and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Env = dict[str, "Local"]
    #: Writes what comes next, where these variables have these names.
    Next = Callable[[Env], None]

NODE: Final = "node"
TEXT: Final = "text"
TRUTH: Final = "truth"
#: A whole number that is not below nought.
COUNT: Final = "count"
OTHER: Final = "other"


class Code(NamedTuple):
    """Hold an expression in Python and what it gives; one that is not ``total`` may raise Failed."""

    text: str
    gives: str
    total: bool


class Local(NamedTuple):
    """Hold the Python name of a variable and what it holds; not ``sure``, it may be None."""

    name: str
    sure: bool = True
    gives: str = NODE

    @property
    def node(self) -> bool:
        """Tell whether it holds a node, and nothing that was computed."""
        return self.gives == NODE
