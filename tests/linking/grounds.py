"""Files to find links for, and tables made of them, for tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from peertoc.catalogue import find_sources, read
from peertoc.linking.finding import Answer, Sought, merge, seek, shipped_answers, still_open
from peertoc.linking.table import Row, State, Table, parse_table, render_table
from tests.linking.scoring.samples import offered

if TYPE_CHECKING:
    from pathlib import Path

    from peertoc.linking.values import Candidate

DAY = date(2026, 7, 31)
LATER = date(2026, 8, 31)
EX = "https://example.org/tax-peers/"
PLAN = """\
@prefix ptoc: <https://w3id.org/peertoc#> .
@prefix area: <https://w3id.org/peertoc/area/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@base <https://example.org/tax-peers/> .

<initiative> a ptoc:Initiative ;
    dcterms:title "Tax peers"@en ;
    dcterms:spatial "Slovenia"@en ;
    ptoc:reformArea area:anti-corruption ;
    ptoc:facilitator <centre> ;
    ptoc:funder <bank>, <ministry> .

<centre> a org:Organization ; dcterms:title "Centre of Excellence in Finance, Slovenia"@en .
<bank> a org:Organization ; dcterms:title "World Bank"@en .
<ministry> a org:Organization ; dcterms:title "Ministry of Invented Affairs"@en .
"""


def plan(folder: Path, text: str = PLAN) -> Path:
    """Write a file to find links for."""
    path = folder / "tax.ttl"
    path.write_text(text, encoding="utf-8")
    return path


def sought(path: Path) -> Sought:
    """Read what a file wants identifiers for."""
    (source,) = find_sources([str(path)])
    assert not isinstance(source, Exception)
    return seek(read(source), "en")


def shipped(wanted: Sought, table: Table | None = None) -> tuple[Answer, ...]:
    """Look into the registries that are shipped, for what is not decided yet."""
    return shipped_answers(still_open((*wanted.things, *wanted.hosts), table or Table(), "shipped"))


def found(path: Path, table: Table | None = None, day: date = DAY) -> Table:
    """Find links offline, and give the table."""
    wanted = sought(path)
    return merge(table or Table(), wanted, shipped(wanted, table), day).table


def served(wanted: Sought, subject: str, *candidates: Candidate, whole: bool = True) -> tuple[Answer, ...]:
    """Answer as a service called “there” would, for one thing."""
    (thing,) = (each for each in wanted.things if each.id == f"{EX}{subject}")
    return (Answer("there", thing, candidates, whole),)


def bank(**known: object) -> Candidate:
    """Offer the World Bank as a service would."""
    given = {"id": "https://ror.org/00ae7jd04", "source": "There", "service_score": 99.0, **known}
    return offered("World Bank", **given)


def again(table: Table) -> Table:
    """Read a table as it stands on disk."""
    return parse_table(render_table(table).encode(), "t.tsv").sound()


def rows(table: Table, subject: str, *states: State) -> list[Row]:
    """List the rows of a thing, all or those in some states."""
    return [row for row in table.of(*(states or tuple(State))) if row.subject == f"{EX}{subject}"]
