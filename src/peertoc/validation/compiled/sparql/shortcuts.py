"""Calls whose arguments are of known kinds, as plain Python: these cannot fail, and leave nothing unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peertoc.validation.compiled.literals import Unsure
from peertoc.validation.compiled.nodes import BLANK, IRI, LITERAL, Node
from peertoc.validation.compiled.sparql.algebra import Call, Constant, Expression
from peertoc.validation.compiled.sparql.code import COUNT, NODE, TEXT, TRUTH, Code
from peertoc.validation.compiled.sparql.functions import replacing, searching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peertoc.validation.compiled.sparql.lines import Lines

_KINDS: Final = {"ISIRI": IRI, "ISURI": IRI, "ISBLANK": BLANK, "ISLITERAL": LITERAL}
_SIGNS: Final = {"=": "==", "!=": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
_TEXTS: Final = {
    "STRSTARTS": "{0}.startswith({1})", "STRENDS": "{0}.endswith({1})", "CONTAINS": "({1} in {0})",
}  # fmt: skip


def shortcut(call: Call, parts: Sequence[Code], writer: Lines) -> Code | None:
    """Write a call; None where it needs more thought."""
    if not parts or not all(part.total for part in parts):
        return None
    first = parts[0].gives
    if all(part.gives == NODE for part in parts):
        return _of_nodes(call, [part.text for part in parts], writer)
    if call.name in _SIGNS and first in {TEXT, COUNT} and parts[1].gives == first:
        return Code(f"({parts[0].text} {_SIGNS[call.name]} {parts[1].text})", TRUTH, total=True)
    return _of_text(call, parts, writer) if first == TEXT else None


def _of_nodes(call: Call, texts: Sequence[str], writer: Lines) -> Code | None:
    if call.name == "STR":
        return Code(f"{texts[0]}.text", TEXT, total=True)
    if call.name in _KINDS:
        return Code(f"({texts[0]}.kind == {_KINDS[call.name]})", TRUTH, total=True)
    one, *others = texts
    if call.name == "IN" and all(map(is_iri, call.parts[1:])):
        nodes = frozenset(part.value for part in call.parts[1:])  # type: ignore[union-attr]
        return Code(f"({one} in {writer.constant(nodes)})", TRUTH, total=True)
    return _equal(call, one, others[0]) if call.name in {"=", "!="} else None


def _equal(call: Call, one: str, other: str) -> Code:
    """Compare nodes: but for literals, they are equal where they are one."""
    sign = "is" if call.name == "=" else "is not"
    if any(map(is_iri, call.parts)):
        return Code(f"({one} {sign} {other})", TRUTH, total=True)
    word = "" if call.name == "=" else "not "
    either = f"{one}.kind != 3 or {other}.kind != 3"
    return Code(f"({one} {sign} {other} if {either} else {word}equal({one}, {other}))", TRUTH, total=True)


def _of_text(call: Call, parts: Sequence[Code], writer: Lines) -> Code | None:
    text, kinds = parts[0].text, [part.gives for part in parts]
    if call.name in _TEXTS and kinds == [TEXT, TEXT]:
        return Code(_TEXTS[call.name].format(text, parts[1].text), TRUTH, total=True)
    if call.name == "STRLEN":
        return Code(f"len({text})", COUNT, total=True)
    if call.name == "SUBSTR" and set(kinds[1:]) == {COUNT}:
        return _cut(call.parts[1], [part.text for part in parts])
    texts = [_written(part) for part in call.parts[1:]]
    return _with_texts(call.name, text, texts, writer) if None not in texts else None


def _with_texts(called: str, text: str, texts: Sequence[Any], writer: Lines) -> Code | None:
    """Write what is done to a text with texts that are written in the query."""
    try:
        if called == "REGEX":
            return Code(f"({writer.constant(searching(*texts))}({text}) is not None)", TRUTH, total=True)
        if called == "REPLACE":
            replace, template = replacing(*texts)
            work = f"lambda text: {writer.constant(replace)}({writer.constant(template)}, text)"
            return Code(writer.remembered([text], work), TEXT, total=True)
    except Unsure:
        return None
    return (
        Code(f"({text} in {writer.constant(frozenset(texts))})", TRUTH, total=True)
        if called == "IN"
        else None
    )


def _cut(start: Expression, texts: Sequence[str]) -> Code | None:
    first = start.value if isinstance(start, Constant) else None
    if not isinstance(first, int) or first < 1:
        return None
    end = f"{first - 1} + {texts[2]}" if len(texts) == 3 else ""
    return Code(f"{texts[0]}[{first - 1}:{end}]", TEXT, total=True)


def _written(part: Expression) -> str | None:
    value = part.value if isinstance(part, Constant) else None
    return value if isinstance(value, str) else None


def is_iri(part: Expression) -> bool:
    """Tell whether an expression is a name."""
    return isinstance(part, Constant) and isinstance(part.value, Node) and part.value.kind == IRI
