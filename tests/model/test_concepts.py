"""Terms are found, put in order and called by a name."""

from __future__ import annotations

from peertoc.model import Concept, Concepts, Text, Words

A, B, C = (f"https://example.org/{name}" for name in "abc")


def concepts() -> Concepts:
    found = (
        Concept(
            iri=A, scheme="tool", order=2, broader=(B,), label=Words((Text("un", "fr"), Text("one", "en")))
        ),
        Concept(iri=B, scheme="tool", order=1, broader=(C, A)),
        Concept(iri=C, scheme="risk"),
    )
    return Concepts({concept.iri: concept for concept in found})


def test_a_list_is_in_its_order() -> None:
    assert [concept.iri for concept in concepts().in_scheme("tool")] == [B, A]
    assert concepts().in_scheme("no-such") == ()


def test_an_unknown_term_has_its_name_alone() -> None:
    assert concepts().of("https://example.org/x") == Concept(iri="https://example.org/x")
    assert Concepts().of(A) == Concept(iri=A)


def test_a_term_is_called_by_its_label_else_its_name_made_readable_and_a_text_stays() -> None:
    called = concepts().called
    assert (called(A, "fr"), called(A, "de")) == ("un", "one")
    assert called("https://example.org/site-visits", "en") == "site visits"
    assert called("as written", "en") == "as written"


def test_broader_terms_are_followed_also_round_a_circle() -> None:
    assert list(concepts().with_broader(A)) == [A, B, C]
