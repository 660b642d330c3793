"""What peertoc writes and reads, against the specification's own schemas and examples."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

import pytest

from peertoc.linking.services.batches import request, results, written
from peertoc.linking.services.candidates import Reader
from peertoc.linking.services.faults import Unanswered
from peertoc.linking.services.known import Known
from peertoc.linking.services.manifest import read_manifest
from peertoc.linking.services.sending import Query
from tests.linking.services.specification import VERSIONS, examples, folder, kinds, validator

KNOWN = Known("here", "Here", "https://example.org/api?lang=fr", country="P17/P297")
QUERIES = (
    Query("Ministère des Finances"),
    Query("World Bank", country="US"),
    Query("=1+1 “quoted” & <marked>", country="CI", type="Q43229"),
)


def test_every_example_is_there() -> None:
    files = list(folder().glob("*/examples/*/*/*.json"))
    assert len(files) == 146
    assert sum(file.parent.name == "invalid" for file in files) == 46


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schemas_tell_valid_examples_from_invalid_ones(version: str) -> None:
    verdicts = {
        (kind, name, verdict): validator(version, kind).is_valid(content)
        for kind in kinds(version)
        for verdict in ("valid", "invalid")
        if (folder() / version / "examples" / kind / verdict).is_dir()
        for name, content in examples(version, kind, verdict)
    }
    assert {verdict for _, _, verdict in verdicts} == {"valid", "invalid"}
    assert {key for key, fits in verdicts.items() if fits != (key[2] == "valid")} == set()


def sent(version: str) -> Any:
    made = request([written(query, KNOWN, version) for query in QUERIES], KNOWN, version)
    assert made.body is not None
    if version == "1.0-draft":
        assert (made.to.url, made.kind) == ("https://example.org/api/reconcile?lang=fr", "application/json")
        return json.loads(made.body)
    assert (made.to.url, made.kind) == (KNOWN.url, "application/x-www-form-urlencoded")
    (content,) = parse_qs(made.body.decode(), strict_parsing=True)["queries"]
    return json.loads(content)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_sent_fits_the_schema_of_its_version_and_of_no_unlike_one(version: str) -> None:
    content = sent(version)
    validator(version, "reconciliation-query-batch").validate(content)
    old = version != "1.0-draft"
    unlike = [other for other in VERSIONS if (other != "1.0-draft") != old]
    for other in unlike:
        assert not validator(other, "reconciliation-query-batch").is_valid(content)


@pytest.mark.parametrize("version", VERSIONS)
def test_valid_results_are_read_whole(version: str) -> None:
    for name, content in examples(version, "reconciliation-result-batch", "valid"):
        given = results(_numbered(content, version), 2, version, "example.org")
        read = [_read(values, version) for values in given]
        assert [len(candidates) for candidates, _ in read] == [2, 2], name
        assert [told for _, told in read] == [(), ()], name
        assert read[0][0][0].id == "https://d-nb.info/gnd/120333937"
        assert read[0][0][0].name == "Urbaniak, Regina"


@pytest.mark.parametrize("version", VERSIONS)
def test_scores_and_matches_stay_as_they_were_given(version: str) -> None:
    content = dict(examples(version, "reconciliation-result-batch", "valid"))["example-full"]
    second = _read(results(_numbered(content, version), 2, version, "example.org")[1], version)[0]
    assert [each.service_score for each in second] == [86.43497, 62.04763]
    assert [each.service_match for each in second] == [True, False]
    assert second[0].types == ("Normdatenressource", "Individualisierte Person")


def test_results_without_a_score_are_read_where_the_version_lets_them() -> None:
    content = dict(examples("1.0-draft", "reconciliation-result-batch", "valid"))["minimal"]
    given = results(content, 2, "1.0-draft", "example.org")
    assert [each.service_score for each in _read(given[0], "1.0-draft")[0]] == [None, None]


@pytest.mark.parametrize("version", VERSIONS)
def test_of_invalid_results_the_faulty_part_is_told_or_all_is_refused(version: str) -> None:
    seen = {}
    for name, content in examples(version, "reconciliation-result-batch", "invalid"):
        (values,) = results(_numbered(content, version), 1, version, "example.org")
        seen[name] = values if values is None else _read(values, version)
    assert seen == {
        "missing-id": ((), ("Here: the candidate “Urbaniak, Regina” was left out: it has no identifier.",)),
        "no-result": None,
        "root-array": None,
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_results_of_another_version_are_refused(version: str) -> None:
    for other in VERSIONS:
        if (other == "1.0-draft") != (version == "1.0-draft"):
            for _, content in examples(other, "reconciliation-result-batch", "valid"):
                with pytest.raises(Unanswered, match=f"a request of version {version}"):
                    results(content, 2, version, "example.org")


@pytest.mark.parametrize("version", VERSIONS)
def test_valid_manifests_are_read_without_a_word(version: str) -> None:
    for name, content in examples(version, "manifest", "valid"):
        manifest = read_manifest(content, "example.org")
        assert manifest.told == (), name
        assert manifest.version == version, name
        assert manifest.login == (name == "authentication"), name
        assert manifest.batch == (50 if name == "getty" and version != "0.1" else 10), name


PARTS = {
    ("0.1", "godot-missing-identifierSpace"): "identifierSpace",
    ("0.1", "ror-invalid-view-pattern"): "view",
    ("0.1", "slub-invalid-property-setting"): "extend",
    ("0.1", "opencorporates"): "suggest",
    ("0.2", "invalid-documentation"): "documentation",
    ("0.2", "godot-missing-identifierSpace"): "identifierSpace",
    ("0.2", "ror-invalid-view-pattern"): "view",
    ("0.2", "slub-invalid-property-setting"): "extend",
    ("0.2", "opencorporates"): "suggest",
    ("1.0-draft", "godot-missing-view"): "view",
    ("1.0-draft", "bad-authentication"): "authentication",
    ("1.0-draft", "ror-invalid-view-pattern"): "view",
    ("1.0-draft", "slub-invalid-property-setting"): "extend",
    ("1.0-draft", "opencorporates"): "suggest",
    ("1.0-draft", "feature-view"): "featureView",
}
# Without "versions", or with an older one only, a service speaks that one, and is asked in no other.
OLDER = {
    *(("0.2", name) for name in ("missing-version", "old-version", "bad-authentication", "feature-view")),
    *(("1.0-draft", name) for name in ("missing-version", "old-version")),
}


@pytest.mark.parametrize("version", VERSIONS)
def test_of_invalid_manifests_the_faulty_part_is_told(version: str) -> None:
    for name, content in examples(version, "manifest", "invalid"):
        manifest = read_manifest(content, "example.org")
        if (version, name) in OLDER:
            assert manifest.version == "0.1", name
        else:
            part = PARTS[version, name]
            assert any(words.endswith(f" at “{part}”.") for words in manifest.told), (name, manifest.told)


def _numbered(content: dict[str, Any], version: str) -> dict[str, Any]:
    """Rename the queries of an example as peertoc counts them."""
    if version == "1.0-draft":
        return content
    return {f"q{number}": value for number, value in enumerate(content.values())}


def _read(values: object, version: str) -> Any:
    assert isinstance(values, list)
    said = {"name": "Here", "view": {"url": "https://d-nb.info/gnd/{{id}}"}}
    manifest = read_manifest(said, "example.org", version)
    return Reader("Here", manifest).read(values, "2026-01-01")
