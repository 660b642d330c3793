"""Answers of every version and of ROR, broken at random, the same way each time: no traceback comes out."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from peertoc.linking.services.batches import results
from peertoc.linking.services.candidates import Reader
from peertoc.linking.services.faults import Unanswered
from peertoc.linking.services.manifest import read_manifest
from peertoc.linking.services.naming import Nameless
from peertoc.linking.services.ror_records import read_record
from tests.conftest import shared
from tests.linking.services.specification import VERSIONS, examples

if TYPE_CHECKING:
    from peertoc.linking.values import Candidate

JUNK: tuple[Any, ...] = (
    None, True, 0, -1, 10**18, float("inf"), float("nan"), "", "x", "{{id}}", "http://[", "\ud800", "\x1b[2J",
    [], [[]], {}, {"id": {}}, "https://ror.org/01jg4aw18",
)  # fmt: skip


def broken(value: Any, chance: Random) -> Any:
    """Leave parts out, and put others in their place."""
    if chance.random() < 0.08:
        return chance.choice(JUNK)
    if isinstance(value, dict):
        return {key: broken(part, chance) for key, part in value.items() if chance.random() > 0.05}
    if isinstance(value, list):
        return [broken(part, chance) for part in value if chance.random() > 0.05]
    return value


def sound(candidate: Candidate) -> None:
    assert candidate.id.startswith(("http://", "https://"))
    assert candidate.name
    texts = (candidate.id, candidate.name, candidate.country, candidate.status, candidate.successor)
    for text in (*texts, *candidate.aliases, *candidate.acronyms, *candidate.websites, *candidate.types):
        text.encode()
        assert "\n" not in text


@pytest.mark.parametrize("version", VERSIONS)
def test_broken_manifests_and_results_are_told_in_words(version: str) -> None:
    chance = Random(version)
    manifests = [content for _, content in examples(version, "manifest", "valid")]
    batches = [content for _, content in examples(version, "reconciliation-result-batch", "valid")]
    read, refused = 0, []
    for _ in range(1_500):
        batch = chance.choice(batches)
        if version != "1.0-draft":
            batch = {f"q{number}": value for number, value in enumerate(batch.values())}
        try:
            manifest = read_manifest(broken(chance.choice(manifests), chance), "example.org")
            given = results(broken(batch, chance), 2, version, "example.org")
        except Unanswered as fault:
            refused.append(fault.message)
            continue
        for values in given:
            listed = values if isinstance(values, list) else []
            candidates, told = Reader("Here", manifest).read(listed, "2026-01-01")
            assert not any("\x1b" in words for words in told)
            for candidate in candidates:
                sound(candidate)
            read += len(candidates)
    assert read > 300
    assert len(refused) > 300
    assert all("example.org" in words for words in refused)


def test_broken_records_of_ror_are_told_in_words() -> None:
    chance = Random("ror")
    records = [json.loads(file.read_bytes()) for file in sorted(shared("registries", "ror").glob("0*.json"))]
    read, refused = 0, []
    for _ in range(3_000):
        try:
            sound(read_record(broken(chance.choice(records), chance), "ROR", "2026-01-01"))
            read += 1
        except Nameless as fault:
            refused.append(str(fault))
    assert read > 300
    assert len(refused) > 300
    assert not any("\x1b" in words for words in refused)
