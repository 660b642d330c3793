"""A finding stands at the line where it matters, and is about a resource with a name."""

from __future__ import annotations

import json

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import Finding, all_checks, check_document, choose

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> .
@prefix phase: <https://w3id.org/peertoc/phase/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@base <https://example.org/i/> .
<i> a ptoc:Initiative ; dcterms:title "Peers"@en ; ptoc:theoryOfChange <t> .
"""
FIRST = HEAD.count("\n") + 1


def found(text: str, check: str, *, lang: str = "en") -> tuple[Finding, ...]:
    document = read_text(HEAD + text, name="plan.ttl")
    return check_document(document, checks=choose(all_checks(), [check], []), lang=lang)


def only(text: str, check: str, *, lang: str = "en") -> Finding:
    (finding,) = found(text, check, lang=lang)
    return finding


def span(finding: Finding) -> str:
    place = finding.place
    assert place.line == place.end_line
    return finding.source[place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    ("text", "marked", "about"),
    [
        (
            '<s> a ptoc:Step ; dcterms:title "Visit" ; ptoc:inPhse phase:sustained-contact .',
            "ptoc:inPhse",
            "Visit",
        ),
        ("<s> a ptoc:Engagment .", "ptoc:Engagment", "s"),
        ("<s> ptoc:inPhase phase:sustained .", "phase:sustained", "s"),
        ("phase:my-own a ptoc:Engagement .", "phase:my-own", "phase:my-own"),
        ("<s> ptoc:indicator [ ptoc:unt 'x' ] .", "ptoc:unt", "s"),
    ],
)
def test_a_term_that_is_not_declared_stands_where_it_is_used(text: str, marked: str, about: str) -> None:
    finding = only(text, "undeclared-term")
    assert span(finding) == marked
    assert finding.place.line == FIRST
    assert finding.focus_title == about


def test_a_term_used_twice_is_told_in_both_places() -> None:
    first, second = found("<a> a ptoc:Stepp .\n<b> a ptoc:Stepp .", "undeclared-term")
    assert (first.place.line, second.place.line) == (FIRST, FIRST + 1)
    assert "ptoc:Step?" in second.help


def test_a_name_that_is_used_and_described_is_told_where_it_is_used() -> None:
    text = "<t> ptoc:step ptoc:myStep .\nptoc:myStep a ptoc:Engagement ."
    assert only(text, "undeclared-term").place.line == FIRST


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ptoc:title", "dcterms:title"),
        ("ptoc:startDate", "schema:startDate"),
        ("ptoc:inPhse", "ptoc:inPhase"),
        ("<https://w3id.org/peertoc/tools/site-visits>", "tool:site-visits"),
        ("<http://w3id.org/peertoc#inPhase>", "ptoc:inPhase"),
        ("<https://w3id.org/peertoc/phase/sustained-contact/>", "phase:sustained-contact"),
    ],
)
def test_the_name_that_was_meant_is_suggested(written: str, meant: str) -> None:
    assert f"Did you mean {meant}?" in only(f"<a> {written} 'x' .", "undeclared-term").help


@pytest.mark.parametrize("written", ["ptoc:Visit", "guide:9.9", "principle:1", "ptoc:Qwertyuiop"])
def test_no_name_is_suggested_where_none_is_near(written: str) -> None:
    prefixes = "".join(f"@prefix {p}: <https://w3id.org/peertoc/{p}/> . " for p in ("guide", "principle"))
    finding = only(f"{prefixes}<a> a {written} .", "undeclared-term")
    assert "Did you mean" not in finding.help
    assert finding.help


@pytest.mark.parametrize(
    "term",
    [
        "<https://w3id.org/peertoc/0.1.0>",
        "<https://w3id.org/peertoc/context.jsonld>",
        "<https://w3id.org/peertoc/area/>",
        "<https://w3id.org/peertoc#>",
        "<https://w3id.org/peertoc>",
        "<https://w3id.org/peertoc-pilot/plan>",
        "<https://w3id.org/peertoc/initiative/pempal>",
        "<https://w3id.org/peertoc/check/no-evaluation>",
        "<https://w3id.org/peertoc/question/P0.1a>",
    ],
)
def test_names_that_are_declared_or_no_terms_are_no_fault(term: str) -> None:
    assert found(f"<i> dcterms:source {term} .", "undeclared-term") == ()


def test_a_name_is_not_declared_by_the_file_that_invents_it() -> None:
    defined = "<http://www.w3.org/2000/01/rdf-schema#isDefinedBy>"
    text = f"ptoc:Webinar {defined} <https://e.org/> . <e> a ptoc:Webinar ."
    assert only(text, "undeclared-term").value.endswith("Webinar")


STEPS = """<a> a ptoc:Engagement ; dcterms:title "Visit" ; ptoc:inPhase phase:sustained-contact .
<b> a ptoc:LearningOutcome ; dcterms:title "Learn" ; ptoc:inPhase phase:learning-outcomes .
"""


def test_a_bare_link_stands_at_its_statement() -> None:
    finding = only(STEPS + "<a> ptoc:leadsTo\n    <b> .", "link-without-assumption")
    assert (finding.place.line, span(finding)) == (FIRST + 3, "<b>")
    assert "“Learn”" in finding.message
    assert finding.focus_title == "Visit"


def test_a_causal_link_stands_at_itself_even_without_a_name() -> None:
    finding = only(
        STEPS + "<l> a ptoc:CausalLink ; ptoc:cause <a> ; ptoc:effect <b> .", "link-without-assumption"
    )
    assert span(finding) == "<l>"
    finding = only(
        STEPS + "[] a ptoc:CausalLink ; ptoc:cause <a> ; ptoc:effect <b> .", "link-without-assumption"
    )
    assert span(finding) == "["
    assert finding.focus_title == "Visit"


def test_both_forms_of_a_link_are_one_finding() -> None:
    both = (
        STEPS
        + "<a> ptoc:leadsTo <b> .\n"
        + "<l> ptoc:cause <a> ; ptoc:effect <b> .\n<m> ptoc:cause <a> ; ptoc:effect <b> ."
    )
    assert only(both, "link-without-assumption").place.line == FIRST + 2


def test_something_missing_stands_at_the_subject_where_its_class_is_given() -> None:
    finding = only('<i> ptoc:risk <r> .\n<r> dcterms:title "Late" .\n<r> a ptoc:Risk .', "risk-unmanaged")
    assert (finding.place.line, span(finding)) == (FIRST + 2, "<r>")


LOOP = """<t> ptoc:step <l>, <c> .
<l> a ptoc:LearningOutcome ; ptoc:leadsTo <l> .
<c> a ptoc:OrganisationalChange .
"""


def test_a_step_that_leads_to_itself_is_told_at_the_link() -> None:
    finding = only(LOOP, "circle")
    assert (finding.place.line, span(finding)) == (FIRST + 1, "<l>")
    assert finding.place.column > 1


def test_in_a_circle_the_link_into_the_change_is_told() -> None:
    text = "<c> a ptoc:OrganisationalChange ; ptoc:leadsTo <l> .\n"
    text += "<l> a ptoc:LearningOutcome ; ptoc:leadsTo <c> ."
    finding = only(text, "change-without-diffusion")
    assert (finding.place.line, span(finding)) == (FIRST + 1, "<c>")


def test_two_resources_without_names_are_two_findings() -> None:
    text = '<i> ptoc:risk [ a ptoc:Risk ; dcterms:description "One" ], [ a ptoc:Risk ], [ a ptoc:Risk ] .'
    document = read_text(HEAD + text, name="plan.ttl")
    assert len(check_document(document, checks=choose(all_checks(), ["risk-unmanaged"], []))) == 3
    assert found(text, "risk-unmanaged")[0].focus_title == "One"


def test_a_step_without_a_title_is_told_so() -> None:
    text = "<a> ptoc:inPhase phase:a ; ptoc:leadsTo [ ptoc:inPhase phase:b ] ."
    assert "lead to something without a title." in only(text, "link-without-assumption").message


def test_a_resource_without_a_name_is_told_by_its_owner() -> None:
    finding = only("<i> ptoc:risk [ a ptoc:Risk ] .", "risk-unmanaged")
    assert span(finding) == "["
    assert finding.focus == "https://example.org/i/i"
    assert finding.focus_title == "Peers"


def test_resources_without_names_that_hold_each_other_end() -> None:
    finding = only("_:a ptoc:risk _:b . _:b ptoc:risk _:a . _:b a ptoc:Risk .", "risk-unmanaged")
    assert finding.focus == ""
    assert finding.focus_title == ""


def test_a_title_is_told_in_the_language_asked_for() -> None:
    text = '<r> a ptoc:Risk ; dcterms:title "Retard"@fr, "Delay"@en .'
    assert only(text, "risk-unmanaged", lang="fr-CH").focus_title == "Retard"
    assert only(text, "risk-unmanaged", lang="de").focus_title == "Delay"


def test_an_endless_title_is_cut() -> None:
    finding = only(f'<r> a ptoc:Risk ; dcterms:title "{"x" * 5000}" .', "risk-unmanaged")
    assert len(finding.focus_title) <= 80


def test_a_format_without_lines_names_the_file_and_the_resource() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:p="https://w3id.org/peertoc#">
<p:Initiative rdf:about="https://example.org/i"/></rdf:RDF>"""
    document = read_text(text, name="plan.rdf", format="rdfxml")
    (finding,) = check_document(document, checks=choose(all_checks(), ["no-evaluation"], []))
    assert str(finding.place) == "plan.rdf"
    assert finding.focus == "https://example.org/i"


