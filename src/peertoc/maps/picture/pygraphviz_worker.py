"""Draw with the Graphviz that pygraphviz brings along: the words of the command are FORMAT [DOTS].

A process of its own, because that Graphviz can neither be stopped nor survive its own faults within this
one. Takes DOT on standard input and gives the picture on standard output; DOTS are those of an inch. Ends
with NOT_HERE where pygraphviz is not installed, and with CANNOT_LOAD where a library of the
system is missing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Final

NOT_HERE: Final = 3
CANNOT_LOAD: Final = 4


def main() -> int:
    """Draw what comes in, and give the exit code."""
    try:
        pygraphviz: Any = import_module("pygraphviz")  # it tells no types, and may be absent
    except ModuleNotFoundError:
        return NOT_HERE
    except ImportError as fault:
        print(fault, file=sys.stderr)
        return CANNOT_LOAD
    graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode())
    if dots := sys.argv[2:]:
        graph.graph_attr["dpi"] = dots[0]
    drawn: bytes = graph.draw(format=sys.argv[1], prog="dot")
    sys.stdout.buffer.write(drawn)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
