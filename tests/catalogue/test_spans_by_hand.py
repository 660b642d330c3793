"""Where each triple stands, written out by hand: the order of brackets, and the edges of tokens.

A case is a text, and each of its triples in the parser's order: three tokens, each after the column where it
starts.
"""

from __future__ import annotations

import pytest

from peertoc.catalogue.spans import locate
from tests.catalogue.test_spans import parse

PREFIXES = " ".join(
    f"@prefix {prefix}: <http://e/{prefix}/> ."
    for prefix in ("", "a", "true", "prefix", "graph", "base", "é")
)


def placed(body: str, format: str = "turtle") -> list[str]:
    """Write each triple of a text as a case does; columns are counted from 0, after the prefixes."""
    head = PREFIXES if format in ("turtle", "trig") else ""
    text = head + body
    located = locate(text, format, parse(text, format))
    assert located is not None
    return ["  ".join(f"{start - len(head)} {text[start:end]}" for start, end in spans) for spans in located]


ORDER = [
    (":s :p [ :q :r ; :q2 [ :z 1 ] ] , 'x' .",
     ["6 [  8 :q  11 :r", "20 [  22 :z  25 1", "6 [  16 :q2  20 [", "0 :s  3 :p  6 [", "0 :s  3 :p  33 'x'"]),
    (":s :p ( 1 [ :a :b ] (2 3) ) .",
     ["6 (  8 1  8 1", "0 :s  3 :p  6 (", "6 (  10 [  10 [", "10 [  12 :a  15 :b", "10 [  10 [  10 [",
      "10 [  20 (  20 (", "20 (  21 2  21 2", "20 (  20 (  20 (", "23 3  23 3  23 3", "20 (  23 3  23 3",
      "23 3  24 )  24 )", "20 (  26 )  26 )"]),
    ("( 1 2 ) :p () .",
     ["0 (  2 1  2 1", "4 2  4 2  4 2", "0 (  4 2  4 2", "4 2  6 )  6 )", "0 (  8 :p  11 ("]),
    (":s :p ( 'x' 2 ) .",
     ["0 :s  3 :p  6 (", "12 2  12 2  12 2", "6 (  12 2  12 2", "6 (  8 'x'  8 'x'", "12 2  14 )  14 )"]),
    (":s :p ( 'x'@en ) .", ["0 :s  3 :p  6 (", "6 (  8 'x'@en  8 'x'@en", "6 (  15 )  15 )"]),
    (":s :p [ :q 'x' ] .", ["0 :s  3 :p  6 [", "6 [  8 :q  11 'x'"]),
    ("[ :q 'x' ] . [] :p [ ] .", ["0 [  2 :q  5 'x'", "13 [  16 :p  19 ["]),
]  # fmt: skip
TOKENS = [
    ("a:b true:x prefix:p, graph:x, base: .",
     ["0 a:b  4 true:x  11 prefix:p", "0 a:b  4 true:x  21 graph:x", "0 a:b  4 true:x  30 base:"]),
    (":s a a:a, true:a.", ["0 :s  3 a  5 a:a", "0 :s  3 a  10 true:a"]),
    (":s :p true , false.", ["0 :s  3 :p  6 true", "0 :s  3 :p  13 false"]),
    (":s :p 1. :t :p 1.0. :u :p 1e5, .5.",
     ["0 :s  3 :p  6 1", "9 :t  12 :p  15 1.0", "20 :u  23 :p  26 1e5", "20 :u  23 :p  31 .5"]),
    (":s : -5 . :s :-5 . :s :p-5 -5 . :s :p+5 .",
     ["0 :s  3 :  5 -5", "10 :s  13 :  14 -5", "19 :s  22 :p-5  27 -5", "32 :s  35 :p  37 +5"]),
    (":s :p :a.b. :a.b.c :p :a\\.. ", ["0 :s  3 :p  6 :a.b", "12 :a.b.c  19 :p  22 :a\\."]),
    (":s :p :d\\#e, :it\\'s, :f\\(g, :h%20. ",
     ["0 :s  3 :p  6 :d\\#e", "0 :s  3 :p  13 :it\\'s", "0 :s  3 :p  21 :f\\(g", "0 :s  3 :p  28 :h%20"]),
    ('''_:b.c :p """a "b" ""c\\"""", \'\'\'it's "\'\'\', "", '' .''',
     ['0 _:b.c  6 :p  9 """a "b" ""c\\""""', "0 _:b.c  6 :p  28 '''it's \"'''", '0 _:b.c  6 :p  42 ""',
      "0 _:b.c  6 :p  46 ''"]),
    (":s :p <http://e/#f>,'#g'#'h\n.", ["0 :s  3 :p  6 <http://e/#f>", "0 :s  3 :p  20 '#g'"]),
    ("# ''' \"\r\n:s\r\n :p # <\r :o .# the end", ["9 :s  14 :p  22 :o"]),
    (":é :𝒳 '𝒳é'@en, :𝒳é.é .", ["0 :é  3 :𝒳  6 '𝒳é'@en", "0 :é  3 :𝒳  15 :𝒳é.é"]),
    (":s :p 'x' @en, 'y' # c\n ^^ :t, 'z'@EN-gb .",
     ["0 :s  3 :p  6 'x' @en", "0 :s  3 :p  15 'y' # c\n ^^ :t", "0 :s  3 :p  31 'z'@EN-gb"]),
    ("@base <http://x/> . <y> :p <#z> . @prefix : <http://n/> . BASE<http://w/>PREFIX a:<urn:m:>:s a a:b .",
     ["20 <y>  24 :p  27 <#z>", "90 :s  93 a  95 a:b"]),
    ("VERSION '1.2' @prefix a: <urn:a:> . <a/../b> a a:, <>, <..>.",
     ["36 <a/../b>  45 a  47 a:", "36 <a/../b>  45 a  51 <>", "36 <a/../b>  45 a  55 <..>"]),
    (":s :p :o ;; :q :o ; .", ["0 :s  3 :p  6 :o", "0 :s  12 :q  15 :o"]),
    ("\n\t# nothing but \"this", []),
    ("", []),
]  # fmt: skip
GRAPHS = [
    ("trig", "GRAPH :g { :s :p (:o) }:h{:s :p 'x'}[]{[ :p :o ] . (1) :p 2}{ } _:g { :s :p :o . }",
     ["17 (  18 :o  18 :o", "11 :s  14 :p  17 (", "17 (  20 )  20 )", "26 :s  29 :p  32 'x'",
      "39 [  41 :p  44 :o", "51 (  52 1  52 1", "51 (  53 )  53 )", "51 (  55 :p  58 2",
      "70 :s  73 :p  76 :o"]),
    ("trig", "graph graph:x { [] a [] } graph:x :p 'y' . { :s :p 'z' } [ :p 1 ] .",
     ["16 [  19 a  21 [", "26 graph:x  34 :p  37 'y'", "45 :s  48 :p  51 'z'", "57 [  59 :p  62 1"]),
    ("trig", "GRAPH [ ] { ( 'x' ) :p 'y' } :s :p 'z' .",
     ["12 (  18 )  18 )", "12 (  14 'x'  14 'x'", "12 (  20 :p  23 'y'", "29 :s  32 :p  35 'z'"]),
    ("nquads", '<urn:s> <urn:p> "o"@en <urn:g> .\n_:a <urn:p>\t_:b _:g.#c',
     ['0 <urn:s>  8 <urn:p>  16 "o"@en', "33 _:a  37 <urn:p>  45 _:b"]),
    ("ntriples", '<urn:s><urn:p>"o"^^<urn:t>.\r\n\r\n# c\r_:a <urn:p> <urn:o> .',
     ['0 <urn:s>  7 <urn:p>  14 "o"^^<urn:t>', "35 _:a  39 <urn:p>  47 <urn:o>"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ORDER)
def test_brackets_are_placed_in_the_order_of_the_parser(text: str, expected: list[str]) -> None:
    assert placed(text) == expected


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_a_token_ends_where_its_grammar_says(text: str, expected: list[str]) -> None:
    assert placed(text) == expected


@pytest.mark.parametrize(("format", "text", "expected"), GRAPHS)
def test_a_graph_name_is_no_part_of_a_triple(format: str, text: str, expected: list[str]) -> None:
    assert placed(text, format) == expected
