"""Headers of named queries, and the values of parameters."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from peertoc.errors import Malformed, PeertocError, UnknownName
from peertoc.queries import InitiativeNamed
from peertoc.queries.free_values import asked_for, free_term, given_freely
from peertoc.queries.header import read_header
from peertoc.queries.lexing import tokens
from peertoc.queries.named import named_queries, named_query, query_names
from peertoc.queries.parameters import given_for, settings
from peertoc.queries.refusing import check
from peertoc.resources import queries_root
from peertoc.vocabulary import PREFIXES

AREA, XSD = PREFIXES["area"], PREFIXES["xsd"]
HEADER = """# Initiatives for a newcomer
#
# asks: Who else has my problem?
# why: A newcomer learns most from those who have
#   the same problem.
# guide: 3.2
# parameter area: one of area — Only in this area.
# parameter who: initiative — Leave this one out.
# parameter problem: text, required — Words to look for.
# parameter least: integer, default 2 — At least so many.
# parameter share: number — At least this share.
# parameter since: date — Begun since.
# parameter running: yes or no — Only those that run.
# parameter site: address — Whose page this is.
# over: both

SELECT ?i { ?i a ptoc:Initiative }
"""
QUERY = read_header(HEADER, "newcomers")


def given(**values: str) -> dict[str, object]:
    return dict(given_for(QUERY, {"problem": "arrears", **values}))


def test_a_header_says_what_a_query_asks_and_takes() -> None:
    assert (QUERY.title, QUERY.asks, QUERY.guide) == (
        "Initiatives for a newcomer", "Who else has my problem?", "3.2",
    )  # fmt: skip
    assert QUERY.why == "A newcomer learns most from those who have the same problem."
    assert (QUERY.over, QUERY.competency) == ("both", False)
    assert [each.name for each in QUERY.parameters][:3] == ["area", "who", "problem"]
    assert QUERY.parameters[0].scheme == "area"
    assert QUERY.parameters[2].required
    assert (QUERY.parameters[3].default, QUERY.parameters[3].says) == ("2", "At least so many.")
    assert QUERY.body == "SELECT ?i { ?i a ptoc:Initiative }\n"


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("# Initiatives for a newcomer\n#\n", "# Initiatives\n", 1, "title line"),
        ("# asks: Who else has my problem?\n", "", 1, "does not say “asks”"),
        ("# guide: 3.2", "# guides: 3.2", 6, "“guides”"),
        ("# guide: 3.2", "# guide: 3.2\n# guide: 3.3", 7, "“guide” twice"),
        ("# guide: 3.2", "# guide 3.2", 6, "neither"),
        ("text, required — Words", "words, required — Words", 9, "“problem”"),
        ("text, required — Words", "text, required: Words", 9, "“problem”"),
        ("# over: both", "# over: all", 1, "“over”"),
        ("# over: both", "# competency: no", 1, "“competency”"),
    ],
)
def test_a_header_that_is_not_in_its_form_is_told(before: str, after: str, line: int, says: str) -> None:
    assert before in HEADER
    with pytest.raises(Malformed, match=says) as raised:
        read_header(HEADER.replace(before, after), "newcomers")
    assert (raised.value.place.file, raised.value.place.line) == ("newcomers.rq", line)


@pytest.mark.parametrize(
    "written", ["procurement", "area:procurement", f"{AREA}procurement", f"<{AREA}procurement>"]
)
def test_a_concept_is_given_by_its_name_in_any_form(written: str) -> None:
    assert given(area=written)["area"] == ox.NamedNode(f"{AREA}procurement")


def test_values_become_terms_of_their_kind() -> None:
    found = given(who="pempal", share="0.5", since="2026-01-31", running="yes", site="https://example.org/x")
    assert found == {
        "problem": ox.Literal("arrears"),
        "who": InitiativeNamed("pempal"),
        "least": ox.Literal("2", datatype=ox.NamedNode(f"{XSD}integer")),
        "share": ox.Literal("0.5", datatype=ox.NamedNode(f"{XSD}decimal")),
        "since": ox.Literal("2026-01-31", datatype=ox.NamedNode(f"{XSD}date")),
        "running": ox.Literal("true", datatype=ox.NamedNode(f"{XSD}boolean")),
        "site": ox.NamedNode("https://example.org/x"),
    }
    assert given(who="https://example.org/i")["who"] == ox.NamedNode("https://example.org/i")
    assert given(who="initiative:pempal")["who"] == ox.NamedNode(f"{PREFIXES['initiative']}pempal")
    assert given(problem='" } # ')["problem"] == ox.Literal('" } # ')


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("area", ""), ("who", ""), ("who", "<x> <y>"), ("least", "two"), ("least", "1.5"), ("share", "half"),
        ("least", "9" * 40), ("since", "31.1.2026"), ("since", "2026-02-30"), ("running", "maybe"),
        ("site", "example.org"), ("site", "https://example.org/a b"), ("problem", " "),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told_with_what_is_wanted(name: str, value: str) -> None:
    with pytest.raises(PeertocError, match=f"is no value for “{name}”") as raised:
        given(**{name: value})
    assert raised.value.help.startswith("Give ")


def test_an_unknown_name_brings_a_suggestion() -> None:
    with pytest.raises(UnknownName) as raised:
        given(area="procurment")
    assert raised.value.help == "Did you mean “procurement”?"
    with pytest.raises(UnknownName) as raised:
        given(aera="procurement")
    assert raised.value.help == "Did you mean “area”?"
    with pytest.raises(UnknownName) as raised:
        named_query("tools-by-frequencey")
    assert raised.value.help == "Did you mean “tools-by-frequency”?"


def test_a_required_value_that_is_missing_and_one_that_is_not_taken_are_told() -> None:
    with pytest.raises(PeertocError, match="needs a value for “problem”: Words to look for"):
        given_for(QUERY, {})
    bare = read_header("# T\n#\n# asks: A?\n# why: B.\n\nASK {}\n", "bare")
    with pytest.raises(PeertocError, match="has no parameters"):
        given_for(bare, {"area": "x"})


@pytest.mark.parametrize(
    ("pairs", "says"), [(["area"], "gives no value"), (["=x"], "gives no value"), (["a=1", "a=2"], "twice")]
)
def test_settings_that_are_no_pairs_are_told(pairs: list[str], says: str) -> None:
    with pytest.raises(PeertocError, match=says):
        settings(pairs)


def test_a_value_may_hold_what_it_likes() -> None:
    assert settings(["a==1+1", "b=x=y"]) == {"a": "=1+1", "b": "x=y"}


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("<https://example.org/x>", ox.NamedNode("https://example.org/x")),
        ("area:procurement", ox.NamedNode(f"{AREA}procurement")),
        ("3", ox.Literal(3)),
        ("true", ox.Literal(True)),
        ('"peer"@en', ox.Literal("peer", language="en")),
        ('"2026-01-31"^^xsd:date', ox.Literal("2026-01-31", datatype=ox.NamedNode(f"{XSD}date"))),
        ("site visits", ox.Literal("site visits")),
        ("unknown:name", ox.Literal("unknown:name")),
        ("<a> <b> . <c>", ox.Literal("<a> <b> . <c>")),
        ("<urn:x> . <urn:y> <urn:z> <urn:w>", ox.Literal("<urn:x> . <urn:y> <urn:z> <urn:w>")),
        ('"open', ox.Literal('"open')),
        ("", ox.Literal("")),
    ],
)
def test_a_free_value_is_a_term_where_it_reads_as_one(written: str, term: ox.NamedNode | ox.Literal) -> None:
    assert free_term(written) == term


def test_a_free_value_is_given_only_where_the_query_asks_for_it() -> None:
    words = check("PREFIX p: <urn:peertoc:> SELECT * { BIND(p:given('area') AS ?a) }", "q")
    assert asked_for(words) == ("area",)
    assert given_freely({"area": "area:audit"}, words) == {"area": ox.NamedNode(f"{AREA}audit")}
    with pytest.raises(UnknownName, match="aera"):
        given_freely({"aera": "x"}, words)
    with pytest.raises(PeertocError, match="asks for no value"):
        given_freely({"aera": "x"}, check("ASK {}", "q"))


def test_every_named_query_is_found_and_asks_for_the_parameters_that_it_declares() -> None:
    assert query_names() == tuple(
        sorted(path.stem for path in queries_root().iterdir() if path.suffix == ".rq")
    )
    assert len(named_queries()) >= 2
    for query in named_queries():
        asked = set(asked_for(tokens(query.text))) - {"lang"}
        assert asked == {each.name for each in query.parameters}, query.name
        check(query.text, query.name)
