"""What the tests of the chain share; run it as a module to write the golden files anew.

``python -m tests.maps.chain.samples`` rewrites ``chain.txt`` and ``chain.mmd``: read the difference before
you keep it.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peertoc.catalogue import read_initiatives, read_text
from peertoc.catalogue.reading import read_labels, with_own_labels
from peertoc.cli.chain_gaps import FAMILIES, NAMES, as_gaps
from peertoc.maps.chain.making import chain_of
from peertoc.validation import all_checks, check_document
from peertoc.vocabulary import PREFIXES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.maps.chain.values import Box, ChainPicture, Gap, Link
    from peertoc.validation import Finding

HERE: Final = Path(__file__).parent
TODAY: Final = datetime.date(2026, 6, 1)
INVENTED: Final = ROOT / "examples" / "invented-complete" / "initiative.ttl"
SHOWN: Final = [check for check in all_checks() if check.family in FAMILIES or check.name in NAMES]
HEAD: Final = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
BASE: Final = "@base <https://example.org/t/> .\n"


def picture_of(text: str, gaps: Iterable[Gap] | None = (), lang: str = "en") -> ChainPicture:
    """Make the picture of the first initiative of a Turtle text."""
    document = read_text(text, name="t.ttl")
    labels = with_own_labels(read_labels(), document)
    return chain_of(read_initiatives(document)[0], labels, gaps=gaps, lang=lang)


@cache
def findings_in(text: str) -> tuple[Finding, ...]:
    """Hold a Turtle text against the checks that a picture can show."""
    return check_document(read_text(text, name="t.ttl"), checks=SHOWN, today=TODAY)


@cache
def checked(text: str) -> ChainPicture:
    """Make the picture of a Turtle text with what the checks find in it."""
    return picture_of(text, as_gaps(findings_in(text), read_text(text, name="t.ttl")))


def told(turtle: str, gaps: Iterable[Gap] | None = ()) -> ChainPicture:
    """Make the picture of a few lines of Turtle about the theory ``<t>`` of an initiative."""
    return picture_of(f"{HEAD}{BASE}<i> a ptoc:Initiative ; ptoc:theoryOfChange <t> .\n{turtle}", gaps)


def invented() -> str:
    """Give the text of the invented example."""
    return INVENTED.read_text(encoding="utf-8")


def box(picture: ChainPicture, name: str) -> Box:
    """Find a box by the last part of the address of its step."""
    (found,) = [each for each in picture.boxes.values() if each.name.endswith(f"/{name}")]
    return found


def link(picture: ChainPicture, cause: str, effect: str) -> Link:
    """Find a link by the names of its ends."""
    ends = (box(picture, cause).id, box(picture, effect).id)
    links = (each for theory in picture.theories for each in theory.links)
    (found,) = [each for each in links if (each.cause, each.effect) == ends]
    return found


def random_theory(steps: int, links: int, seed: int) -> str:
    """Write a theory of many steps, links and feedback, in circles and across kinds."""
    import random

    chance = random.Random(seed)
    kinds = ("Input", "Engagement", "SustainedContact", "LearningOutcome", "Diffusion", "ReformImpact", "")
    names = ", ".join(f"<s{number}>" for number in range(steps))
    said = [f'<t> a ptoc:TheoryOfChange ; dcterms:title "T" ; ptoc:step {names} .']
    for number in range(steps):
        kind = chance.choice(kinds)
        own = (
            f" ; ptoc:ownership control:{chance.choice(('within', 'outside'))}"
            if chance.random() < 0.3
            else ""
        )
        title = "Step of some length, told in words " * chance.randint(1, 4)
        said.append(
            f'<s{number}> {f"a ptoc:{kind} ; " if kind else ""}dcterms:title "{title}{number}"@en{own} .'
        )
    for _ in range(links):
        cause, effect = chance.randrange(steps), chance.randrange(steps)
        if chance.random() < 0.4:
            must = "It must hold for as long as it takes. " * chance.randint(1, 3)
            said.append(
                f"[] a ptoc:CausalLink ; ptoc:cause <s{cause}> ; ptoc:effect <s{effect}> ; "
                f'ptoc:assumption "{must}"@en ; ptoc:evidenceStrength strength:weak .'
            )
        else:
            said.append(
                f"<s{cause}> ptoc:{chance.choice(('leadsTo', 'leadsTo', 'feedsBackTo'))} <s{effect}> ."
            )
    return "\n".join(said)


def write_golden() -> None:
    """Write the golden files anew."""
    from peertoc.maps.chain.drawing import draw_chain

    drawing = draw_chain(checked(invented()))
    (HERE / "chain.txt").write_text(drawing.description + "\n", encoding="utf-8")
    (HERE / "chain.mmd").write_text(drawing.mermaid, encoding="utf-8")


if __name__ == "__main__":
    write_golden()
