"""What a store is asked again and again: which initiatives each source describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import Literal, NamedNode, QuerySolutions

from peertoc.catalogue.store.statements import damage_told, statements_of
from peertoc.model import Text, Words
from peertoc.vocabulary import DCTERMS, PTOC

if TYPE_CHECKING:
    from peertoc.catalogue.store.reader import Catalogue

_INITIATIVES: Final = f"""
SELECT DISTINCT ?graph ?initiative ?title WHERE {{
  GRAPH ?graph {{
    ?initiative a <{PTOC}Initiative> .
    OPTIONAL {{ ?initiative <{DCTERMS}title> ?title }}
  }}
}} ORDER BY ?graph ?initiative ?title
"""


def initiatives_in(catalogue: Catalogue) -> dict[str, dict[str, Words]]:
    """Give the initiatives of each source, by the name of its graph and their own, with their titles.

    One without a name of its own stands under an empty one. Raises Damaged.
    """
    found: dict[str, dict[str, list[Text]]] = {kept.graph: {} for kept in catalogue.sources}
    with statements_of(catalogue.state) as store, damage_told(catalogue.state):
        for row in cast("QuerySolutions", store.query(_INITIATIVES)):
            term, title = row["initiative"], row["title"]
            ours = found.get(cast("NamedNode", row["graph"]).value, {})
            texts = ours.setdefault(term.value if isinstance(term, NamedNode) else "", [])
            if isinstance(title, Literal):
                texts.append(Text(title.value, (title.language or "").lower()))
    return {graph: {iri: Words(tuple(texts)) for iri, texts in ours.items()} for graph, ours in found.items()}
