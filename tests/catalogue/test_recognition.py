"""What a text looks like, whatever its name says."""

from __future__ import annotations

import time

import pytest

from peertoc.catalogue.recognition import looks_like


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("@prefix a: <x:> .", "turtle"),
        ("# a comment\n\n  @base <x:> .", "turtle"),
        ("PREFIX a: <x:>", "turtle"),
        ("a:b a a:c .", "turtle"),
        ("<a> a <b> .", "turtle"),
        ("@prefix a: <x:> .\na:g {", "trig"),
        ("@prefix a: <x:> .\nGRAPH <g>\n{", "trig"),
        ("@prefix a: <x:> .\n\n{ a:b a a:c }", "trig"),
        ('<x:a> <x:b> "c"@en .', "ntriples"),
        ("_:a <x:b> _:c .", "ntriples"),
        ("<x:a> <x:b> <x:c> <x:d> .", "nquads"),
        ('{"@id": "x:a"}', "jsonld"),
        ('[\n {"@id": "x:a"}]', "jsonld"),
        ("<?xml version='1.0'?><a/>", "rdfxml"),
        ("<rdf:RDF xmlns:rdf='x'>", "rdfxml"),
        ("<a><b>c</b></a>", "rdfxml"),
        ("<!DOCTYPE html>", "html"),
        ("<HTML><body>", "html"),
        ("", ""),
        ("[ a <b> ] .", ""),
        ("<x:a> <x:b>", ""),
        ("<a> <b> <c>", ""),
        ("Peers learn from each other.", ""),
        ("title,start\nPeers,2026", ""),
    ],
)
def test_a_text_is_known_by_its_beginning(text: str, looks: str) -> None:
    assert looks_like(text) == looks


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 60_000, "@prefix a: <x:>" + "\n" * 60_000, "a:" * 30_000, "#\n" * 30_000, "<a " * 20_000,
        "<a" + " " * 60_000, "<a>" * 20_000, "@prefix \n" + "-:" * 30_000, "@prefix \n" + "GRAPH " * 10_000,
        '<a a="' * 10_000, "{" + " " * 60_000, "<x> " * 15_000, '"' * 60_000, '"\\' * 30_000,
        "@prefix a: <x:>" + "a:\n" * 20_000, "@prefix a: <x:>\n" + "a" * 60_000,
    ],
    ids=range(16),
)  # fmt: skip
def test_no_text_takes_long_to_look_at(text: str) -> None:
    start = time.process_time()
    looks_like(text)
    assert time.process_time() - start < 1
