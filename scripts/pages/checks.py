"""The pages of the checks."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from peertoc.escaping import fenced
from peertoc.guidance.questions import principles, questions
from peertoc.validation import all_checks
from peertoc.validation.checks.listing import plain, said
from peertoc.validation.checks.loading import FAMILIES
from scripts.pages.blocks import bullets, page, turtle
from scripts.pages.places import link, prose
from scripts.pages.words import phrase, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.guidance.questions import Question
    from peertoc.validation import Check

_INDEX = "checks/index.md"


def check_pages() -> Iterator[tuple[str, str]]:
    """Write a page for each check, and one that lists them family by family."""
    yield _INDEX, page(_INDEX, "Checks", _listed(), ["shapes"])
    for check in all_checks():
        here = f"checks/{check.name}.md"
        yield here, page(here, f"`{check.name}`", _blocks(check, here), _files(check))


def speaking(name: str, here: str) -> str:
    """Name a check with a link, and what it says first."""
    (check,) = (each for each in all_checks() if each.name == name)
    return f"{link(check.iri, here)} ({check.severity}): {prose(plain(check.words.message), here)}"


def _listed() -> Iterator[str]:
    checks = all_checks()
    told = bullets(f"**{severity}**: {meaning}" for severity, meaning in words()["severities"].items())
    yield phrase("checks").format(count=len(checks))
    yield told
    for family in FAMILIES:
        rows = [
            f"| {link(check.iri, _INDEX)} | {check.severity} | {prose(plain(check.words.message), _INDEX)} |"
            for check in checks
            if check.family == family
        ]
        yield f"## {family.capitalize()}\n\n{words()['families'][family]}"
        yield "\n".join(("| Check | Severity | What it says |", "| --- | --- | --- |", *rows))


def _blocks(check: Check, here: str) -> Iterator[str]:
    yield prose(plain(check.words.message), here)
    yield bullets(_facts(check, here))
    yield f"## Why it matters\n\n{prose(check.why, here)}"
    yield f"## What it says, and what to do\n\n{_sayings(check, here)}"
    suggested = dict.fromkeys(each.suggestion for each in said(check) if each.suggestion)
    if suggested:
        written = "\n\n".join(turtle(text.replace("{focus}", "{it}")) for text in suggested)
        yield f"## What to write\n\n{written}\n\n{phrase('it')}"
    served = [each for each in (*questions(), *principles()) if check.name in each.tested_by]
    if served:
        yield f"## What it serves\n\n{bullets(_served(each, here) for each in served)}"
    yield from _example(check)


def _facts(check: Check, here: str) -> Iterator[str]:
    yield f"Severity: **{check.severity}**. {words()['severities'][check.severity]}"
    yield f"Family: [{check.family}](index.md#{check.family})"
    if check.phase:
        yield f"Phase: {link(check.phase, here)}"
    audiences = [link(audience, here) for audience in check.audiences]
    yield f"For whom: {', '.join(audiences) or 'everyone'}"
    if check.sources:
        yield f"Where it comes from: {'; '.join(link(source, here) for source in check.sources)}"
    if check.clauses:
        yield f"Laid down in: {'; '.join(link(clause, here) for clause in check.clauses)}"


def _sayings(check: Check, here: str) -> str:
    told = ((prose(plain(each.message), here), prose(plain(each.help), here)) for each in said(check))
    return bullets(f"**{message}** {cure}".strip() for message, cure in told)


def _served(asked: Question, here: str) -> str:
    return f"{link(asked.iri, here)}: {prose(asked.text, here)}"


def _example(check: Check) -> Iterator[str]:
    bad, good = ((check.folder / name).read_text(encoding="utf-8") for name in ("bad.ttl", "good.ttl"))
    found = (check.folder / "bad.txt").read_text(encoding="utf-8").rstrip("\n")
    yield f"## For example\n\nOf {_file(check, 'bad.ttl')}, `peertoc validate` says:"
    yield fenced(found, "text")
    lines = difflib.unified_diff(bad.splitlines(), good.splitlines(), lineterm="", n=2)
    changes = "\n".join(list(lines)[2:])
    yield f"{_file(check, 'good.ttl')} is the same, mended:"
    yield fenced(changes, "diff")


def _file(check: Check, name: str) -> str:
    return f"[{name}](../../shapes/{check.name}/{name})"


def _files(check: Check) -> list[str]:
    return [f"shapes/{check.name}/check.ttl", "ontology/guide/answers.ttl"]
