"""A peer-learning initiative, whole."""
# ruff: noqa: RUF009 - the calls are field specifiers

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.model.chain import TheoryOfChange
from peertoc.model.evaluation import Answer, Evaluation, Lesson, Report, Waiver
from peertoc.model.fields import concept, concepts, date, many, references, words
from peertoc.model.learning import LearningExchange, LearningObjective
from peertoc.model.people import Community, Match, Organisation, Participation, PeerProfile
from peertoc.model.resource import Reference, Resource
from peertoc.model.risks import Risk

if TYPE_CHECKING:
    from peertoc.model.steps import Step
    from peertoc.model.words import Date, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Resource):
    """Describe a peer-learning initiative: planned, running or finished.

    ``loose_steps`` are those of its document that belong to no theory of change.
    """

    acronym: Words = words("skos:altLabel")
    status: str = concept("status")
    start: Date | None = date("schema:startDate")
    end: Date | None = date("schema:endDate")
    places: tuple[Reference, ...] = references("dcterms:spatial")
    homepage: tuple[Reference, ...] = references("foaf:homepage")
    reform_areas: tuple[str, ...] = concepts("reformArea")
    primary_reform_area: str = concept("primaryReformArea")
    purposes: tuple[str, ...] = concepts("purpose")
    targets: tuple[str, ...] = concepts("targetsLevel")
    engages: tuple[str, ...] = concepts("engagesLevel")
    facilitators: tuple[Organisation, ...] = many(Organisation, "facilitator")
    funders: tuple[Organisation, ...] = many(Organisation, "funder")
    communities: tuple[Community, ...] = many(Community, "community")
    peer_profiles: tuple[PeerProfile, ...] = many(PeerProfile, "peerProfile")
    participations: tuple[Participation, ...] = many(Participation, "participation")
    matching_factors: tuple[str, ...] = concepts("matchingFactor")
    matches: tuple[Match, ...] = many(Match, "match")
    learning_objectives: tuple[LearningObjective, ...] = many(LearningObjective, "learningObjective")
    exchanges: tuple[LearningExchange, ...] = many(LearningExchange, "exchange")
    theories: tuple[TheoryOfChange, ...] = many(TheoryOfChange, "theoryOfChange")
    risks: tuple[Risk, ...] = many(Risk, "risk")
    evaluations: tuple[Evaluation, ...] = many(Evaluation, "evaluation")
    reports: tuple[Report, ...] = many(Report, "report")
    lessons: tuple[Lesson, ...] = ()
    loose_steps: tuple[Step, ...] = ()
    challenges: tuple[str, ...] = concepts("challenge")
    answers: tuple[Answer, ...] = many(Answer, "answer")
    waivers: tuple[Waiver, ...] = many(Waiver, "waiver")
