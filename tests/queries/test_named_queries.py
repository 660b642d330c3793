"""The named queries: each gives the answer beside it, checked by hand, over files and over a store."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from peertoc.catalogue import read_text
from peertoc.catalogue.store import reading
from peertoc.cli import peertoc
from peertoc.queries import Asked, Files, Folder, ask
from peertoc.queries.named import named_queries, named_query
from peertoc.resources import queries_root
from scripts.answers import OVER, answer, documents, expected, made, written
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [query.name for query in named_queries()]
FIXED = (
    "tools-by-frequency", "areas-by-goals", "matching-factors", "evaluation-dimensions",
    "learning-that-never-goes-home", "links-without-assumption", "risks-unmanaged", "similar-initiatives",
)  # fmt: skip
TWO_LANGUAGES = """@prefix ptoc: <https://w3id.org/peertoc#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@base <https://example.org/two-languages/> .
<initiative> a ptoc:Initiative ;
    dcterms:title "Haushalt unter Nachbarn"@de, "Budget peers"@en, "Peers du budget"@fr .
<zusammen> a ptoc:Initiative ; dcterms:title "Gemeinsam lernen"@de .
<nameless> a ptoc:Initiative .
"""


@cache
def _parameters() -> dict[str, dict[str, int]]:
    return tomllib.loads((ROOT / "tests/queries/parameters.toml").read_text(encoding="utf-8"))


def test_every_query_has_its_answer_beside_it_and_none_is_left_over() -> None:
    files = {path.suffix: set() for path in queries_root().iterdir()}  # type: dict[str, set[str]]
    for path in queries_root().iterdir():
        files[path.suffix].add(path.stem)

    assert set(files) == {".rq", ".json"}
    assert files[".rq"] == files[".json"] == set(NAMES)
    assert len(NAMES) == 68
    assert set(FIXED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_query_gives_its_expected_answer_over_files(name: str) -> None:
    told = expected(named_query(name))

    assert told == made(named_query(name), told["given"])
    assert told["rows"], "an answer without rows shows nothing"
    assert (queries_root() / f"{name}.json").read_text(encoding="utf-8") == written(told)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made_of = {}
    for over, patterns in OVER.items():
        folder = tmp_path_factory.mktemp("store") / over
        paths = [str(ROOT / pattern) for pattern in patterns]
        result = CliRunner().invoke(peertoc, ["store", "add", *paths, "--store", str(folder)])
        assert result.exit_code == 0, result.output
        made_of[over] = folder
    return made_of


@pytest.mark.parametrize("name", NAMES)
def test_each_query_gives_the_same_answer_over_a_store(name: str, stores: dict[str, Path]) -> None:
    told = expected(named_query(name))
    with reading(stores[told["over"]]) as catalogue:
        found = answer(named_query(name), told["given"], Folder(catalogue.rdf))

    assert found == {key: told[key] for key in ("variables", "rows")}


def test_every_parameter_is_tried() -> None:
    tried = {
        (name, setting.partition("=")[0]) for name, values in _parameters().items() for setting in values
    }
    tried |= {(name, given) for name in NAMES for given in expected(named_query(name))["given"]}

    assert tried == {
        (query.name, parameter.name) for query in named_queries() for parameter in query.parameters
    }


@pytest.mark.parametrize(
    ("name", "setting", "rows"),
    [(name, setting, rows) for name, values in _parameters().items() for setting, rows in values.items()],
)
def test_each_parameter_leaves_the_rows_that_it_should(name: str, setting: str, rows: int) -> None:
    given, _, value = setting.partition("=")
    told = expected(named_query(name))

    found = answer(named_query(name), {**told["given"], given: value}, Files(documents(told["over"])))

    assert len(found["rows"]) == rows


def test_an_area_keeps_to_the_initiatives_in_it_and_in_narrower_ones() -> None:
    query = named_query("tools-by-frequency")

    found = answer(query, {"area": "anti-corruption"}, Files(documents("examples")))

    assert [row[1:] for row in found["rows"]] == [
        ['"group meetings"', _number(1), _number(1)],
        ['"peer reviews"', _number(1), _number(1)],
    ]


def _number(value: int) -> str:
    return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#integer>'


@pytest.mark.parametrize(
    ("lang", "titles"),
    [
        ("de", ["Gemeinsam lernen", "Haushalt unter Nachbarn"]),
        ("en", ["Budget peers", "Gemeinsam lernen"]),
        ("nl", ["Budget peers", "Gemeinsam lernen"]),
        ("fr", ["Gemeinsam lernen", "Peers du budget"]),
    ],
)
def test_titles_come_in_the_language_asked_for_else_in_english_else_in_any(
    lang: str, titles: list[str]
) -> None:
    over = Files([read_text(TWO_LANGUAGES, name="two-languages.ttl")])

    with ask(Asked(named_query("initiatives").text, lang=lang), over) as given:
        rows: list[Any] = list(given.rows)

    assert [row[0].value for row in rows if row[0]] == titles
    assert sum(row[0] is None for row in rows) == 1, "what has no title is listed as well"