def test_a_class_in_the_place_of_a_value_is_told_where_it_stands_not_at_the_things_of_that_class() -> None:
    text = """<a> a ptoc:Evaluation ; dcterms:title "Half time"@en ; ptoc:dimension ptoc:Assumption .
<b> a ptoc:Assumption ; ptoc:dimension <c> ; dcterms:title ptoc:Evaluation ."""
    (value,) = (each for each in found(text, "value-not-in-list") if each.focus_title == "Half time")
    assert span(value) == "ptoc:Assumption"
    assert [span(each) for each in found(text, "thing-for-a-text")] == ["ptoc:Evaluation"]
    assert span(only(text, "property-out-of-place")) == "ptoc:dimension"
    assert only(text, "property-out-of-place").place.line == FIRST + 1


def test_a_property_is_out_of_place_at_no_thing_that_is_also_of_a_kind_which_it_fits() -> None:
    text = """<a> a ptoc:Initiative ; ptoc:usesTool <u> .
<b> a ptoc:Initiative, ptoc:Engagement ; ptoc:usesTool <u> .
<c> a ptoc:Initiative, ptoc:Engagment ; ptoc:usesTool <u> .
<d> a ptoc:Initiative, <Visit> ; ptoc:usesTool <u> .
<Visit> <http://www.w3.org/2000/01/rdf-schema#subClassOf> ptoc:Engagement ."""
    assert only(text, "property-out-of-place").focus_title == "a"


