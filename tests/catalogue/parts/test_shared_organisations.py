"""Initiatives that share organisations are taken one by one; what is found is what is found in the whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from peertoc.catalogue import read
from peertoc.validation import all_checks
from peertoc.validation.checking import Manner, check
from peertoc.validation.checks.own import own_checks
from peertoc.vocabulary import PREFIXES, RDF, RDFS
from tests.catalogue.parts.parted import source
from tests.catalogue.parts.test_sameness import TODAY, in_parts, told, written
from tests.validation.checks.samples import RULE, own

if TYPE_CHECKING:
    from pathlib import Path

P = PREFIXES["ptoc"]
L = "https://w3id.org/peertoc/"
SHARED = "https://example.org/shared/"
PLEDGES = [f"<{L}pledge/{name}>" for name in ("time", "safety", "resources", "non-retaliation", "none-such")]
LOOSE = [f"<{SHARED}own-pledge>", f"<{SHARED}lost-pledge>", '"hours"', f"<{P}pledged>", f"<{SHARED}o1>"]
OWN = f"<{SHARED}OwnCommitment>"
STATUS = [f"<{L}status/{name}>" for name in ("running", "finished", "planned")]


class Registry:
    """Make initiatives whose organisations, pledges and contracts are shared, far off, or amiss."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.lines: list[str] = []
        self.later: list[str] = []
        self.slip = chance.choice([0, 0.03])
        self.split = chance.choice([0, 0.005, 0.01, 0.3])
        names = [f"<{SHARED}o{number}>" for number in range(chance.choice([1, 3, 8, 30]))]
        extra = ["_:office", '"Ministry"', "<file:///c/office>", f"<{P}office>", f"<{SHARED}lost>",
                 f"<{SHARED}classless>", "<https://example.org/3/lost>"]  # fmt: skip
        self.organisations = names * 3 + chance.sample(extra, chance.randrange(4))
        self.commitments: list[str] = []
        self.participations: list[str] = []

    def say(self, subject: str, property: str, thing: str) -> None:
        """Say something, mostly here; now and then with a property that is a slip, or none."""
        thing = f"<{P}{thing}>" if property == "a" and ":" not in thing else thing
        if self.chance.random() < self.slip:
            property = self.chance.choice([f"{property}s", "organisation", "pledges", "agreedBy", "matches"])
        if self.chance.random() < self.slip:
            return
        name = f"{RDF}type" if property == "a" else property if ":" in property else f"{P}{property}"
        to = self.later if self.chance.random() < self.split else self.lines
        to.append(f"{subject} <{name}> {thing} .")

    def initiative(self, number: int) -> None:
        """Describe an initiative with peers, pledges and a diffusion."""
        chance, say, home = self.chance, self.say, f"https://example.org/{number}/"
        this, theory, step = (f"<{home}{name}>" for name in ("initiative", "theory", "report-back"))
        say(this, "a", "Initiative")
        say(this, "status", chance.choice(STATUS))
        say(this, "theoryOfChange", theory)
        say(theory, "a", "TheoryOfChange")
        say(theory, "step", step)
        say(step, "a", chance.choice(["Diffusion", "OrganisationalChange"]))
        say(step, "organisation", chance.choice(self.organisations))
        if chance.random() < 0.3:
            say(this, "waiver", f"<{home}waiver>")
            waived = chance.choice(["home-pledges-nothing", "pledge-incomplete"])
            say(f"<{home}waiver>", "a", "Waiver")
            say(f"<{home}waiver>", "waives", f"<{L}check/{waived}>")
            say(f"<{home}waiver>", "reason", '"agreed by word of mouth"')
        for each in range(chance.randrange(3)):
            self.participation(this, chance.choice([f"<{home}peer-{each}>"] * 4 + [f"_:p{number}-{each}"]))
        for each in range(chance.randrange(3)):
            self.commitment(chance.choice([f"<{home}pledge-{each}>"] * 4 + [f"_:c{number}-{each}"]))
        if chance.random() < 0.4:
            self.organisation(chance.choice(self.organisations))
        self.contract(f"<{home}contract>", f"<{home}match>")

    def participation(self, initiative: str, this: str) -> None:
        """Describe who takes part."""
        self.participations.append(this)
        self.say(initiative, "participation", this)
        self.say(this, "a", "Participation")
        self.say(this, "homeOrganisation", self.chance.choice(self.organisations))
        if self.commitments and self.chance.random() < 0.2:
            self.say(this, "commitment", self.chance.choice(self.commitments))

    def commitment(self, this: str) -> None:
        """Describe what is pledged, of an organisation that may be any."""
        self.commitments.append(this)
        self.say(this, "a", self.chance.choice(["Commitment"] * 5 + ["Commitments", OWN]))
        self.say(this, "organisation", self.chance.choice(self.organisations))
        for _ in range(self.chance.choice([0, 1, 1, 2])):
            self.say(this, "pledges", self.chance.choice(PLEDGES if self.chance.random() < 0.9 else LOOSE))

    def contract(self, this: str, match: str) -> None:
        """Describe who agreed to a contract, and who were matched."""
        if self.participations and self.chance.random() < 0.5:
            self.say(this, "a", "PeerContract")
            self.say(this, "agreedBy", self.chance.choice(self.participations))
            self.say(match, "a", "Match")
            self.say(match, "matches", self.chance.choice(self.participations))
            self.say(match, "factor", f"<{L}factor/{self.chance.choice(['city', 'shared-problem', 'none'])}>")

    def organisation(self, this: str) -> None:
        """Describe an organisation, unless it is a text or nothing is said of it."""
        if this[0] != '"' and "lost" not in this:
            self.say(this, PREFIXES["dcterms"] + "title", '"An office"@en')
            if "classless" not in this:
                self.say(this, "a", "<http://www.w3.org/ns/org#Organization>")

    def told(self) -> list[str]:
        """Give all that is said, with what stands last in the file."""
        last = []
        for name in sorted(set(self.organisations)):
            if self.chance.random() < 0.7:
                self.organisation(name)
        if self.chance.random() < 0.2:
            last.append(f"{OWN} <{RDFS}subClassOf> <{P}Commitment> .")
        if self.chance.random() < 0.1:
            above = self.chance.choice(["Input", "Evaluation"])
            last.append(f"<{P}Commitment> <{RDFS}subClassOf> <{P}{above}> .")
        if self.chance.random() < 0.3:
            last.append(f"<{SHARED}own-pledge> <{PREFIXES['skos']}inScheme> <{L}pledge/> .")
        self.chance.shuffle(self.later)
        place = self.chance.choice([0, len(self.lines)])
        return [*self.lines[:place], *self.later, *self.lines[place:], *last]


