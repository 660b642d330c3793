"""What is given for the parameters of a query that declares none: terms of Turtle, or text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.errors import PeertocError, UnknownName
from peertoc.queries.asked import GIVEN
from peertoc.queries.prefixes import address_of, prefixes_of
from peertoc.vocabulary import PREFIXES
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peertoc.queries.asked import Given
    from peertoc.queries.lexing import Token

_NAME: Final = re.compile(r"([A-Za-z]+):[\w./-]*")
_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?")
_QUOTED: Final = re.compile(r'"(?:[^"\\\r\n]|\\.)*"(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^\S+)?')


def given_freely(values: Mapping[str, str], words: Sequence[Token]) -> dict[str, Given]:
    """Turn values for a query without a header into terms: what reads as a term is one, else it is text.

    Raises UnknownName where the query asks for no such value.
    """
    asked = asked_for(words)
    for name in values:
        if name not in asked and asked:
            raise UnknownName("parameter of this query", printable(name), asked)
        if name not in asked:
            raise PeertocError(
                f"This query asks for no value, so “{printable(name)}” cannot be set.",
                help=f'It would, with: BIND(<{GIVEN}>("{printable(name)}") AS ?{printable(name)})',
            )
    return {name: free_term(value) for name, value in values.items()}


def asked_for(words: Sequence[Token]) -> tuple[str, ...]:
    """List the names for which a query asks for a value."""
    prefixes = prefixes_of(words)
    return tuple(
        words[index + 2].text.strip("\"'")
        for index, token in enumerate(words[:-2])
        if words[index + 1].text == "(" and words[index + 2].kind == "text"
        if address_of(token, prefixes) == GIVEN
    )


def free_term(value: str) -> ox.NamedNode | ox.Literal:
    """Read a term of Turtle (``<iri>``, ``area:procurement``, 3, true, "peer"@en); all else is text.

    >>> free_term("area:procurement").value
    'https://w3id.org/peertoc/area/procurement'
    >>> free_term("site visits").value
    'site visits'
    """
    if _reads_as_term(value):
        declared = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
        try:
            (quad,) = ox.parse(f"{declared}<urn:a> <urn:b> {value} .", format=ox.RdfFormat.TURTLE)
        except (SyntaxError, ValueError):
            return ox.Literal(value)
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            return quad.object
    return ox.Literal(value)


def _reads_as_term(value: str) -> bool:
    match = _NAME.fullmatch(value)
    prefixed = match is not None and match[1] in PREFIXES
    literal = value in ("true", "false") or _NUMBER.fullmatch(value) or _QUOTED.fullmatch(value)
    return prefixed or bool(literal) or (value.startswith("<") and value.endswith(">"))
