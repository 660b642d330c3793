"""Every word that the guide and the profile say of their own."""

from typing import Final

STATUS: Final = {"answered": "answered", "none-because": "none, because", "open": "open"}
HEADING: Final = "{title}: what the guide asks"
COUNTS: Final = "Of {total}, {answered} answered, {none} answered with “none, because”, {open} open."
QUESTIONS: Final = "{count} questions"
QUESTION: Final = "1 question"
PHASE: Final = "{phase} ({answered} of {total})"
LINE: Final = "line {line}"
MORE: Final = "and {count} more"
WRITE: Final = "write:"
FOUND: Final = "{message} {help}"
EXPLAIN: Final = "peertoc explain {check}"
NOTHING: Final = "No question is left."
FOOT: Final = (
    "A question is answered where the file says something that can answer it; whether the answer is good or"
    " true is for people to judge. Where there is nothing to say, and on purpose, say why:"
)
FOOT_TURTLE: Final = """{initiative} ptoc:answer {an-answer} .
{an-answer} a ptoc:Answer ;
    ptoc:question question:P0.1b ;
    ptoc:noneBecause "… the reason"@{lang} ."""

SEVERAL: Final = "This file describes {count} initiatives."
CHOOSE: Final = "Choose one with --initiative: {names}."

PROFILE: Final = "Profile of {count}"
INITIATIVES: Final = "{count} initiatives"
INITIATIVE: Final = "1 initiative"
ANSWERED: Final = "questions answered"
PASSED: Final = "checks passed"
MANAGED: Final = "risks managed"
SIDES: Final = "Evaluation: six sides of peer learning"
FACETS: Final = "Evaluation: four facets of gain"
OF: Final = "{part} of {whole}"
NONE_NAMED: Final = "none named"
COVERED: Final = "covered"
NOT_COVERED: Final = "–"
PROFILE_FOOT: Final = (
    "Answered counts what is said, and what is left out with a reason. A check counts where there is"
    " something for it to look at, and passes where it finds nothing amiss. There is no score: the guide"
    " warns against magic bullets, and a short plan that is true is worth more than a long one that is not."
)
