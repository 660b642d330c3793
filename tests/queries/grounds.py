"""What the tests of queries share: a small initiative, and asking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.catalogue import read_text
from peertoc.queries import Asked, Files, Limits, ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Triple

    from peertoc.queries import Given, Row

HEAD = """@prefix ptoc: <https://w3id.org/peertoc#> .
@prefix area: <https://w3id.org/peertoc/area/> .
@prefix tool: <https://w3id.org/peertoc/tool/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@base <https://example.org/budget-peers/> .
"""
ONE = (
    HEAD
    + """<initiative> a ptoc:Initiative ; dcterms:title "Budget peers"@en ; ptoc:reformArea area:procurement ;
    ptoc:theoryOfChange [ ptoc:step <visit> ] .
<visit> a ptoc:Engagement ; ptoc:usesTool tool:site-visits .
"""
)
TWO = ONE.replace("budget-peers", "cash-peers").replace("Budget", "Cash")


def files(*texts: str) -> Files:
    return Files(read_text(text, name=f"plan-{number}.ttl") for number, text in enumerate(texts, start=1))


def rows(
    text: str, *texts: str, given: Mapping[str, Given] | None = None, limits: Limits | None = None
) -> list[Row]:
    with ask(Asked(text, given or {}), files(*(texts or (ONE,))), limits) as answer:
        assert answer.kind == "rows"
        return list(answer.rows)


def truth(text: str, *texts: str) -> bool:
    with ask(Asked(text), files(*(texts or (ONE,)))) as answer:
        assert answer.kind == "truth"
        return answer.truth


def statements(text: str, *texts: str) -> list[Triple]:
    with ask(Asked(text), files(*(texts or (ONE,)))) as answer:
        assert answer.kind == "statements"
        return list(answer.statements)
