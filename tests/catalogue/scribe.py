"""Write random terms and layout, and say where each was put."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from random import Random

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

Span: TypeAlias = tuple[int, int]


class Iri(NamedTuple):
    value: str


class Blank(NamedTuple):
    id: str


class Text(NamedTuple):
    value: str
    datatype: str
    language: str | None


Term: TypeAlias = Iri | Blank | Text
Put: TypeAlias = tuple[Term, Span]
"""A term, and where it was written."""


class Known(NamedTuple):
    """One triple, and where its subject, predicate and object stand."""

    subject: Term
    predicate: str
    object: Term
    spans: tuple[Span, Span, Span]


NAMESPACES = ("http://a.example/", "http://b.example/v#", "urn:c:", "http://d.example/ü/")
PREFIXES = ("", "ex", "prefix", "base", "graph", "a", "true", "é𝒳", "p.q", "x-1")
# What a local name is, and how it is written.
LOCALS = (
    ("thing", "thing"), ("a.b", "a.b"), ("it's", r"it\'s"), ("x%20y", "x%20y"), ("a,b;c", r"a\,b\;c"),
    ("é𝒳", "é𝒳"), ("1st", "1st"), ("", ""), ("a:b", "a:b"), ("-x", r"\-x"), ("end.", r"end\."), ("a", "a"),
    ("(b)", r"\(b\)"), ("?h", r"\?h"), ("true", "true"), ("a..b", "a..b"), ("_u", "_u"), ("x-", "x-"),
)  # fmt: skip
BASES = ("http://base.example/one/", "http://base.example/two/")
# What is written after a base, and what becomes of it.
RELATIVE = (
    ("r", "r"), ("r/s?q=1", "r/s?q=1"), ("./t", "t"), ("", ""), ("#f", "#f"), ("u/../v", "v"), ("é#g", "é#g"),
)  # fmt: skip
LABELS = ("b1", "x.y", "é", "0", "a-b", "_")
LANGUAGES = ("en", "EN-GB", "de", "zh-Hant")
NUMBERS = (("1", "integer"), ("+07", "integer"), ("-3.50", "decimal"), (".5", "decimal"), ("1e5", "double"),
           ("1.E-3", "double"), ("-.5e+1", "double"))  # fmt: skip
LAYOUTS = (" ", " ", "\n    ", "\r\n", "\r", "\t", ' # "not [ <a string\n', "#) . '''\r\n", "  \n\n\t ")
ALPHABET = "ab Zé𝒳\"\"''\\\n\r\t#<>[](){}.;,@^:\0"
ESCAPES = {"\n": "n", "\r": "r", "\t": "t", '"': '"', "'": "'", "\\": "\\"}


class Scribe:
    """Write token by token, with random layout between, and count: nothing written is ever read again."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.text = ""
        self.known: list[Known] = []
        self.prefixes: dict[str, str] = {}
        self.base = ""
        self.ids = 0

    def maybe(self, chance: float = 0.5) -> bool:
        return self.random.random() < chance

    def put(self, token: str) -> Span:
        self.text += token
        return len(self.text) - len(token), len(self.text)

    def gap(self, *, needed: bool = True) -> None:
        """Leave room; where none is needed, now and then leave none."""
        if not needed and self.maybe():
            return
        self.put(self.random.choice(LAYOUTS))

    def note(self, subject: Put, predicate: Put, object_: Put) -> None:
        assert isinstance(predicate[0], Iri)
        spans = subject[1], predicate[1], object_[1]
        self.known.append(Known(subject[0], predicate[0].value, object_[0], spans))

    def fresh(self) -> Blank:
        self.ids += 1
        return Blank(f"#{self.ids}")

    def iri(self) -> Put:
        namespace, (local, written) = self.random.choice(NAMESPACES), self.random.choice(LOCALS)
        names = [prefix for prefix, value in self.prefixes.items() if value == namespace]
        if names and self.maybe(0.7):
            return Iri(namespace + local), self.put(f"{self.random.choice(names)}:{written}")
        if self.base and self.maybe(0.4):
            relative, rest = self.random.choice(RELATIVE)
            return Iri(self.base + rest), self.put(f"<{relative}>")
        return self.full_iri(namespace + local)

    def full_iri(self, iri: str) -> Put:
        at = self.random.randrange(len(iri))
        form = self.random.choice(("{}", "{}", r"\u{:04X}", r"\U{:08X}"))
        character = iri[at] if form == "{}" or ord(iri[at]) > 0xFFFF else form.format(ord(iri[at]))
        return Iri(iri), self.put(f"<{iri[:at]}{character}{iri[at + 1 :]}>")

    def label(self) -> Put:
        label = self.random.choice(LABELS)
        return Blank(label), self.put(f"_:{label}")

    def quoted(self, quotes: str) -> tuple[str, Span]:
        """Write a random string between these quotes; its last character is never a bare quote."""
        value = "".join(self.random.choices(ALPHABET, k=self.random.randrange(12)))
        quote, long = quotes[0], len(quotes) == 3
        bare = "\t\"'".replace(quote, "") + ("\n\r" if long else "")
        written = ""
        for character, following in zip(value, (value + quote)[1:], strict=True):
            free = character in bare or (long and character == quote != following)
            written += self.spelled(character, free=free)
        return value, self.put(quotes + written + quotes)

    def spelled(self, character: str, *, free: bool) -> str:
        """Write a character as itself or escaped; where it is not free to stand as itself, escaped."""
        if character in ESCAPES and not (free and self.maybe()):
            return "\\" + ESCAPES[character]
        return f"\\U{ord(character):08X}" if self.maybe(0.1) else character

    def literal(self, quotes: tuple[str, ...] = ('"', "'", '"""', "'''")) -> Put:
        value, (start, end) = self.quoted(self.random.choice(quotes))
        kind = self.random.randrange(3)
        if kind == 0:
            return Text(value, XSD + "string", None), (start, end)
        self.gap_in_literal()
        if kind == 1:
            language = self.random.choice(LANGUAGES)
            _, end = self.put(f"@{language}")
            return Text(value, RDF + "langString", language.lower()), (start, end)
        self.put("^^")
        self.gap_in_literal()
        datatype, (_, end) = self.iri()
        assert isinstance(datatype, Iri)
        return Text(value, datatype.value, None), (start, end)

    def gap_in_literal(self) -> None:
        if self.maybe(0.2):
            self.gap()

    def plain(self) -> Put:
        if self.maybe(0.3):
            word = self.random.choice(("true", "false"))
            return Text(word, XSD + "boolean", None), self.put(word)
        number, datatype = self.random.choice(NUMBERS)
        return Text(number, XSD + datatype, None), self.put(number)

    def anonymous(self) -> Put:
        bracket = self.put("[")
        self.gap(needed=False)
        self.put("]")
        return self.fresh(), bracket
