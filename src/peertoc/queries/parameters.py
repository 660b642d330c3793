"""What is given for the parameters of a query, turned from words into terms; never into text of the query."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from peertoc.errors import PeertocError, UnknownName
from peertoc.queries.asked import InitiativeNamed
from peertoc.resources import ontology_root
from peertoc.vocabulary import PREFIXES, SKOS, XSD
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from peertoc.queries.asked import Given
    from peertoc.queries.header import NamedQuery, Parameter

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+")
_NAME: Final = re.compile(r"([A-Za-z]+):([\w./-]*)")
_INTEGER: Final = re.compile(r"[+-]?\d{1,18}")
_NUMBER: Final = re.compile(r"[+-]?(\d{1,18}(\.\d{1,18})?|\.\d{1,18})")
_TRUTH: Final = {"yes": "true", "true": "true", "no": "false", "false": "false"}
_LONGEST: Final = 60


def settings(pairs: Sequence[str]) -> dict[str, str]:
    """Read ``name=value`` pairs. Raises PeertocError for what is no pair, or given twice."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        name = name.strip()
        if not sign or not name:
            told = shorten(printable(pair), _LONGEST)
            raise PeertocError(f"“{told}” gives no value.", help="Write NAME=VALUE, as area=procurement.")
        if name in given:
            raise PeertocError(f"The parameter “{printable(name)}” is given twice.", help="Give it once.")
        given[name] = value
    return given


def given_for(query: NamedQuery, values: Mapping[str, str]) -> dict[str, Given]:
    """Turn values for a named query into terms, with its defaults.

    Raises UnknownName for a parameter or concept that does not exist, PeertocError for one that is missing
    or of the wrong kind.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            raise _unknown(query, name)
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            raise PeertocError(
                f"“{query.name}” needs a value for “{parameter.name}”: {parameter.says}",
                help=f"Add --set {parameter.name}=VALUE ({kind_of(parameter)}).",
            )
    words = {each.name: values.get(each.name, each.default) for each in query.parameters}
    return {
        name: _read(known[name], value)
        for name, value in words.items()
        if name in values or known[name].default
    }


def _unknown(query: NamedQuery, name: str) -> PeertocError:
    if query.parameters:
        return UnknownName(
            f"parameter of “{query.name}”", printable(name), [each.name for each in query.parameters]
        )
    return PeertocError(
        f"“{query.name}” has no parameters, so “{printable(name)}” cannot be set.",
        help=f"“peertoc queries {query.name}” shows it.",
    )


def kind_of(parameter: Parameter) -> str:
    """Say in words what kind of value a parameter takes."""
    if parameter.scheme:
        return f"one of the list “{parameter.scheme}”"
    return {
        "initiative": "the address of an initiative, or its last part",
        "address": "an address, as https://example.org/treasury",
        "date": "a date, as 2026-01-31",
        "integer": "a whole number",
        "number": "a number",
    }.get(parameter.kind, parameter.kind)


def values_of(parameter: Parameter) -> tuple[str, ...]:
    """List the values that a parameter takes, where it takes those of a list."""
    return _concepts(parameter.scheme) if parameter.scheme else ()


def _read(parameter: Parameter, value: str) -> Given:
    term = _READERS[parameter.kind](parameter, value.strip() if parameter.kind != "text" else value)
    if term is None or (not value.strip()):
        told = shorten(printable(value), _LONGEST)
        raise PeertocError(
            f"“{told}” is no value for “{parameter.name}”.", help=f"Give {kind_of(parameter)}."
        )
    return term


def _concept(parameter: Parameter, value: str) -> Given | None:
    space = PREFIXES[parameter.scheme]
    wanted = value.strip("<>").removeprefix(space).removeprefix(f"{parameter.scheme}:")
    if not value:
        return None
    if wanted not in _concepts(parameter.scheme):
        kind = f"value of the list “{parameter.scheme}”"
        raise UnknownName(kind, shorten(printable(value), _LONGEST), _concepts(parameter.scheme))
    return ox.NamedNode(space + wanted)


@cache
def _concepts(scheme: str) -> tuple[str, ...]:
    """List the names of the concepts of a list of values."""
    path = ontology_root() / "vocabularies" / f"{scheme}.ttl"
    space = PREFIXES[scheme]
    return tuple(sorted({
        quad.subject.value.removeprefix(space)
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == f"{SKOS}inScheme" and isinstance(quad.subject, ox.NamedNode)
    }))  # fmt: skip


def _address(_: Parameter, value: str) -> Given | None:
    bare = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    match = _NAME.fullmatch(bare)
    if match and match[1] in PREFIXES:
        return ox.NamedNode(PREFIXES[match[1]] + match[2])
    try:
        return ox.NamedNode(bare) if _ABSOLUTE.fullmatch(bare) else None
    except ValueError:
        return None


def _initiative(parameter: Parameter, value: str) -> Given | None:
    return _address(parameter, value) or (InitiativeNamed(value) if value and "<" not in value else None)


def _typed(pattern: re.Pattern[str], kind: str) -> Callable[[Parameter, str], Given | None]:
    def read(_: Parameter, value: str) -> Given | None:
        return ox.Literal(value, datatype=ox.NamedNode(XSD + kind)) if pattern.fullmatch(value) else None

    return read


def _date(_: Parameter, value: str) -> Given | None:
    try:
        return ox.Literal(date.fromisoformat(value).isoformat(), datatype=ox.NamedNode(f"{XSD}date"))
    except ValueError:
        return None


def _truth(_: Parameter, value: str) -> Given | None:
    truth = _TRUTH.get(value.lower())
    return ox.Literal(truth, datatype=ox.NamedNode(f"{XSD}boolean")) if truth else None


_READERS: Final[dict[str, Callable[[Parameter, str], Given | None]]] = {
    "one of": _concept,
    "initiative": _initiative,
    "text": lambda _, value: ox.Literal(value),
    "integer": _typed(_INTEGER, "integer"),
    "number": _typed(_NUMBER, "decimal"),
    "date": _date,
    "yes or no": _truth,
    "address": _address,
}