def some(seed: int) -> tuple[str, list[str], int]:
    """Make a file: its ending, its lines, and how large a part may be."""
    chance = random.Random(seed)
    registry = Registry(chance)
    for number in range(chance.choice([20, 40])):
        registry.initiative(number)
    ending = chance.choice([".nt", ".nt", ".nq", ".ttl"])
    lines = registry.told()
    if chance.random() < 0.15:
        chance.shuffle(lines)
    return ending, lines, chance.choice([2_000, 4_000, 10_000])


def found(seed: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[object], list[object]]:
    """Give what is found in the whole, and what in parts."""
    ending, lines, block = some(seed)
    path = written(folder / f"all{ending}", lines)
    manner = Manner(all_checks(), "en", TODAY)
    lined = ending != ".ttl"
    whole = sorted(told(finding, lined=lined) for finding in check(read(source(path)), manner))
    # An organisation without a name or a class joins all that name it, which may be the whole.
    taken = in_parts(path, manner, monkeypatch, block, least=1)
    parts = sorted(told(finding, lined=lined) for finding in taken)
    return whole, parts  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(24))
def test_findings_are_those_of_the_whole(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, parts = found(seed, tmp_path, monkeypatch)
    assert parts == whole


def test_a_waiver_holds_for_an_organisation_that_is_only_named_there_and_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = []
    for number in range(6):
        home = f"https://example.org/{number}/"
        lines += [
            f"<{home}i> <{RDF}type> <{P}Initiative> .",
            f'<{home}i> <{PREFIXES["dcterms"]}title> "{number}{"." * 200}" .',
            f"<{home}i> <{P}participation> <{home}p> .",
            f"<{home}p> <{RDF}type> <{P}Participation> .",
            f"<{home}p> <{P}homeOrganisation> <{SHARED}{'lost' if number in {0, 4} else number}> .",
        ]
        if number == 4:
            lines += [
                f"<{home}i> <{P}waiver> <{home}w> .",
                f"<{home}w> <{RDF}type> <{P}Waiver> .",
                f"<{home}w> <{P}waives> <{L}check/no-funder> .",
                f'<{home}w> <{P}reason> "agreed" .',
            ]
    rule = RULE.replace("sh:targetClass ptoc:Initiative", "sh:targetObjectsOf ptoc:homeOrganisation")
    manner = Manner((*all_checks(), *own_checks(own(tmp_path / "ours", rule))), "en", TODAY)
    path = written(tmp_path / "all.nt", lines)
    whole = sorted(told(finding, lined=True) for finding in check(read(source(path)), manner))
    parts = sorted(told(finding, lined=True) for finding in in_parts(path, manner, monkeypatch, 700))
    assert [bool(one[8]) for one in whole if one[0] == "no-funder"].count(True) == 1
    assert parts == whole
