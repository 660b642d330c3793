"""What is found in the parts of a file is what is found in it as a whole."""

from __future__ import annotations

import datetime
import random
import re
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from peertoc.catalogue import read, read_text
from peertoc.resources import data_root, shapes_root
from peertoc.validation import all_checks, checking
from peertoc.validation.bonds import _shown, bonds_of, look_at_all, silences
from peertoc.validation.checking import Manner, check
from peertoc.validation.checks.rules import rules_of
from peertoc.vocabulary import PREFIXES
from tests.catalogue.parts.parted import parted, source

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.validation.findings import Finding

LINKED = ["<g> a ptoc:LearningOutcome .", "<g> ptoc:leadsTo <s> .", "<t> ptoc:step <s> ."]
TODAY = datetime.date(2026, 1, 1)
ORGANISATION = re.compile(r"<([^<>]+)> <[^<>]+#type> <http://www\.w3\.org/ns/org#(?:Formal)?Organization> \.")


@cache
def initiatives() -> tuple[tuple[str, ...], ...]:
    """Give all that goes wrong in the checks, and all examples, as lines; each in a folder of its own."""
    files = [*shapes_root().glob("*/bad.ttl"), *data_root().glob("examples/*/initiative.ttl")]
    assert len(files) > 120
    return tuple(lines(path.read_text(encoding="utf-8"), number) for number, path in enumerate(sorted(files)))


def lines(text: str, number: int) -> tuple[str, ...]:
    text = re.sub("(https?://example.org/)", rf"\g<1>{number}/", text)
    quads = ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    return tuple(f"{quad.triple} ." for quad in quads)


def one_after_the_other(_: random.Random) -> list[str]:
    return [line for each in initiatives() for line in each]


def each_in_disorder(chance: random.Random) -> list[str]:
    return [line for each in initiatives() for line in chance.sample(each, len(each))]


def scattered(chance: random.Random) -> list[str]:
    found = one_after_the_other(chance)
    return chance.sample(found, len(found))


def blank_nodes_last(chance: random.Random) -> list[str]:
    return sorted(one_after_the_other(chance), key=lambda line: (line.startswith("_:"), line))


def by_predicate(chance: random.Random) -> list[str]:
    return sorted(one_after_the_other(chance), key=lambda line: line.split(" ", 1)[1])


def with_shared_organisations(chance: random.Random) -> list[str]:
    """Let organisations be shared by initiatives beside each other, of which several blocks are made."""
    found = []
    for first in range(0, len(initiatives()), 12):
        text = "\n".join(line for each in initiatives()[first : first + 12] for line in each)
        names = {f"<{match[1]}>" for match in ORGANISATION.finditer(text)}
        shared = {
            name: f"<https://example.org/shared/{first + chance.randrange(3)}>" for name in sorted(names)
        }
        pieces = re.split("(<[^<>]+>)", text)
        found += "".join(shared.get(piece, piece) for piece in pieces).split("\n")
    assert sum("/shared/" in line for line in found) > 200
    return found


def in_one_folder(chance: random.Random) -> list[str]:
    def flat(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2].replace('/', '-')}"

    return [re.sub(r"(<https?://example\.org/)([^<>]*)", flat, line) for line in one_after_the_other(chance)]


ORDERS = (
    one_after_the_other,
    each_in_disorder,
    scattered,
    blank_nodes_last,
    by_predicate,
    with_shared_organisations,
    in_one_folder,
)


def written(path: Path, texts: list[str]) -> Path:
    """Write lines in the format of an ending."""
    if path.suffix == ".nt":
        path.write_text("\n".join(texts), encoding="utf-8")
        return path
    triples = [quad.triple for quad in ox.parse("\n".join(texts), format=ox.RdfFormat.N_TRIPLES)]
    quads = [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(f"urn:g{number // 500}"))
        for number, triple in enumerate(triples)
    ]
    form = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE}[path.suffix]
    ox.serialize(triples if path.suffix == ".ttl" else quads, output=path, format=form)
    return path


def told(finding: Finding, *, lined: bool) -> tuple[object, ...]:
    """Give what has to be the same; what a wrong name may have been meant for is looked for nearby."""
    message = re.sub(r" ?Did you mean .*?\?", "", f"{finding.message} {finding.help}")
    place = (finding.place, finding.source) if lined else ()
    return (
        finding.check, finding.severity, finding.focus, finding.focus_title, finding.path, finding.value,
        message, finding.phase, finding.waiver, *place,
    )  # fmt: skip


def in_parts(
    path: Path, manner: Manner, monkeypatch: pytest.MonkeyPatch, block: int, least: int = 2
) -> list[Finding]:
    # A part may hold no initiative.
    monkeypatch.setattr(checking, "has_initiative", lambda _: True)
    found, once = [], set()
    with parted(path, bonds_of(rules_of(manner.checks)), block) as parts:
        assert len(parts) >= least
        for part in parts:
            document = part.load()
            for finding in check(document, manner):
                assert finding.about is not None
                telling = document.telling(finding.about)
                key = (finding.check, finding.path, finding.value, finding.focus)
                if telling == "here" or (telling == "once" and key not in once):
                    found.append(finding)
                    once.add(key if telling == "once" else None)
    return found


