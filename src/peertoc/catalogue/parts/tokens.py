"""Lines of N-Triples and N-Quads as tokens, without a parser: enough to know what hangs on what.

The parser allows one statement a line, and a line for each; so lines can be told apart by bytes alone. A
token is an IRI or a blank node as it is written, without escapes; of a literal, what stands between its
quotation marks, so that two literals may pass for one. To join too much costs time, and nothing else.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_IRI: Final = rb"<[^<> \t-\r]*+>"
_BLANK: Final = rb'_:[^\s<>"]*[^\s<>".]'
#: A statement: subject, predicate, and as object a thing or what stands between quotation marks.
LINE: Final = re.compile(
    rb'[ \t]*(%b|%b)[ \t]*(%b)[ \t]*(?:(%b|%b)|"((?:[^"\\]|\\.)*)")' % (_IRI, _BLANK, _IRI, _IRI, _BLANK),
    re.DOTALL,
)
_STATEMENT: Final = re.compile(rb'%b(?:(?<=")(?:@[A-Za-z0-9-]+|\^\^%b)?)?' % (LINE.pattern, _IRI), re.DOTALL)
_NODES: Final = re.compile(rb"(?:(?:%b|%b)\n)*+" % (_IRI, _BLANK))
_ESCAPE: Final = re.compile(rb"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROLS: Final = {b"t": b"\t", b"b": b"\b", b"n": b"\n", b"r": b"\r", b"f": b"\f"}
_END_OF_FOLDER: Final = re.compile(rb"[/#]")
_DEEPEST: Final = 64


def folder(node: bytes) -> bytes:
    """Give the folder of a name as a token of its own kind: all up to the last slash or hash."""
    return b"/" + node[: max(node.rfind(b"/"), node.rfind(b"#")) + 1]


def folders(node: bytes) -> Iterator[bytes]:
    """Give all folders in which a name lies, as such tokens; to the last only so deep."""
    yield b"/"
    for match in islice(_END_OF_FOLDER.finditer(node), _DEEPEST):
        yield b"/" + node[: match.end()]


def iri(token: bytes) -> str:
    """Give the IRI that a token stands for."""
    return token[1:-1].decode("utf-8", "replace")


def begin(starts: Iterable[str], end: bytes = b"") -> tuple[bytes, ...]:
    """Write how the tokens of names begin that begin so."""
    return tuple(f"<{start}".encode() + end for start in starts)


def plain(token: bytes) -> bytes:
    """Write a token without escapes."""
    return _ESCAPE.sub(_unescaped, token) if b"\\" in token else token


def all_plain(tokens: Iterable[bytes]) -> set[bytes]:
    """Write tokens without escapes."""
    return {plain(token) for token in tokens}


def lexical(rest: bytes) -> bytes:
    """Give the token of the literal that begins so. Raises ValueError where none does."""
    match = LINE.match(b"<> <> " + rest)
    if match is None or match[4] is None:
        raise ValueError("no literal")
    return b'"' + plain(match[4])


def statement(line: bytes) -> bytes:
    """Cut a line down to its statement, without graph and end: lines that differ may still say the same."""
    match = _STATEMENT.match(line)
    return line if match is None else match[0]


def all_nodes(tokens: Iterable[bytes]) -> bool:
    """Tell whether all are tokens of things."""
    return _NODES.fullmatch(b"\n".join([*tokens, b""])) is not None


def refuse_other_than_nodes(nodes: Iterable[bytes]) -> None:
    """Raise ValueError where one is no token of a thing."""
    if not all_nodes(nodes):
        raise ValueError("written in another way")


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1] or match[2]
    if not code:
        return _CONTROLS.get(match[3], match[3])
    number = int(code, 16)
    return chr(number).encode("utf-8", "surrogatepass") if number < 0x110000 else match[0]
