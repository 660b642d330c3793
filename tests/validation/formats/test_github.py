"""Workflow commands, read back the way GitHub's runner reads them."""

from __future__ import annotations

import re

import pytest

from peertoc.validation.formats import write
from tests.validation.formats.samples import FEW, HOSTILE, ONLY_UNCHECKED, hostile

COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>[^:]*?)::(?P<message>.*)")


def unescape(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Read every line but the last, which holds the counts."""
    found = [COMMAND.fullmatch(line) for line in text.split("\n")[:-2]]
    assert all(found)
    return [
        (
            one["name"],
            {
                key: unescape(value)
                for key, _, value in (part.partition("=") for part in one["properties"].split(","))
            },
            unescape(one["message"]),
        )
        for one in found
        if one
    ]


def test_a_finding_is_a_command_with_its_place() -> None:
    found = {
        properties["title"]: (name, properties, said)
        for name, properties, said in commands(write(FEW, "github"))
    }
    name, properties, said = found["one-kind-of-tool"]
    assert (name, said) == ("notice", "Only one kind of tool is used.")
    assert properties == {
        "file": "plans/other.ttl",
        "line": "7",
        "col": "1",
        "endLine": "7",
        "endColumn": "4",
        "title": "one-kind-of-tool",
    }


def test_severities_are_the_commands_of_github() -> None:
    found = [(name, properties["title"]) for name, properties, _ in commands(write(FEW, "github"))]
    assert set(found) == {
        ("error", "learning-goes-home"),
        ("warning", "result-without-indicator"),
        ("notice", "one-kind-of-tool"),
        ("notice", "waived warning: result-without-indicator"),
        ("error", "not checked"),
    }


def test_a_waived_finding_says_why() -> None:
    said = [said for _, properties, said in commands(write(FEW, "github")) if "waived" in properties["title"]]
    assert said == [
        "Nothing shows whether this result has been reached. (“A circle of bookkeepers”)\n"
        "Waived: They choose their own measure. (approved by Association of Towns, until 2027-12-31)"
    ]


def test_columns_are_left_out_where_github_would_refuse_them() -> None:
    """The runner drops the columns of a span over several lines, and warns."""
    spans = [
        properties for _, properties, _ in commands(write(FEW, "github")) if properties.get("line") == "52"
    ]
    assert spans == [
        {"file": "plans/budget peers.ttl", "line": "52", "endLine": "54", "title": "result-without-indicator"}
    ]


def test_standard_input_is_no_file_and_is_named_in_the_message() -> None:
    found = [
        (properties, said) for _, properties, said in commands(write(FEW, "github")) if "<stdin>" in said
    ]
    assert [properties for properties, _ in found] == [{"title": "result-without-indicator"}]
    assert found[0][1].startswith("<stdin>:3:5: Nothing shows")


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_nothing_in_a_file_begins_a_command_of_its_own(title: str) -> None:
    text = write(hostile(title), "github")
    assert [name for name, _, _ in commands(text)] == ["error", "notice", "notice", "error", "error", "error"]
    assert text.splitlines()[-1] == "2 errors, 1 advice, 1 waived in 2 files."


def test_signs_of_githubs_own_are_escaped() -> None:
    text = write(hostile("100%, a:b"), "github")
    assert "file=100%25%2C a%3Ab," in text
    assert "::100%25, a:b (“100%25, a:b”)%0A100%25, a:b\n" in text


def test_what_was_not_checked_is_an_error_at_its_place() -> None:
    assert write(ONLY_UNCHECKED, "github") == (
        "::error file=plans/broken.ttl,line=9,col=4,endLine=9,endColumn=5,title=not checked"
        "::A full stop is missing.%0AAdd one.\n"
        "::error file=plans/folder,title=not checked::plans/folder is a folder.%0AGive a file in it.\n"
        "::error title=not checked::It took too long.\n"
        "Nothing was checked.\n"
    )