@pytest.mark.parametrize(
    ("order", "ending", "block"),
    [(order, ".nt", 40_000) for order in ORDERS] + [
        (one_after_the_other, ".ttl", 40_000), (scattered, ".nq", 40_000),
        (with_shared_organisations, ".trig", 40_000),
    ],
)  # fmt: skip
def test_findings_are_those_of_the_whole(
    order: type, ending: str, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manner = Manner(all_checks(), "en", TODAY)
    assert look_at_all(rules_of(all_checks())) == ()
    path = written(tmp_path / f"all{ending}", order(random.Random(1)))
    lined = ending in {".nt", ".nq"}
    whole = sorted(told(finding, lined=lined) for finding in check(read(source(path)), manner))
    parts = sorted(told(finding, lined=lined) for finding in in_parts(path, manner, monkeypatch, block))
    assert parts == whole
    assert len({finding[0] for finding in whole}) > 100


@pytest.mark.parametrize(
    ("name", "ends", "silent"),
    [
        ("no-evaluation", ["<e> a ptoc:Evaluation ."], True),
        ("no-evaluation", ["<e> a ptoc:Evaluation .", "<e> ptoc:evaluates <x> . <x> a ptoc:Step ."], False),
        ("no-evaluation", ["<e> a ptoc:Evaluation .", "<i> ptoc:evaluation <e> ."], False),
        ("resources-unsaid", ["<f> a ptoc:Input ."], True),
        ("resources-unsaid", ["<f> a ptoc:Input .", "<t> ptoc:step <f> ."], False),
        ("step-outside-theory", ["<t> ptoc:step <nameless> ."], True),
        ("step-outside-theory", ["<t> ptoc:step <n> .", "<n> a ptoc:Engagement ."], False),
        ("theory-without-goal", ["<g> a ptoc:LearningOutcome ."], True),
        ("theory-without-goal", ["<g> a <mine> .", "<mine> rdfs:subClassOf ptoc:LearningOutcome ."], True),
        ("theory-without-goal", LINKED, False),
        ("theory-without-goal", [*LINKED, "<h> a ptoc:ReformImpact ."], True),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_whole_file_is_answered_from_all_of_it(
    name: str, ends: list[str], silent: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What keeps a check silent, or seems to, lies far from each other and from what it would tell."""
    manner = Manner(tuple(check for check in all_checks() if check.name == name), "en", TODAY)
    bad = (shapes_root() / name / "bad.ttl").read_text(encoding="utf-8")
    texts: list[str] = []
    for number in range(8):
        texts += lines(bad, number)
        if number >= 8 - len(ends):
            head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("ptoc", "rdfs"))
            texts += lines(f"{head}@base <urn:far/> . {ends[number - 8]}", number)
    path = written(tmp_path / "all.nt", texts)
    whole = sorted(told(finding, lined=True) for finding in check(read(source(path)), manner))
    parts = sorted(told(finding, lined=True) for finding in in_parts(path, manner, monkeypatch, 10_000))
    assert parts == whole
    assert len(whole) == (0 if silent else 8)


@pytest.mark.parametrize("name", sorted({wanted.check for wanted in bonds_of(rules_of(all_checks())).wanted}))
def test_the_bad_example_of_a_check_shows_whether_something_silences_it(name: str) -> None:
    assert not silences(name, read_text("<urn:a> <urn:b> <urn:c> .", name="nothing"))
    assert [finding.check for finding in check(_shown(name), Manner(all_checks(), "en", TODAY))] == [name]


@pytest.mark.parametrize(("home", "count"), [("https://b.example/y/i", 1), ("https://b.example/z/i", 0)])
def test_what_may_lie_in_the_folder_of_a_far_initiative_is_told(
    home: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manner = Manner(tuple(check for check in all_checks() if check.name == "not-described"), "en", TODAY)
    head = f"@prefix ptoc: <{PREFIXES['ptoc']}> .\n"
    first = f"{head}<https://a.example/x/i> a ptoc:Initiative ; ptoc:community <https://b.example/y/lost> ."
    good = (shapes_root() / "not-described" / "good.ttl").read_text(encoding="utf-8")
    texts = [*lines(first, 0), *(line for number in range(6) for line in lines(good, number))]
    path = written(tmp_path / "all.nt", [*texts, *lines(f"{head}<{home}> a ptoc:Initiative .", 0)])
    whole = [told(finding, lined=True) for finding in check(read(source(path)), manner)]
    parts = [told(finding, lined=True) for finding in in_parts(path, manner, monkeypatch, 10_000)]
    assert parts == whole
    assert len(whole) == count
