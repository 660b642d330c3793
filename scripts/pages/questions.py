"""The pages of the guiding questions and principles, and that of the patterns that answer them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from peertoc.guidance.questions import phase_title, principles, questions
from peertoc.suggesting import described
from peertoc.vocabulary import DCTERMS, PREFIXES, PTOC, ROOT, SKOS
from scripts.pages import data
from scripts.pages.blocks import anchored, bullets, facts, page, turtle
from scripts.pages.checks import speaking
from scripts.pages.paths import in_words
from scripts.pages.places import link, prose, title
from scripts.pages.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.guidance.questions import Question

_ANSWERS = "ontology/guide/answers.ttl"
_PATTERNS = "questions/patterns.md"


def question_pages() -> Iterator[tuple[str, str]]:
    """Write a page for each question, one that lists them phase by phase, and one for the patterns."""
    yield "questions/index.md", _index("question", _by_phase())
    yield _PATTERNS, page(_PATTERNS, "Patterns", _patterns(), [_ANSWERS])
    for asked in questions():
        yield _page(asked, "question")


def principle_pages() -> Iterator[tuple[str, str]]:
    """Write a page for each principle, and one that lists them."""
    yield (
        "principles/index.md",
        _index("principle", [f"## The principles\n\n{_rows(principles(), 'principles/index.md')}"]),
    )
    for asked in principles():
        yield _page(asked, "principle")


def _index(kind: str, blocks: Iterable[str]) -> str:
    here, whole = f"{kind}s/index.md", NamedNode(PREFIXES[kind])
    told = prose(data.text(whole, f"{DCTERMS}description"), here)
    heading = prose(data.text(whole, f"{DCTERMS}title"), here)
    listed = facts(whole, here)
    return page(here, heading, [told, listed, *blocks], [f"ontology/guide/{kind}s.ttl"])


def _by_phase() -> Iterator[str]:
    yield phrase("patterns_lead")
    for phase, group in groupby(questions(), key=lambda asked: asked.phase):
        yield f"## {phase_title(phase)}\n\n{_rows(tuple(group), 'questions/index.md')}"


def _rows(asked: Iterable[Question], here: str) -> str:
    """List questions; those under a heading are set in below it."""
    rows = (
        f"{'  ' if _heading(each) else ''}- {link(each.iri, here)}: {prose(each.text, here)}"
        for each in asked
    )
    return "\n".join(rows)


def _heading(asked: Question) -> tuple[NamedNode, ...]:
    return data.objects(NamedNode(asked.iri), f"{DCTERMS}isPartOf")


def _page(asked: Question, kind: str) -> tuple[str, str]:
    here = f"{kind}s/{asked.id}.md"
    files = [f"ontology/guide/{kind}s.ttl", _ANSWERS]
    return here, page(here, title(asked.iri), _blocks(asked, here), files)


def _blocks(asked: Question, here: str) -> Iterator[str]:
    yield _wordings(asked, here)
    yield facts(NamedNode(asked.iri), here)
    parts = data.subjects(f"{DCTERMS}isPartOf", NamedNode(asked.iri))
    if parts:
        told = bullets(f"{link(part.value, here)}: {_text(part, here)}" for part in parts)
        yield f"## The questions under it\n\n{told}"
    shows = phrase("shows" if asked in principles() else "answers")
    yield f"## {shows}\n\n{_answers(asked, here)}"
    if asked.tested_by:
        told = bullets(speaking(name, here) for name in sorted(asked.tested_by))
        outweighed = "" if asked.answered_by else f"\n\n{phrase('outweighed')}"
        yield f"## The checks that look at it\n\n{told}{outweighed}"
    if asked.suggestion:
        yield f"## What to write\n\n{turtle(described(asked.suggestion))}\n\n{phrase('names')}"


def _wordings(asked: Question, here: str) -> str:
    if not asked.learner_text:
        return f"> {prose(asked.text, here)}"
    for_both = ("For those who facilitate", asked.text), ("For those who learn", asked.learner_text)
    return "\n>\n".join(f"> {audience}: {prose(text, here)}" for audience, text in for_both)


def _answers(asked: Question, here: str) -> str:
    """Tell what answers a question: properties and patterns, each in words; or words alone, and why."""
    if asked.answered_by:
        any_one = f"{phrase('any')}\n\n" if asked.answered_by[1:] else ""
        return any_one + bullets(_answer(NamedNode(iri), here) for iri in asked.answered_by)
    answer = link(f"{PTOC}Answer", here)
    reason = data.text(NamedNode(asked.iri), f"{SKOS}editorialNote")
    return f"Only words can ({answer}). {prose(reason, here)}"


def _answer(pattern: NamedNode, here: str) -> str:
    told = in_words(pattern, here)
    if pattern not in data.patterns():
        return told
    return f"{link(pattern.value, here)}: {told}"


def _patterns() -> Iterator[str]:
    yield phrase("patterns")
    for pattern in data.patterns():
        yield anchored(pattern.value, 2, title(pattern.value))
        answered = data.subjects(f"{PTOC}answeredBy", pattern)
        served = ", ".join(link(asked.value, _PATTERNS) for asked in answered)
        yield f"`{ROOT}/question/{data.local(pattern.value)}`"
        yield bullets((f"Looked for: {in_words(pattern, _PATTERNS)}", f"Answers: {served}"))


def _text(asked: NamedNode, here: str) -> str:
    return prose(data.text(asked, f"{PTOC}text"), here)
