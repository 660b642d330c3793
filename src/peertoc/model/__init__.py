"""An initiative as plain values: frozen dataclasses, with no graph inside."""

from peertoc.model.chain import Chain, Feedback, Link, TheoryOfChange
from peertoc.model.concepts import Concept, Concepts
from peertoc.model.evaluation import Answer, Evaluation, Lesson, Report, Waiver
from peertoc.model.fields import Says, sayings
from peertoc.model.initiative import Initiative
from peertoc.model.labels import Labels, is_iri
from peertoc.model.learning import KnowledgeGap, LearningExchange, LearningObjective
from peertoc.model.people import (
    Authorisation,
    Commitment,
    Community,
    Match,
    Organisation,
    Participation,
    Peer,
    PeerContract,
    PeerProfile,
)
from peertoc.model.resource import Reference, Resource, everything
from peertoc.model.risks import Risk, RiskManagement
from peertoc.model.steps import Assumption, Indicator, Step
from peertoc.model.words import NOTHING, Date, Text, Words, is_blank, last_part, readable_name

__all__ = [
    "NOTHING",
    "Answer",
    "Assumption",
    "Authorisation",
    "Chain",
    "Commitment",
    "Community",
    "Concept",
    "Concepts",
    "Date",
    "Evaluation",
    "Feedback",
    "Indicator",
    "Initiative",
    "KnowledgeGap",
    "Labels",
    "LearningExchange",
    "LearningObjective",
    "Lesson",
    "Link",
    "Match",
    "Organisation",
    "Participation",
    "Peer",
    "PeerContract",
    "PeerProfile",
    "Reference",
    "Report",
    "Resource",
    "Risk",
    "RiskManagement",
    "Says",
    "Step",
    "Text",
    "TheoryOfChange",
    "Waiver",
    "Words",
    "everything",
    "is_blank",
    "is_iri",
    "last_part",
    "readable_name",
    "sayings",
]
