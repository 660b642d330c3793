"""What the evaluations of an initiative are to cover between them."""

from __future__ import annotations

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import all_checks, check_document, choose
from peertoc.validation.engines import NAMES, engine_named

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> .
@prefix d: <https://w3id.org/peertoc/dimension/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://example.org/> .
<i> a ptoc:Initiative ; ptoc:evaluation <e> . <e> a ptoc:Evaluation ; ptoc:dimension """
NO_CLAIM = " <i> ptoc:theoryOfChange [ ptoc:step <s> ] ."
CHECK = choose(all_checks(), ["facet-not-evaluated"], [])


@pytest.mark.parametrize("engine", NAMES)
@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("d:initial-engagement, d:practical-learning .", {"organisational-learning", "reform-impact"}),
        ("d:facilitating-interaction, d:diffusing-lessons .", {"individual-learning", "reform-impact"}),
        # A theory that claims no change is not asked for it.
        (
            "d:reform-impact . <i> ptoc:theoryOfChange [ ptoc:step [ a ptoc:Diffusion ] ] .",
            {"initial-engagement", "individual-learning", "organisational-learning"},
        ),
        ("d:initial-engagement ." + NO_CLAIM, {"individual-learning"}),
        # What others put to the facets is one of them.
        (
            "d:applying-lessons . d:group-of-facets skos:member <own> ." + NO_CLAIM,
            {"initial-engagement", "own"},
        ),
        (
            "d:applying-lessons, <own> . <own> skos:inScheme d: . d:group-of-facets skos:member <own> ."
            + NO_CLAIM,
            {"initial-engagement"},
        ),
    ],
)
def test_a_facet_that_no_evaluation_covers_is_told(text: str, lacking: set[str], engine: str) -> None:
    document = read_text(HEAD + text, name="plan.ttl")
    found = check_document(document, checks=CHECK, engine=engine_named(engine))
    assert {finding.value.rpartition("/")[2] for finding in found} == lacking
