"""The names that code relies on: prefixes, and the terms that give an initiative its shape.

Everything else is data in ``ontology/``. The names are a contract with every file that uses them.
"""

from __future__ import annotations

from typing import Final

ROOT: Final = "https://w3id.org/peertoc"
PTOC: Final = f"{ROOT}#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SCHEMA: Final = "https://schema.org/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
ORG: Final = "http://www.w3.org/ns/org#"
SH: Final = "http://www.w3.org/ns/shacl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"

CONTEXT_IRI: Final = f"{ROOT}/context.jsonld"

#: The lists of values, each a SKOS concept scheme in a file of its own under ``ontology/vocabularies``.
SCHEMES: Final = (
    "phase", "tool", "function", "risk", "measure", "area", "goal", "skill", "knowledge", "factor", "level",
    "dimension", "challenge", "key", "purpose", "status", "audience", "control", "likelihood", "consequence",
    "strength", "pledge",
)  # fmt: skip

#: Every prefix that a file of peertoc may use without surprise.
PREFIXES: Final[dict[str, str]] = {
    "ptoc": PTOC,
    **{name: f"{ROOT}/{name}/" for name in SCHEMES},
    **{name: f"{ROOT}/{name}/" for name in ("question", "principle", "check", "initiative", "guide")},
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "org": ORG,
    "owl": OWL,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": SH,
    "skos": SKOS,
    "vs": "http://www.w3.org/2003/06/sw-vocab-status/ns#",
    "xsd": XSD,
}

#: What a file says of an initiative in the words of other vocabularies.
BORROWED: Final = (
    *(f"{DCTERMS}{name}" for name in (
        "title", "description", "spatial", "source", "date", "issued", "modified", "isVersionOf",
    )),
    *(f"{SCHEMA}{name}" for name in ("startDate", "endDate", "location")),
    f"{SKOS}altLabel",
    f"{FOAF}homepage",
    f"{ORG}Organization",
)  # fmt: skip

#: The seven kinds of step, in the order in which learning travels.
STEP_KINDS: Final = (
    "Input", "Engagement", "SustainedContact", "LearningOutcome", "Diffusion", "OrganisationalChange",
    "ReformImpact",
)  # fmt: skip


def compact(iri: str) -> str:
    """Write an IRI as ``prefix:name`` where a known prefix fits, else as ``<iri>``."""
    fitting = [(len(space), prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    if not fitting:
        return f"<{iri}>"
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"


def is_ours(iri: str) -> bool:
    """Tell whether an IRI lies in one of the namespaces of peertoc."""
    return iri.startswith((PTOC, f"{ROOT}/"))
