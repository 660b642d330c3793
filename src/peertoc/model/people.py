"""Who takes part: peers, their homes, and what was agreed with whom."""
# ruff: noqa: RUF009 - the calls are field specifiers

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.model.fields import concepts, date, flag, many, one, references, text, words
from peertoc.model.resource import Reference, Resource

if TYPE_CHECKING:
    from peertoc.model.words import Date, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Resource):
    """Describe an organisation."""

    title: Words = words("dcterms:title", "skos:prefLabel", "rdfs:label", "foaf:name", "schema:name")
    homepage: tuple[Reference, ...] = references("foaf:homepage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Community(Resource):
    """Describe a community of practice, or a learning alliance of organisations; ``kind`` is its class."""

    kind: str = ""
    title: Words = words("dcterms:title", "skos:prefLabel", "rdfs:label", "foaf:name", "schema:name")
    homepage: tuple[Reference, ...] = references("foaf:homepage")
    reform_areas: tuple[str, ...] = concepts("reformArea")
    members: tuple[Reference, ...] = references("foaf:member", "org:hasMember")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerProfile(Resource):
    """Describe the kind of person that an initiative wants."""

    positions: tuple[Reference, ...] = references("position")
    shared_problems: tuple[Reference, ...] = references("sharedProblem")
    recruitment: tuple[Reference, ...] = references("recruitment")
    objectives: tuple[Reference, ...] = references("servesObjective")


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer(Resource):
    """Describe a practitioner who learns with others; a personal name is read only where it is the title."""

    positions: tuple[Reference, ...] = references("position")
    shared_problems: tuple[Reference, ...] = references("sharedProblem")
    tasks: tuple[Reference, ...] = references("task")
    background: tuple[Reference, ...] = references("background")
    years_of_service: str = text("yearsOfService")
    languages: tuple[Reference, ...] = references("language")
    consent: tuple[Reference, ...] = references("consent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation(Resource):
    """Tell who gave leave to take part, and whether formally."""

    authorisers: tuple[Reference, ...] = references("authoriser")
    formal: bool | None = flag("formal")
    issued: Date | None = date("dcterms:issued")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerContract(Resource):
    """Tell who agreed to the soft contract, and when."""

    issued: Date | None = date("dcterms:issued")
    agreed_by: tuple[Reference, ...] = references("agreedBy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Resource):
    """Tell what a home organisation pledges."""

    organisation: Organisation | None = one(Organisation, "organisation")
    pledges: tuple[str, ...] = concepts("pledges")
    issued: Date | None = date("dcterms:issued")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Resource):
    """Tell of one peer in one initiative."""

    peer: Peer | None = one(Peer, "peer")
    home_organisation: Organisation | None = one(Organisation, "homeOrganisation")
    authorisations: tuple[Authorisation, ...] = many(Authorisation, "authorisation")
    contracts: tuple[PeerContract, ...] = many(PeerContract, "contract")
    commitments: tuple[Commitment, ...] = many(Commitment, "commitment")
    purposes: tuple[str, ...] = concepts("purpose")
    incentives: tuple[Reference, ...] = references("incentive")
    challenges: tuple[str, ...] = concepts("challenge")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Resource):
    """Tell which participations are brought together, and on what."""

    matches: tuple[Reference, ...] = references("matches")
    factors: tuple[str, ...] = concepts("factor")
