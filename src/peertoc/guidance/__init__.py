"""The guide's questions, answered from a file; and how far initiatives have come, side by side."""

from peertoc.guidance.guide import Asked, Entry, Guide, guide
from peertoc.guidance.profile import Profile, Standing, standings
from peertoc.guidance.questions import Question, chosen, principles, questions
from peertoc.guidance.walking import Remark, Status, Told

__all__ = [
    "Asked",
    "Entry",
    "Guide",
    "Profile",
    "Question",
    "Remark",
    "Standing",
    "Status",
    "Told",
    "chosen",
    "guide",
    "principles",
    "questions",
    "standings",
]
