"""Cut Turtle, TriG, N-Triples and N-Quads into tokens, fast, in one pass.

The text is known to be valid (the strict parser read it first), so a pattern says where a token ends and
no more: any character beyond ASCII belongs to the name it stands in, any may follow a backslash. Each
repetition is decided by its next character, and a string left open runs to the end of its line or of the
text: bad text costs linear time too, on which ``too_deep`` relies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Span: TypeAlias = tuple[int, int]
"""Where something starts, and the first character after it, counted from 0."""

Node: TypeAlias = tuple[str, Span]
"""A token: its kind, and where it stands. Two mentions of one thing are two nodes."""

IRI, NAME, LABEL, A = "iri", "name", "label", "a"
BARE, SPOKEN, TYPED = "bare", "spoken", "typed"
NUMBER, BOOLEAN = "number", "boolean"
SQUARE, SQUARE_END, ROUND, ROUND_END = "square", "square_end", "round", "round_end"
SEMICOLON, BORDER, IDLE, STRANGE = "semicolon", "border", "idle", "strange"

_LONG = r"""{q}{q}{q}[^{q}\\]*+(?:(?:\\.?|{q}(?!{q}{q}))[^{q}\\]*+)*(?:{q}{q}{q}|\Z)"""
_SHORT = r"""{q}[^{q}\\\r\n]*+(?:\\.?[^{q}\\\r\n]*+)*(?:{q}|(?=[\r\n])|\Z)"""
_STRING = "|".join(form.format(q=quote) for quote in "\"'" for form in (_LONG, _SHORT))
_GAP = r"(?:[ \t\r\n]++|\#[^\r\n]*+)*"
_IRI = r"<[^<>]*+>"

# A dot belongs to a name only when more of it follows; a local part never begins with a dot or a hyphen.
_WORD = r"A-Za-z0-9_\-\x80-\U0010FFFF"
_WORDS = rf"[{_WORD}]*+(?:\.++(?=[{_WORD}])[{_WORD}]*+)*"
_LOCAL = rf"(?![-.])[{_WORD}:%]*+(?:(?:\\.|\.++(?=[{_WORD}:%\\]))[{_WORD}:%]*+)*"
_NAME = rf"(?:[A-Za-z\x80-\U0010FFFF]{_WORDS})?:(?:{_LOCAL})?"

# `1.` is a number and a dot, `1.e5` is a number.
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]+|[0-9]*\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+)"
# A word of the language ends where no name goes on.
_END = rf"(?!\.?[{_WORD}])"

# The order of the choices matters: `prefix:p` is a name and `prefix p:` is a directive; `.5` is a number.
_TOKEN = re.compile(
    rf"""{_GAP}(?:
      (?P<{NAME}>{_NAME})
    | (?P<{IRI}>{_IRI})
    | (?P<{LABEL}>_:{_WORDS})
    | (?P<{BARE}>{_STRING})(?:{_GAP}(?:(?P<{SPOKEN}>@[A-Za-z0-9-]++)|\^\^{_GAP}(?P<{TYPED}>{_IRI}|{_NAME})))?
    | (?P<{NUMBER}>{_NUMBER})
    | (?P<{SEMICOLON}>;)
    | (?P<{BORDER}>[.{{}}])
    | (?P<{SQUARE}>\[) | (?P<{SQUARE_END}>\]) | (?P<{ROUND}>\() | (?P<{ROUND_END}>\))
    | (?P<{BOOLEAN}>(?:true|false){_END})
    | (?P<{IDLE}>,|(?i:graph){_END}|@?(?i:prefix|base|version){_GAP}(?:{_WORDS}:{_GAP})?(?:{_IRI}|{_STRING}))
    | (?P<{A}>a{_END})
    | \Z
    | (?P<{STRANGE}>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_BARE: Final = _TOKEN.groupindex[BARE]

_OPENING_OR_CLOSING = re.compile(
    rf"(?P<skip>{_STRING}|\#[^\r\n]*+|\\.|<[^<>\s\"]*+>)|(?P<opening>[\[({{]|<<)|(?P<closing>[\])}}]|>>)",
    re.DOTALL,
)


def tokens(text: str) -> Iterator[Node]:
    """Give the tokens of a valid text; a literal is one token, with its language or datatype.

    Commas, directives and the word GRAPH come as one kind, ``idle``. What is neither known nor blank
    (the quoted triples of RDF 1.2, say) comes as ``strange`` and is the last token given.
    """
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None:
            continue
        if kind in (SPOKEN, TYPED):
            yield kind, (match.start(_BARE), match.end())
        else:
            yield kind, match.span(match.lastindex or 0)
        if kind == STRANGE:
            return


def literal(text: str, start: int) -> tuple[str, str, str]:
    """Part the literal that starts there: the text in its quotes, the language with ``@``, the datatype."""
    match = _TOKEN.match(text, start)
    quoted, spoken, typed = match.group(BARE, SPOKEN, TYPED) if match else ("", "", "")
    return quoted or "", spoken or "", typed or ""


def too_deep(text: str, limit: int) -> int | None:
    """Find the bracket that first opens more than ``limit`` within each other, or None.

    Brackets in strings, comments and IRIs do not count. The text may be anything: it need not be valid.
    """
    depth = 0
    for match in _OPENING_OR_CLOSING.finditer(text):
        if match.lastgroup == "opening":
            depth += 1
            if depth > limit:
                return match.start()
        elif match.lastgroup == "closing":
            depth = max(0, depth - 1)
    return None
