"""Which theories are analysed, and at which step their paths are to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.analysis.wordbook import words
from peertoc.cleaning import clean
from peertoc.errors import PeertocError, UnknownName
from peertoc.model.choosing import called, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.model import Initiative, Step, TheoryOfChange

#: Theories of one initiative, each with the id of the step that is chosen in it, or nothing.
Chosen = list[tuple["TheoryOfChange", str]]


def choose(initiatives: Sequence[Initiative], theory: str, impact: str, lang: str) -> list[Chosen]:
    """Choose, for each initiative, the theories of one name, and of these the ones that have one step.

    Raises UnknownName where none has it, PeertocError where several steps of one theory are called so.
    """
    every = [each for initiative in initiatives for each in initiative.theories]
    named = {id(each) for each in called(every, theory, lang, words("analysis")["theory"])}
    found: list[Chosen] = [
        [(each, "") for each in initiative.theories if id(each) in named] for initiative in initiatives
    ]
    if not clean(impact):
        return found
    chosen = [[(each, _step_in(each, impact, lang)) for each, _ in theories] for theories in found]
    kept = [[(each, step) for each, step in theories if step] for theories in chosen]
    if not any(kept):
        raise _unknown(impact, (each for theories in found for each, _ in theories), lang)
    return kept


def _step_in(theory: TheoryOfChange, name: str, lang: str) -> str:
    """Find the step that is meant, if there is one: among the impacts first, then among all."""
    steps = theory.chain.steps
    for among in ([step for step in steps if step.kind == "ReformImpact"], steps):
        try:
            found = called(among, name, lang, "")
        except UnknownName:
            continue
        if len(found) > 1:
            raise _several(name, found, lang)
        if found:
            return found[0].id
    return ""


def _several(name: str, steps: Iterable[Step], lang: str) -> PeertocError:
    said = words("analysis")
    names = ", ".join(dict.fromkeys(short_name(step, lang) for step in steps))
    help = said["several-steps-help"].format(names=names)
    return PeertocError(said["several-steps"].format(name=clean(name)), help=help)


def _unknown(name: str, theories: Iterable[TheoryOfChange], lang: str) -> UnknownName:
    """Make the error that suggests the impacts or, where there is none, steps that lead nowhere."""
    impacts: set[str] = set()
    lasts: set[str] = set()
    for theory in theories:
        for step in theory.chain.steps:
            if step.kind == "ReformImpact":
                impacts.add(short_name(step, lang))
            elif theory.chain.links_to(step.id) and not theory.chain.links_from(step.id):
                lasts.add(short_name(step, lang))
    return UnknownName(words("analysis")["step"], clean(name), impacts or lasts)
