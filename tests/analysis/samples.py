"""What the tests of the analysis share; run it as a module to write the golden files anew.

``python -m tests.analysis.samples`` rewrites what stands in ``goldens``: read the difference before you
keep it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from peertoc.analysis import Asked, analyse
from peertoc.analysis.formats import write
from peertoc.catalogue import read_initiatives, read_text
from peertoc.catalogue.reading import read_labels, with_own_labels
from peertoc.model import Assumption, Chain, Link, Step
from peertoc.place import Place
from peertoc.vocabulary import PREFIXES
from tests.conftest import ROOT

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from peertoc.analysis import Analysis, Theory

GOLDENS: Final = Path(__file__).parent / "goldens"
HEAD: Final = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
BASE: Final = f"{HEAD}@base <https://example.org/t/> .\n"
NOWHERE: Final = Place("t.ttl")
KINDS: Final = ("Input", "Engagement", "SustainedContact", "LearningOutcome", "OrganisationalChange")
#: Each golden file: the example that it is about, the step that is chosen, and the format.
CASES: Final = {
    "invented-complete.txt": ("invented-complete", "", "text"),
    "invented-complete.md": ("invented-complete", "", "markdown"),
    "invented-complete.json": ("invented-complete", "arrears-fall", "json"),
    "invented-complete-impact.txt": ("invented-complete", "arrears-fall", "text"),
    "pempal-2012.txt": ("pempal-2012", "", "text"),
    "horizontal-learning-program.txt": ("horizontal-learning-program", "", "text"),
    "horizontal-learning-program.json": ("horizontal-learning-program", "", "json"),
}


def analysed(
    text: str, lang: str = "en", theory: str = "", impact: str = "", most: int = 100
) -> list[Analysis]:
    """Analyse the initiatives of a Turtle text."""
    document = read_text(text, name="t.ttl")
    labels = with_own_labels(read_labels(), document)
    pairs = [(initiative, labels) for initiative in read_initiatives(document)]
    return list(analyse(pairs, Asked(lang, theory, impact, most)))


def told(turtle: str, impact: str = "", most: int = 100) -> Theory:
    """Analyse a few lines of Turtle about the theory ``<t>`` of an initiative."""
    text = f"{BASE}<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> .\n{turtle}"
    return analysed(text, impact=impact, most=most)[0].theories[0]


def theory_of(kinds: str, links: Iterable[tuple[int, int]], impact: str = "", most: int = 100) -> Theory:
    """Analyse steps ``s1``, ``s2`` …, each of the kind that a letter stands for, with plain links."""
    names = {"i": "Input", "e": "Engagement", "c": "SustainedContact", "l": "LearningOutcome"}
    names |= {"d": "Diffusion", "o": "OrganisationalChange", "r": "ReformImpact"}
    lines = [f"<t> ptoc:step {', '.join(f'<s{number}>' for number, _ in enumerate(kinds, 1))} ."]
    lines += [f"<s{number}> a ptoc:{names[kind]} ." for number, kind in enumerate(kinds, 1)]
    lines += [f"<s{cause}> ptoc:leadsTo <s{effect}> ." for cause, effect in links]
    return told("\n".join(lines), impact, most)


def numbers(stations: Iterable[object]) -> list[int]:
    """Give the numbers of stations; a circle is its own, below zero."""
    return [getattr(each, "number") or -getattr(each, "circle") for each in stations]  # noqa: B009


def ladder(rungs: int) -> tuple[str, list[tuple[int, int]]]:
    """Give the kinds and links of a chain that forks and meets again as often as there are rungs."""
    links = []
    for rung in range(rungs):
        here = 3 * rung + 1
        links += [(here, here + 1), (here, here + 2), (here + 1, here + 3), (here + 2, here + 3)]
    return "e" + "l" * (3 * rungs - 1) + "r", links


def random_chain(chance: random.Random, *, circles: bool) -> Chain:
    """Make a chain of a few steps with links, strengths and shared assumptions at random."""
    count = chance.randint(3, 9)
    ids = [f"https://example.org/t/s{number}" for number in range(count)]
    steps = [
        Step(id=id, place=NOWHERE, kind="ReformImpact" if chance.random() < 0.2 else chance.choice(KINDS))
        for id in ids
    ]
    ends = {
        (cause, effect)
        for cause in range(count)
        for effect in range(count)
        if (cause < effect or circles) and chance.random() < (0.22 if circles else 0.4)
    }
    held = [Assumption(id=f"https://example.org/t/a{number}", place=NOWHERE) for number in range(3)]
    strengths = ["", *(f"{PREFIXES['strength']}{each}" for each in ("none", "weak", "moderate", "strong"))]
    links = [
        Link(
            id="",
            place=NOWHERE,
            cause=ids[cause],
            effect=ids[effect],
            strength=chance.choice(strengths),
            assumptions=tuple(each for each in held if chance.random() < 0.3),
        )
        for cause, effect in sorted(ends)
    ]
    return Chain(tuple(steps), tuple(links))


def golden(name: str) -> str:
    """Write what a golden file should hold."""
    example, impact, format = CASES[name]
    file = f"examples/{example}/initiative.ttl"
    document = read_text((ROOT / file).read_text(encoding="utf-8"), name=file)
    labels = with_own_labels(read_labels(), document)
    pairs = [(initiative, labels) for initiative in read_initiatives(document)]
    return write(file, analyse(pairs, Asked(impact=impact)), (), format)


def write_goldens() -> None:
    """Write the golden files anew."""
    GOLDENS.mkdir(exist_ok=True)
    for name in CASES:
        (GOLDENS / name).write_text(golden(name), encoding="utf-8")


if __name__ == "__main__":
    write_goldens()
