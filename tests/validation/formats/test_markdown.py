"""A page of Markdown for people, and titles that would like to be more than words in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from peertoc.escaping import code, markdown
from peertoc.validation import Findings
from peertoc.validation.formats import Layout, write
from tests.validation.formats.samples import ABSOLUTE, FEW, HOSTILE, NOTHING, hostile

HERE = Path(__file__).parent
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


@pytest.mark.parametrize("group_by", ["file", "phase", "check"])
def test_findings_read_as_in_the_golden_file(group_by: Any) -> None:
    golden = HERE / f"markdown-by-{group_by}.md"
    assert write(FEW, "markdown", Layout(group_by=group_by)) == golden.read_text(encoding="utf-8")


def test_a_page_without_findings_says_what_that_means() -> None:
    assert write(NOTHING, "markdown") == (
        "# What the checks found\n\n1 file checked on 2026-11-24.\n\nNothing was found.\n\n"
        "*Checks read what is written; whether it is true, they cannot tell.*\n"
    )


def test_a_page_of_what_is_new_says_so() -> None:
    page = write(Findings((ABSOLUTE,), ("a.ttl",), known=3), "markdown")
    assert "1 file checked. Only what the baseline does not have is told." in page
    assert "Nothing new was found." in write(Findings((), ("a.ttl",), known=3), "markdown")


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_a_title_stays_words(title: str) -> None:
    """Take out what is escaped and what is code: nothing that Markdown acts on is left but our own."""
    page = write(hostile(title), "markdown")
    for line in page.splitlines():
        if line.startswith("| "):
            continue
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", CODE.sub("", line)).replace("**", "")
        bare = bare.removeprefix("*").removesuffix("*") if "Checks read what is written" in line else bare
        assert not re.search(r"[`*_\[\]<|~$]|://|www\.|&(?!lt;|gt;|amp;)", bare), line


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_no_line_begins_as_a_title_wants_it(title: str) -> None:
    ours = re.compile(
        r"# |## |- |\| |  - (What to do|Where|Read more|Why it is waived): |\d files? checked|\*Checks|$"
    )
    for line in write(hostile(title), "markdown").splitlines():
        assert ours.match(line), line


@pytest.mark.parametrize("word", ["# h", "- i", "+ i", "1. i", "12) i", "=", "  x"])
def test_a_word_at_the_beginning_of_a_line_starts_nothing(word: str) -> None:
    assert not re.match(r"\s|#|[-+=]|\d+[.)]", markdown(word))


@pytest.mark.parametrize("text", ["a`b", "`", "``a`", "a``b`c", "  ", "a|b"])
def test_code_holds_any_text(text: str) -> None:
    found = CODE.fullmatch(code(text))
    assert found
    assert found[2].strip(" ") == text.strip(" ")
