"""The rule on one link means what it should: no way to a change avoids every diffusion.

Each step is of one kind, and what leads directly to a change is a diffusion or a change: on random chains
that is held against the meaning (no way from peers or their learning to a change avoids every diffusion),
computed here in plain Python. ``PEERTOC_LONG=1`` tries far more chains.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import dataclass

import pytest

from peertoc.catalogue import read_text
from peertoc.validation import all_checks, check_document, choose
from tests.validation.chains import BASE, HEAD, KINDS

LONG = os.environ.get("PEERTOC_LONG") == "1"
CHAINS = 6000 if LONG else 300
IN_ONE_FILE = 100
RULES = ("change-without-diffusion", "step-of-two-kinds")
CHANGES = frozenset("cr")


@dataclass(frozen=True)
class Chain:
    """Hold the kinds of the steps, several letters where a step is of several, and the links between them."""

    kinds: tuple[str, ...]
    links: frozenset[tuple[int, int]]

    def after(self, steps: set[int]) -> set[int]:
        """Find what is reached from ``steps`` without passing through a diffusion; they count themselves."""
        reached, waiting = set(steps), list(steps)
        while waiting:
            here = waiting.pop()
            fresh = {b for a, b in self.links if a == here and "d" not in self.kinds[b]} - reached
            reached |= fresh
            waiting += fresh
        return reached

    def leaps(self) -> bool:
        """Tell whether a way to a change, from peers, their learning or inputs, avoids every diffusion."""
        begin = {step for step, kind in enumerate(self.kinds) if set(kind) & set("iesl") and "d" not in kind}
        return any(set(self.kinds[step]) & CHANGES for step in self.after(begin))

    def turtle(self, case: int, choice: random.Random) -> str:
        """Write the chain as an initiative, its links in either form or both."""
        lines = [f"<{case}/i> a ptoc:Initiative ."]
        for step, kind in enumerate(self.kinds):
            lines.append(f"<{case}/{step}> a {', '.join(f'ptoc:{KINDS[letter]}' for letter in kind)} .")
        for cause, effect in sorted(self.links):
            form = choice.randrange(3)
            if form != 1:
                lines.append(f"<{case}/{cause}> ptoc:leadsTo <{case}/{effect}> .")
            if form != 0:
                lines.append(
                    f"[] a ptoc:CausalLink ; ptoc:cause <{case}/{cause}> ; ptoc:effect <{case}/{effect}> ."
                )
        return "\n".join(lines)


def drawn(choice: random.Random) -> Chain:
    """Draw a chain of up to eight steps, with circles, mostly of steps of one kind."""
    size = choice.randint(2, 8)
    kinds = tuple(
        "".join(choice.sample("iesldcr", 2 if choice.random() < 0.02 else 1)) if choice.random() < 0.6
        # Chains that leap over no diffusion are rare among random ones, so what carries is drawn more often.
        else choice.choice("dddccr")
        for _ in range(size)
    )  # fmt: skip
    pairs = [(a, b) for a in range(size) for b in range(size)]
    links = frozenset(choice.sample(pairs, choice.randint(1, size)))
    return Chain(kinds, links)


@pytest.mark.parametrize("start", range(0, CHAINS, IN_ONE_FILE))
def test_the_rule_on_one_link_means_that_no_way_avoids_every_diffusion(start: int) -> None:
    choice = random.Random(start)
    chains = [drawn(choice) for _ in range(IN_ONE_FILE)]
    text = HEAD + "\n".join(chain.turtle(case, choice) for case, chain in enumerate(chains))
    findings = check_document(read_text(text, name="plan.ttl"), checks=choose(all_checks(), RULES, []))
    told: dict[str, set[int]] = {rule: set() for rule in RULES}
    for finding in findings:
        told[finding.check].add(int(finding.focus.removeprefix(BASE).partition("/")[0]))
    double = {case for case, chain in enumerate(chains) if any(len(kind) > 1 for kind in chain.kinds)}
    leaps = {case for case, chain in enumerate(chains) if chain.leaps()}
    assert told["step-of-two-kinds"] == double
    assert told["change-without-diffusion"] - double == leaps - double
    counts = Counter(case in leaps for case in range(IN_ONE_FILE))
    assert min(counts[True], counts[False]) > IN_ONE_FILE // 5, "both outcomes are tried"
