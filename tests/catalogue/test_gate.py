"""Bad input ends with one clear sentence, at its place where there is one."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from peertoc.catalogue import FORMATS, gate, read_text, refusing
from peertoc.catalogue.admission import MAX_IRI
from peertoc.catalogue.values import MAX_VALUE
from peertoc.errors import Malformed, Unreadable
from peertoc.vocabulary import CONTEXT_IRI, RDF

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
    "<e:A rdf:about='http://a'>{}</e:A></rdf:RDF>"
)


def refusal(text: str, format: str = "turtle", name: str = "a.ttl") -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_text(text, name=name, format=format)
    fault = caught.value
    assert "\n" not in fault.message
    assert len(fault.message) < 300
    return fault


def at(fault: Unreadable) -> tuple[int, int]:
    return fault.place.line, fault.place.column


# ---- the wrong format


@pytest.mark.parametrize(
    ("text", "format", "message", "help"),
    [
        (
            '{"@id": "x:a"}', "turtle", "a is read as Turtle, but looks like JSON-LD.",
            "Give the file the ending .jsonld, or say --from jsonld.",
        ),
        (
            '<?xml version="1.0"?>\n<rdf:RDF/>', "turtle", "a is read as Turtle, but looks like RDF/XML.",
            "Give the file the ending .rdf, or say --from rdfxml.",
        ),
        (
            "# c\n@prefix a: <x:> .\n", "jsonld", "a is read as JSON-LD, but looks like Turtle.",
            "Give the file the ending .ttl, or say --from turtle.",
        ),
        (
            "a:b a a:c .\n", "rdfxml", "a is read as RDF/XML, but looks like Turtle.",
            "Give the file the ending .ttl, or say --from turtle.",
        ),
        (
            "@prefix a: <x:> .\n", "ntriples", "a is read as N-Triples, but looks like Turtle.",
            "Give the file the ending .ttl, or say --from turtle.",
        ),
        (
            "@prefix a: <x:> .\na:g { a:b a:c 1 }", "nquads", "a is read as N-Quads, but looks like TriG.",
            "Give the file the ending .trig, or say --from trig.",
        ),
        (
            "<x:a> <x:b> <x:c> <x:d> .\n", "jsonld", "a is read as JSON-LD, but looks like N-Quads.",
            "Give the file the ending .nq, or say --from nquads.",
        ),
        (
            "<!doctype html>\n<html>", "turtle", "a is a web page, not linked data.",
            "Look on the page for a link to the data itself.",
        ),
    ],
)  # fmt: skip
def test_a_wrong_format_is_told_with_what_the_content_looks_like(
    text: str, format: str, message: str, help: str
) -> None:
    fault = refusal(text, format, name="a")
    assert (fault.message, fault.help) == (message, help)


@pytest.mark.parametrize("text", ["<x:a> <x:b> 5", "<a> <b> <c> .", "<a>", "[ ] .", "[1, 2]", "hello"])
def test_a_slip_is_not_taken_for_another_format(text: str) -> None:
    assert isinstance(refusal(text), Malformed)


# ---- size and depth


def test_deep_brackets_are_refused_at_their_place() -> None:
    text = "<x:a> <x:p> " + "[ <x:p> (\n" * 600
    fault = refusal(text)
    assert fault.message == "More than 1,000 brackets are open within each other here."
    assert at(fault) == (501, 1)
    text = "<x:a> <x:p> " + "[ <x:p> " * 1000 + "1" + "]" * 1000 + "."
    assert len(read_text(text, name="x").triples) == 1001


def test_brackets_in_texts_comments_and_addresses_do_not_count() -> None:
    text = f'# {"[" * 2000}\n<x:a> <x:p> "{"[" * 2000}", """{"(" * 2000}""", <x:{"(" * 2000}> .'
    assert len(read_text(text, name="x").triples) == 3
    assert len(read_text("<x:a> <x:p> " + "[ <x:p> () ], " * 2000 + "1 .", name="x").triples) == 4001


@pytest.mark.parametrize("format", ["turtle", "trig", "ntriples", "nquads"])
def test_deep_statements_about_statements_do_not_break_the_stack(format: str) -> None:
    fault = refusal("<x:a> <x:p> " + "<<( <x:a> <x:p> " * 200_000, format)
    assert fault.message == "More than 1,000 brackets are open within each other here."
    inside = "<<( <x:a> <x:p> " * 400 + "<x:c>" + " )>>" * 400
    assert refusal(f"<x:a> <x:p> {inside} .", format).message.startswith("The file uses RDF 1.2 ")


def test_a_long_text_is_refused_and_one_character_less_is_not() -> None:
    assert read_text(f'<x:a> <x:p> "{"é" * MAX_VALUE}" .', name="x").triples
    fault = refusal(f'<x:a> <x:p>\n  "{"é" * (MAX_VALUE + 1)}" .')
    assert fault.message == "A text of 1,000,001 characters is longer than a value may be (1,000,000)."
    assert at(fault) == (2, 3)


@pytest.mark.parametrize("start", ['<x:a> <x:p> "', "# "])
def test_a_piece_for_which_the_parser_has_no_room_is_refused(start: str) -> None:
    fault = refusal(f'{start}{"a" * 17_000_000}" .')
    assert fault.message == "A text is longer than a value may be (1,000,000 characters)."


def test_a_long_address_is_refused_before_short_names_fill_the_memory() -> None:
    fault = refusal(f"@prefix a: <x:{'b' * MAX_IRI}> .\n<x:a> <x:p> a:c .")
    assert fault.message.startswith("An address is longer than 10,000 characters: x:bbb")
    assert at(fault) == (2, 13)
    many = f"@prefix a: <x:{'b' * (MAX_IRI - 10)}> .\n" + "a:c a:c a:c .\n" * 20_000
    assert refusal(many).message == "The file is too large once its short names are written out."


# ---- numbers


@pytest.mark.parametrize(
    "value",
    [
        "1E999999999", "1e+99999", "-1E-9999", "1E٩٩٩٩٩", "1E9_9_9_9", " 1E99999 ", "NaN", "-sNaN",
        "Infinity", "inf",
    ],
)  # fmt: skip
def test_a_decimal_that_hangs_or_breaks_a_reader_is_refused(value: str) -> None:
    fault = refusal(f'<x:a> <x:p> 1, "{value}"^^<{XSD}decimal> .')
    assert fault.message == f"The value {value} is none that can be reckoned with."
    assert at(fault) == (1, 16)


@pytest.mark.parametrize(
    ("value", "type"),
    [
        ("1E5", "decimal"), ("1E999999999", "double"), ("NaN", "double"), ("INF", "float"),
        ("007", "integer"), ("P3Y6M4DT12H30M5S", "duration"), ("1E999999999", "string"),
        ("information", "string"), ("x", "decimal"), ("9" * 1000, "integer"),
    ],
)  # fmt: skip
def test_an_ordinary_value_passes_and_is_kept_as_written(value: str, type: str) -> None:
    (triple,) = read_text(f'<x:a> <x:p> "{value}"^^<{XSD}{type}> .', name="x").triples
    assert triple.object == ox.Literal(value, datatype=ox.NamedNode(XSD + type))


@pytest.mark.parametrize("type", ["integer", "decimal", "double", "duration"])
def test_a_number_of_more_than_a_thousand_characters_is_refused(type: str) -> None:
    fault = refusal(f'<x:a> <x:p> "{"9" * 1001}"^^<{XSD}{type}> .')
    assert fault.message == "A number of 1,001 characters is longer than a number may be (1,000)."


def test_a_duration_of_absurd_length_is_refused() -> None:
    assert refusal(f'<x:a> <x:p> "P{"9" * 30}Y"^^<{XSD}duration> .').message.startswith("The value P999")


# ---- names


def test_a_file_address_stays_for_a_check_to_report() -> None:
    document = read_text("<file:///home/a/b.ttl> <x:p> 1 .", name="x")
    assert str(document.triples[0].subject) == "<file:///home/a/b.ttl>"


@pytest.mark.parametrize("name", ["", "a", "../a", "//host/a", "?q", "#f", "/etc/passwd"])
def test_a_relative_name_without_a_base_is_told_in_every_format(name: str) -> None:
    says = "relative, and the file does not say to what."
    assert refusal(f"<{name}> <x:p> 1 .").message.endswith(says)
    data = {"@id": name, "http://p": {"@id": "x:b"}}
    assert refusal(json.dumps(data), "jsonld").message.endswith(says)
    xml = RDF_XML.format(f'<e:p rdf:resource="{name}"/>')
    assert refusal(xml, "rdfxml").message.endswith(says)


def test_a_base_of_its_own_makes_names_whole_in_every_format() -> None:
    expected = ox.NamedNode("https://example.org/peers/a")
    base = "https://example.org/peers/"
    texts = {
        "turtle": f"@base <{base}> . <a> <x:p> 1 .",
        "jsonld": json.dumps({"@context": {"@base": base}, "@id": "a", "x:p": 1}),
        "rdfxml": RDF_XML.replace("<rdf:RDF", f'<rdf:RDF xml:base="{base}"')
        .replace("http://a", "a")
        .format("<e:p>1</e:p>"),
    }
    for format, text in texts.items():
        assert read_text(text, name="x", format=format).triples[0].subject == expected


def test_named_graphs_are_united_and_repeats_are_kept() -> None:
    text = "<x:g> { <x:a> <x:p> 1 } <x:h> { <x:a> <x:p> 1 } <x:a> <x:p> 1 ."
    document = read_text(text, name="x", format="trig")
    assert len(document.triples) == 3
    assert len(document.statements) == 1


def test_comments_alone_are_a_document_that_says_nothing() -> None:
    assert read_text("# nothing yet\n", name="x").triples == ()


def test_escaped_control_characters_in_a_text_are_kept() -> None:
    (triple,) = read_text(r'<x:a> <x:p> "\u0000\u001b" .', name="x").triples
    assert triple.object == ox.Literal("\x00\x1b")


# ---- JSON-LD


def test_our_own_context_comes_from_the_package_wherever_it_is_named() -> None:
    scoped = {"p": {"@id": "x:p", "@context": CONTEXT_IRI}}
    for context in (CONTEXT_IRI, [CONTEXT_IRI], [{"@base": "x:/"}, CONTEXT_IRI], scoped):
        data = {"@context": context, "@id": "x:a", "@type": "https://w3id.org/peertoc#Initiative"}
        assert len(read_text(json.dumps(data), name="x", format="jsonld").triples) == 1
    inner = {"@id": "x:a", "x:p": {"@context": CONTEXT_IRI, "@id": "x:b", "title": "Peers"}}
    assert len(read_text(json.dumps(inner), name="x", format="jsonld").triples) == 2


def test_a_misspelt_name_is_not_lost_in_silence() -> None:
    data = {"@context": CONTEXT_IRI, "@id": "x:a", "tittle": "Peers"}
    (triple,) = read_text(json.dumps(data), name="x", format="jsonld").triples
    assert triple.predicate.value == "https://w3id.org/peertoc#tittle"


def test_a_context_may_leave_a_name_out_on_purpose() -> None:
    data = {"@context": {"note": None, "p": "x:p"}, "@id": "x:a", "note": "for me", "p": 1}
    assert len(read_text(json.dumps(data), name="x", format="jsonld").triples) == 1


@pytest.mark.parametrize("text", ["[]", "{}", "3", '"a"', "null", '{"@id": "x:a"}'])
def test_json_that_says_nothing_is_told(text: str) -> None:
    fault = refusal(text, "jsonld")
    assert fault.message == (
        "a.ttl is JSON, but no statement can be read from it: its names have no addresses."
    )
    assert CONTEXT_IRI in fault.help


def test_contexts_that_would_stall_the_parser_are_refused() -> None:
    chain = {f"t{number}": f"t{number + 1}:x" for number in range(20_000)}
    assert refusal(json.dumps({"@context": chain}), "jsonld").message == "The context has too many entries."
    large = {f"t{number}": f"x:{number}" for number in range(1_900)}
    copies = [{"@context": {}, "@id": "x:a"} for _ in range(10_000)]
    fault = refusal(json.dumps({"@context": large, "@graph": copies}), "jsonld")
    assert fault.message == "The contexts of this file are too large."
    scoped = large | {"T": {"@id": "x:T", "@context": {}}}
    many = [{"@id": "x:a", "@type": "T"} for _ in range(10_000)]
    fault = refusal(json.dumps({"@context": scoped, "@graph": many}), "jsonld")
    assert fault.message == "The contexts of this file are too large."
    scoped_ours = {"T": {"@id": "x:T", "@context": CONTEXT_IRI}}
    fault = refusal(json.dumps({"@graph": many, "@context": scoped_ours}), "jsonld")
    assert fault.message == "The contexts of this file are too large."
    ours = [{"@context": CONTEXT_IRI, "@id": "x:a"} for _ in range(1_001)]
    assert refusal(json.dumps(ours), "jsonld").message == "The file names its context too often."


def test_many_small_contexts_beside_each_other_are_read() -> None:
    each = [
        {"@context": {f"t{number}": f"x:{number}" for number in range(50)}, "@id": "x:a", "t1": 1}
        for _ in range(1_000)
    ]
    assert len(read_text(json.dumps(each), name="x", format="jsonld").triples) == 1_000


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"x:a":[' * 300 + "1" + "]}" * 300])
def test_deep_json_is_refused(text: str) -> None:
    assert refusal(text, "jsonld").message == "The file nests brackets too deeply here."


# ---- RDF/XML


def test_deep_xml_and_many_prefixes_are_refused() -> None:
    assert refusal(RDF_XML.format("<e:p><e:A>" * 600), "rdfxml").message == (
        "The file nests elements too deeply here."
    )
    prefixes = " ".join(f'xmlns:n{number}="http://n/{number}"' for number in range(101))
    fault = refusal(RDF_XML.format(f"<e:p {prefixes}/>"), "rdfxml")
    assert fault.message == "More than 100 prefixes are declared here, one within the other."
    beside = "".join(f'<e:p xmlns:n="http://n/{number}">1</e:p>' for number in range(500))
    assert len(read_text(RDF_XML.format(beside), name="x", format="rdfxml").triples) == 501


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a PUBLIC "-//x" "http://127.0.0.1:1/x.dtd">',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
        "<!DOCTYPE a>",
    ],
)
def test_any_doctype_is_refused_at_its_place(doctype: str) -> None:
    fault = refusal(f'<?xml version="1.0"?>\n{doctype}\n<a/>', "rdfxml")
    assert fault.message.startswith("The file has a DOCTYPE, which can define entities")
    assert at(fault) == (2, 1)


def test_a_declared_encoding_that_is_ours_is_accepted() -> None:
    for encoding in ("UTF-8", "utf-8", "utf8"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>\n' + RDF_XML.format("<e:é/>")
        assert "encoding" not in (read_text(text, name="x", format="rdfxml").triples[0].predicate.value)


# ---- what must never happen


def test_a_slip_far_down_in_a_large_file_is_told_at_its_place() -> None:
    fault = refusal("# nothing\n" * 600_000 + "<x:a> <x:p> [ <x:q> 1")
    assert fault.message == "The last statement of the file is not finished: a dot is missing after “1”."
    assert at(fault) == (600_001, 21)


def test_a_text_with_half_characters_is_refused_as_no_text() -> None:
    assert refusal("<x:a> <x:p> '\ud800' .").message.startswith("The file is not UTF-8 text")


def test_every_format_is_known_to_the_gate_in_all_its_tables() -> None:
    assert gate.SYNTAX.keys() == refusing.READ_AS.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", [r"a\.b", r"a\-b", "a.b", "a"])
def test_the_last_dot_ends_the_last_statement_though_no_line_ends_after_it(name: str) -> None:
    document = read_text(f"@prefix : <http://e/> . :s :p :{name}.", name="a.ttl")
    (triple,) = document.triples
    assert triple.object == ox.NamedNode("http://e/" + name.replace("\\", ""))
    assert document.place(ox.NamedNode("http://e/s")).column == 25


@pytest.mark.parametrize(
    "value",
    [
        '"1e9999"^^<{}decimal>', '"1e9999"^^ <{}decimal>', '"1e9999" ^^<{}decimal>',
        '"1e9999"\t^^\t<{}integer>',
        r'"1e9999"^^<{}dec\u0069mal>', r'"1\u00659999"^^<{}decimal>', r'"\u0031e9999"^^<{}\U00000064ecimal>',
        '"P99999999999D"^^<{}duration>', '"inf"^^<{}integer>', f'"{"7" * 1001}"^^<{{}}integer>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "# said\n", "\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", " # so\n"])
def test_a_value_that_cannot_be_reckoned_with_is_refused_however_its_line_is_written(
    value: str, before: str, end: str
) -> None:
    good = f'<http://e/a> <http://e/b> "1"^^<{XSD}integer> .{end}<http://e/a> <http://e/b> "1.5e3" .{end}'
    bad = f"<http://e/a> <http://e/b> {value.format(XSD)} .{end}"
    read_text(good, name="a.nt", format="ntriples")
    with pytest.raises(Malformed, match=r"reckoned|longer than a number") as fault:
        read_text(before + good + bad + good, name="a.nt", format="ntriples")
    assert fault.value.place.line == 3 + bool(before)


@pytest.mark.parametrize("kind", ["langString", "dirLangString"])
def test_a_text_in_a_language_says_in_which(kind: str) -> None:
    data = {"@id": "x:a", "x:p": {"@value": "v", "@type": f"{RDF}{kind}"}}
    says = "This text is said to be in a language, and does not say in which."
    fault = refusal(json.dumps(data), "jsonld")
    assert (fault.message, '"@language"' in fault.help) == (says, True)
    xml = RDF_XML.format(f"<e:p rdf:datatype='{RDF}{kind}'>v</e:p>")
    fault = refusal(xml, "rdfxml")
    assert (fault.message, "xml:lang" in fault.help) == (says, True)
