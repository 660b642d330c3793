"""The names in braces: how each is found in a file, and what is written where the file has none."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from peertoc.vocabulary import PREFIXES

#: A name in braces; ``{year:4}`` has a number as well.
BRACES: Final = re.compile(r"\{([a-z-]+)(?::(\d))?\}")
_NAMES: Final = Path(__file__).with_name("names.toml")


@cache
def table() -> dict[str, dict[str, str]]:
    """Read the table of names: for each, ``find``, ``beside``, ``new``, ``way``, ``on`` where it has them."""
    with _NAMES.open("rb") as stream:
        return tomllib.load(stream)


@cache
def query(find: str) -> str:
    """Write what is to be found as a query for ``?it``; what is given has to be told in its head as well."""
    heads = "".join(f"PREFIX {name}: <{space}> " for name, space in PREFIXES.items())
    return f"{heads} SELECT ?this ?focus ?value ?it WHERE {{ {find} }}"
