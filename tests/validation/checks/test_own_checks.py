"""An organisation's own checks: read with suspicion, refused in one sentence that names the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import read_text
from peertoc.errors import PeertocError
from peertoc.validation import all_checks, check_document
from peertoc.validation.checks.own import own_checks
from tests.validation.checks.samples import HEAD, QUERY, RULE, own

if TYPE_CHECKING:
    from pathlib import Path

ME = "@prefix ptoc: <https://w3id.org/peertoc#> . <https://e.org/i> a ptoc:Initiative ."


def refusal(root: Path) -> PeertocError:
    with pytest.raises(PeertocError) as caught:
        own_checks(root)
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith(".")
    return caught.value


def test_a_check_of_ones_own_is_found_and_speaks(tmp_path: Path) -> None:
    (check,) = own_checks(own(tmp_path))
    assert (check.name, check.family, check.severity) == ("no-funder", "context", "warning")
    (finding,) = check_document(read_text(ME, name="plan.ttl"), checks=[check])
    assert finding.message == "Nobody pays for this initiative."
    assert finding.guide == "4"


def test_a_check_with_a_query_of_its_own_is_found_and_speaks(tmp_path: Path) -> None:
    query = (
        "SELECT DISTINCT $this WHERE { $this a ptoc:Initiative FILTER NOT EXISTS { $this ptoc:funder ?f } }"
    )
    (check,) = own_checks(own(tmp_path, QUERY.format(query)))
    (finding,) = check_document(read_text(ME, name="plan.ttl"), checks=[check])
    assert finding.check == "no-funder"


def test_its_name_may_be_used_like_those_of_ours(tmp_path: Path) -> None:
    own_check = own_checks(own(tmp_path))
    named = ME + " <https://e.org/i> ptoc:waiver <https://e.org/w> . <https://e.org/w> a ptoc:Waiver ;"
    named += " ptoc:waives <https://w3id.org/peertoc/check/no-funder> ; ptoc:reason 'We do.' ."
    document = read_text(named, name="plan.ttl")
    findings = {one.check: one for one in check_document(document, checks=[*all_checks(), *own_check])}
    assert "undeclared-term" not in findings
    assert findings["no-funder"].waived


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("<https://e.org/a> <https://e.org/b> 1 .", "There is no check called “no-funder” here."),
        (RULE.replace("check:no-funder a", "check:other a"), "There is no check called “no-funder” here."),
        (RULE.replace("    sh:property check:no-funder-any", "    sh:order 1"), "asks nothing"),
        (RULE.replace("sh:message", "sh:name"), "says nothing when it speaks"),
        (RULE.replace("sh:description", "sh:name"), "has no cure"),
        (RULE.replace("check:no-funder-any .", "[ sh:path ptoc:funder ; sh:minCount 1 ] ."), "has no name"),
        (RULE.replace('"context"', '"contxt"'), "There is no family called “contxt”."),
        (RULE.replace("sh:severity sh:Warning ;", ""), "exactly one severity"),
        (RULE.replace("sh:Warning", "sh:Grave"), "exactly one severity"),
        (RULE.replace(" ;\n", "\n", 1), ""),
        (
            RULE + "check:no-evaluation sh:deactivated true .",
            "speaks of check:no-evaluation, which is not its own",
        ),
        (RULE + 'check: sh:declare [ sh:prefix "ptoc" ] .', "which is not its own"),
        (RULE + "ptoc:Initiative a sh:NodeShape .", "speaks of ptoc:Initiative, which is not its own"),
        (RULE.replace("Nobody pays for this initiative.", "  "), "says nothing when it speaks"),
        (
            RULE.replace('"Nobody pays for this initiative."@en', "<http://e.org/>"),
            "says nothing when it speaks",
        ),
        (RULE.replace("Nobody pays", "{?nobody} pays"), "hold {?nobody}, which is not filled in"),
    ],
)
def test_what_is_no_sound_check_is_refused_with_its_file(tmp_path: Path, rule: str, said: str) -> None:
    fault = refusal(own(tmp_path, rule))
    assert said in fault.message
    assert fault.place is not None
    assert fault.place.file.endswith("check.ttl")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT $this WHERE { $this ?p ?o MINUS { $this ptoc:funder ?f } }", "uses MINUS"),
        ("SELECT $this WHERE { VALUES ?p { ptoc:funder } $this ?p ?o }", "uses VALUES"),
        ("SELECT $this WHERE { SERVICE <https://e.org/> { $this ?p ?o } }", "uses SERVICE"),
        ("SELECT $this FROM <https://e.org/> WHERE { $this ?p ?o }", "uses FROM"),
        ("SELECT $this WHERE { $this ?p ?o service silent <https://e.org/> { ?a ?b ?c } }", "uses SERVICE"),
        ("SELECT $this WHERE { $this ?p ?o { SELECT ?o WHERE { ?s ?p ?o } } }", "SELECT without $this"),
        ("SELECT ?value WHERE { $this ?p ?value }", "SELECT without $this"),
        ("SELECT (?o AS ?this) WHERE { $this ?p ?o }", "a name that SHACL binds"),
        ("SELECT $this WHERE { $this ?p ?o", "not proper SPARQL"),
        ("ASK { $this ?p ?o }", "SELECT without $this"),
        ("SELECT $this WHERE { $this unknown:p ?o }", "not proper SPARQL"),
        ("DELETE WHERE { ?s ?p ?o }", "SELECT without $this"),
        ("SELECT $this WHERE { $this ?p ?o FILTER (<http://e.org/f>(?o)) }", "cannot be run"),
    ],
)
def test_a_query_that_shacl_forbids_is_refused(tmp_path: Path, query: str, said: str) -> None:
    assert said in refusal(own(tmp_path, QUERY.format(query))).message


@pytest.mark.parametrize(
    "query",
    [
        'SELECT $this WHERE { $this ?p ?o FILTER (?o != "MINUS VALUES FROM SERVICE") } # MINUS',
        "SELECT $this WHERE { $this <https://e.org/FROM> ?values }",
        "SELECT $this ?value WHERE { $this ptoc:from|ptoc:minus ?value }",
        "SELECT * WHERE { $this ?p ?o { SELECT DISTINCT $this ?o WHERE { $this ?p ?o } } }",
    ],
)
def test_words_that_only_look_forbidden_are_no_fault(tmp_path: Path, query: str) -> None:
    assert len(own_checks(own(tmp_path, QUERY.format(query)))) == 1


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    rule = RULE.replace("no-funder", "no-evaluation")
    assert (
        "There is a check called “no-evaluation” already."
        in refusal(own(tmp_path, rule, "no-evaluation")).message
    )


def test_what_is_no_folder_of_checks_is_told(tmp_path: Path) -> None:
    assert "holds no checks" in refusal(tmp_path).message
    assert "does not exist" in refusal(tmp_path / "none").message
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "is no folder" in refusal(tmp_path / "file").message


def test_the_sample_itself_is_sound(tmp_path: Path) -> None:
    assert len(own_checks(own(tmp_path))) == 1
    assert HEAD.count("@prefix") == 5


@pytest.mark.parametrize("name", ["a b", "x<>", "No-Funder", "-", "a--b", "été"])
def test_a_folder_is_named_as_checks_are(tmp_path: Path, name: str) -> None:
    assert "is no name for a check" in refusal(own(tmp_path, RULE, name)).message


def test_a_check_that_is_a_link_to_a_file_elsewhere_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.ttl"
    outside.write_text("secret", encoding="utf-8")
    folder = tmp_path / "ours" / "no-funder"
    folder.mkdir(parents=True)
    (folder / "check.ttl").symlink_to(outside)
    fault = refusal(tmp_path / "ours")
    assert "is a link to a file elsewhere" in fault.message
    assert "secret" not in str(vars(fault))


NESTED = """check:no-funder sh:node check:no-funder-inner .
check:no-funder-inner a sh:NodeShape ; sh:property check:no-funder-deep .
check:no-funder-deep a sh:PropertyShape ; sh:path ptoc:purpose ; sh:minCount 1 .
check:no-funder sh:severity sh:Warning ; sh:message "No purpose."@en ; sh:description "Add one."@en .
"""


def test_what_explains_a_result_is_no_result_of_its_own(tmp_path: Path) -> None:
    (check,) = own_checks(own(tmp_path, RULE + NESTED))
    messages = [one.message for one in check_document(read_text(ME, name="plan.ttl"), checks=[check])]
    assert sorted(messages) == ["No purpose.", "Nobody pays for this initiative."]


@pytest.mark.parametrize(
    "rule",
    [
        RULE.replace("sh:minCount 1", 'sh:minCount "abc"'),
        RULE.replace("sh:path ptoc:funder", "sh:path ptoc:funder, ptoc:purpose"),
        RULE.replace("sh:path ptoc:funder", 'sh:path "funder"'),
        RULE.replace("sh:path ptoc:funder ;", 'sh:path dcterms:title ; sh:pattern "((" ;'),
    ],
)
def test_a_check_that_cannot_be_run_is_told_with_its_file(tmp_path: Path, rule: str) -> None:
    text = ME + ' <https://e.org/i> <http://purl.org/dc/terms/title> "Peers"@en .'
    checks = [*all_checks(), *own_checks(own(tmp_path, rule))]
    with pytest.raises(PeertocError, match="The check “no-funder” cannot be run") as caught:
        check_document(read_text(text, name="plan.ttl"), checks=checks)
    assert caught.value.place is not None
    assert caught.value.place.file.endswith("check.ttl")
    assert "\\n" not in caught.value.help