def test_uses_of_a_value_are_found_without_looking_at_all_that_have_the_property() -> None:
    document = read_text(HEAD + "<s> ptoc:inPhase phase:sustained . <t> ptoc:inPhase <p> .", name="plan.ttl")
    (told,) = check_document(document, checks=choose(all_checks(), ["undeclared-term"], []))
    assert told.focus.endswith("s")
    assert "_by_predicate" not in vars(document.statements)


def test_a_name_of_ours_that_is_described_and_used_as_a_kind_is_told_at_both() -> None:
    first, second = found("ptoc:Stepp a ptoc:Stepp .\n<b> a ptoc:Stepp .", "undeclared-term")
    assert (first.place.line, second.place.line) == (FIRST, FIRST + 1)


def test_where_no_lines_are_known_each_user_of_a_slip_is_told() -> None:
    """In RDF/XML, JSON-LD and parts of large Turtle, all stand at the file."""
    slips = {"ptoc:titel": "x", "ptoc:cause": {"@id": "x:c"}}
    context = {"ptoc": "https://w3id.org/peertoc#"}
    graph = [{"@id": f"x:{name}", "@type": "ptoc:Initiative"} | slips for name in "abc"]
    document = read_text(json.dumps({"@context": context, "@graph": graph}), name="a", format="jsonld")
    names = ["undeclared-term", "property-out-of-place"]
    findings = check_document(document, checks=choose(all_checks(), names, []))
    assert sorted((each.check, each.focus) for each in findings) == [
        (check, f"x:{name}") for check in sorted(names) for name in "abc"
    ]
