"""An organisation's own check, made in a temporary folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """@prefix check: <https://w3id.org/peertoc/check/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ptoc: <https://w3id.org/peertoc#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
RULE = """check:no-funder a sh:NodeShape ;
    rdfs:label "no funder"@en ;
    rdfs:comment "Our members want to know who pays."@en ;
    dcterms:source <https://example.org/handbook/4> ;
    ptoc:family "context" ;
    sh:targetClass ptoc:Initiative ;
    sh:property check:no-funder-any .
check:no-funder-any a sh:PropertyShape ;
    sh:path ptoc:funder ;
    sh:minCount 1 ;
    sh:severity sh:Warning ;
    sh:message "Nobody pays for this initiative."@en ;
    sh:description "Name who pays, with ptoc:funder."@en .
"""
QUERY = """check:no-funder a sh:NodeShape ;
    rdfs:comment "Our members want to know who pays."@en ;
    ptoc:family "context" ;
    sh:targetClass ptoc:Initiative ;
    sh:severity sh:Warning ;
    sh:sparql check:no-funder-query .
check:no-funder-query a sh:SPARQLConstraint ;
    sh:prefixes <https://w3id.org/peertoc/check/> ;
    sh:select '''{}''' ;
    sh:message "Nobody pays for this initiative."@en ;
    sh:description "Name who pays, with ptoc:funder."@en .
"""


def own(root: Path, rule: str = RULE, name: str = "no-funder") -> Path:
    """Write a check into a folder of its own below ``root``, and give ``root``."""
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "check.ttl").write_text(HEAD + rule, encoding="utf-8")
    return root
