"""What no query may do here: change anything, or reach out. It is seen in the text, before anything runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.catalogue.graph_names import SOURCE
from peertoc.catalogue.page import Page
from peertoc.errors import Malformed, Refused
from peertoc.place import Place
from peertoc.queries.lexing import Token, bad_escape, doubled, other_readings, tokens
from peertoc.queries.prefixes import address_of, prefixes_of, unescaped
from peertoc.vocabulary import ROOT
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 100
_UPDATES: Final = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING")
)
_NO_UPDATE: Final = "A query changes nothing, but “{word}” would."
_NO_UPDATE_CURE: Final = (
    "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; “peertoc store add” and “remove” change a store."
)
_NO_SERVICE: Final = "A query reaches no other server, but “SERVICE” would."
_NO_SERVICE_CURE: Final = "Save what that server has to a file, and give the file among PATHS."
_NO_FROM: Final = "A query reads only what it is given, but “FROM” names something else."
_NO_FROM_CURE: Final = (
    "Leave FROM out: all PATHS are asked together. A single source is named by its graph, <{source}…>,"
    " which “SELECT DISTINCT ?g {{ GRAPH ?g {{ }} }}” lists."
)
_TANGLED: Final = (
    "This “<” may begin an address, or mean “less than”; where it does, the query would do more."
)
_TANGLED_CURE: Final = "Write a space after a “<” that means “less than”."


def check(text: str, name: str) -> list[Token]:
    """Give the words of a query. Raises Refused or Malformed where it may not be run, with the place.

    Words count, as the grammar has them: not what stands in a comment, a text, an address or a variable.
    """
    _small(text, name)
    page = Page(name, text)
    words = tokens(text)
    for fault in _faults(page, words):
        raise fault
    if (plain := unescaped(text)) != text:
        # To put characters for escapes before anything is read, as section 19.2 has it, may give other words.
        page, others = Page(name, plain), tokens(plain)
        for fault in (*_forbidden(page, others), *_foreign(page, others)):
            raise fault
    return words


def _small(text: str, name: str) -> None:
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise Malformed(
            "The query is not text in UTF-8.", place=Place(name), help="Save it as UTF-8."
        ) from None
    if size > MAX_BYTES:
        raise Refused(
            f"The query is longer than a query may be ({MAX_BYTES:,} bytes).",
            place=Place(name),
            help="Put lists of values into a file of linked data, and give it among PATHS.",
        )


def _faults(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    """Find what may not be: in the words themselves, then in other ways of reading them."""
    yield from _unclosed(page, words)
    yield from _unescaped(page, words)
    yield from _deep(page, words)
    yield from _forbidden(page, words)
    yield from _foreign(page, words)
    if (twice := doubled(list(words))) is not None:
        yield _refused(page, twice, _TANGLED, _TANGLED_CURE)
    for reading in other_readings(page.text, list(words)):
        if _tangled(reading):
            yield _refused(page, reading[0], _TANGLED, _TANGLED_CURE)


def _tangled(reading: list[Token]) -> bool:
    """Tell whether a way of reading reaches out, has no end, or cannot be trusted to be the engine's."""
    quoted = any(token.kind == "strange" and token.text in "\"'" for token in reading)
    escaped = any(bad_escape(token) is not None for token in reading)
    endless = reading[-1].kind == "endless"
    return quoted or escaped or endless or bool(doubled(reading) or next(_services(reading), None))


def _unclosed(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    for token in words:
        if token.kind == "strange" and token.text in "\"'":
            span = (token.start, token.end)
            cure = f"Close it with {token.text} in the same line; within it, write \\{token.text}."
            yield page.malformed("The text that begins here never ends.", span, cure)


def _unescaped(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    for token in words:
        if (at := bad_escape(token)) is not None:
            message = "This “\\” in a text stands for nothing."
            yield page.malformed(message, (at, at + 1), "Write \\\\ for a “\\” in a text.")


def _deep(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    depth = 0
    for token in words:
        if token.kind == "sign" and token.text in "([{":
            depth += 1
        elif token.kind == "sign" and token.text in ")]}":
            depth -= 1
        if depth > MAX_DEPTH:
            message = f"More than {MAX_DEPTH} brackets are open within each other here."
            yield _refused(page, token, message, "Look for a closing bracket that is missing.")


def _forbidden(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    service = next(_services(words), None)
    for token in words:
        if token is service:
            yield _refused(page, token, _NO_SERVICE, _NO_SERVICE_CURE)
        if token.kind == "word" and token.text.upper() in _UPDATES:
            word = token.text.upper()
            yield _refused(page, token, _NO_UPDATE.format(word=word), _NO_UPDATE_CURE)


def _services(words: Sequence[Token]) -> Iterator[Token]:
    """Find what is, or may be read as, the word SERVICE: engines also take it without a space after it."""
    for index, token in enumerate(words):
        if token.kind == "word" and "SERVICE" in token.text.upper():
            yield token
        elif token.kind == "name" and "SERVICE" in token.text.partition(":")[0].upper():
            before = words[index - 1].text.upper() if index else ""
            after = words[index + 1].text if index + 1 < len(words) else ""
            if after == "{" and before != "GRAPH":
                yield token


def _foreign(page: Page, words: Sequence[Token]) -> Iterator[Malformed]:
    """Find FROM with anything but a source that may be given here; whether it is, the engine sees."""
    prefixes = prefixes_of(words)
    for index, token in enumerate(words):
        if token.kind == "word" and "FROM" in token.text.upper():
            named, address = dataset(words, index, prefixes)
            if token.text.upper() != "FROM" or not (address == ROOT or address.startswith(SOURCE)):
                yield _refused(page, named, _NO_FROM, _NO_FROM_CURE.format(source=SOURCE))


def dataset(words: Sequence[Token], index: int, prefixes: Mapping[str, str]) -> tuple[Token, str]:
    """Give what the FROM at an index names, as a token and as an IRI; FROM itself and nothing if nothing."""
    after = words[index + 1 : index + 3]
    if after and after[0].text.upper() == "NAMED":
        after = after[1:]
    address = address_of(after[0], prefixes) if after else None
    return (after[0], address) if address else (words[index], "")


def sources_of(words: Sequence[Token]) -> tuple[str, ...]:
    """List the graphs that a query names with FROM and FROM NAMED."""
    prefixes = prefixes_of(words)
    froms = [
        index for index, token in enumerate(words) if token.text.upper() == "FROM" and token.kind == "word"
    ]
    return tuple(dataset(words, index, prefixes)[1] for index in froms)


def _refused(page: Page, token: Token, message: str, cure: str) -> Refused:
    place = page.place(token.start, token.end)
    return Refused(printable(message), place=place, source=page.line(place.line), help=cure)
