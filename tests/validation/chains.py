"""Chains in a short notation, written out as Turtle: ``e1>l1=>d1>c1; l2``.

A step is named by the letter of its kind and a number: i, e, s, l, d, c, r for the seven kinds, x for a bare
``ptoc:Step``, u for one of which only its links are said, lx for a step that is l and x at once. ``_`` before
it leaves it without a name, ``!`` before it leaves it out of the theory. ``>`` is a ``ptoc:leadsTo``, ``=>``
a ``ptoc:CausalLink``, ``~`` feedback; a ``=>`` without a step before or behind it lacks that end. ``@2`` puts
a step into the phase of that order, ``@-`` into none. ``;`` parts what is said, ``|`` parts theories of one
initiative.
"""

from __future__ import annotations

import re

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> .
@prefix phase: <https://w3id.org/peertoc/phase/> .
@base <https://example.org/> .
"""
BASE = "https://example.org/"
KINDS = {
    "i": "Input", "e": "Engagement", "s": "SustainedContact", "l": "LearningOutcome", "d": "Diffusion",
    "c": "OrganisationalChange", "r": "ReformImpact", "x": "Step",
}  # fmt: skip
PHASES = (
    "pre-foundational",
    "foundational-engagement",
    "sustained-contact",
    "learning-outcomes",
    "change-at-scale",
)
_ORDER = {"i": 0, "e": 2, "s": 2, "l": 3}
_STEP = re.compile(r"(!?)(_?)([iesldcrxu]+)(\d*)(?:@(\d|-))?")


def initiative(case: str, notation: str) -> str:
    """Write one initiative with its theories; every name begins with ``case``."""
    theories = [_theory(case, f"t{number}", text) for number, text in enumerate(notation.split("|"), start=1)]
    named = ", ".join(f"<{case}/t{number}>" for number in range(1, len(theories) + 1))
    return f"<{case}/i> a ptoc:Initiative ; ptoc:theoryOfChange {named} .\n" + "\n".join(theories)


def _theory(case: str, name: str, text: str) -> str:
    lines: dict[str, None] = {f"<{case}/{name}> a ptoc:TheoryOfChange .": None}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        tokens = [token.strip() for token in re.split(r"(=>|>|~)", part)]
        for token in filter(None, tokens[::2]):
            lines |= dict.fromkeys(_step(case, name, token))
        for cause, sign, effect in zip(tokens[::2], tokens[1::2], tokens[2::2], strict=False):
            lines[_link(case, cause, sign, effect)] = None
    return "\n".join(lines)


def _step(case: str, theory: str, token: str) -> list[str]:
    outside, _, kinds, _, phase = _parts(token)
    node = _node(case, token)
    order = phase or str(_ORDER.get(kinds[0], 4))
    said = [f"{node} a ptoc:{KINDS[kind]} ." for kind in kinds if kind in KINDS]
    if phase or kinds != "u":
        said += [f"{node} ptoc:inPhase phase:{PHASES[int(order)]} ."] if order != "-" else []
    if "d" in kinds:
        said.append(f"{node} ptoc:learner <{case}/p> ; ptoc:organisation <{case}/o> .")
    return said if outside else [*said, f"<{case}/{theory}> ptoc:step {node} ."]


def _link(case: str, cause: str, sign: str, effect: str) -> str:
    if sign != "=>":
        return (
            f"{_node(case, cause)} ptoc:{'leadsTo' if sign == '>' else 'feedsBackTo'} {_node(case, effect)} ."
        )
    ends = [f"ptoc:{end} {_node(case, step)}" for end, step in (("cause", cause), ("effect", effect)) if step]
    return f"[] a ptoc:CausalLink ; {' ; '.join(ends)} ."


def _node(case: str, token: str) -> str:
    _, nameless, kinds, number, _ = _parts(token)
    return f"_:b{case}{kinds}{number}" if nameless else f"<{case}/{kinds}{number}>"


def _parts(token: str) -> tuple[str, ...]:
    match = _STEP.fullmatch(token)
    assert match, token
    return match.groups()
