"""Every word that an outline says of its own; what is said of an initiative comes from its file."""

from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

# how words are put together
AND: Final = "{before} and {last}"
AND_LONG: Final = "{before}; and {last}"
SAID: Final = "{what}: {value}"
QUOTED: Final = "“{name}”"
WITH_NOTE: Final = "{name} ({note})"
FROM_TO: Final = "{start} to {end}"
SINCE: Final = "from {start}"
UNTIL: Final = "until {end}"
ON: Final = "on {date}"
IN: Final = "in {date}"
BY: Final = "by {date}"

# what something is called that has no title
UNNAMED: Final = {
    "Initiative": "an initiative without a title",
    "Peer": "a peer",
    "Participation": "a peer",
    "Person": "a person",
    "Organisation": "an organisation",
    "Community": "a community",
    "PeerProfile": "a kind of peer",
    "Step": "a step without a title",
    "Indicator": "an indicator",
    "TheoryOfChange": "a theory of change",
}
UNNAMED_OTHER: Final = "something without a name"
LINK: Final = "the link from “{cause}” to “{effect}”"
AT_HOME_IN: Final = "{who} at {home}"
THE_PLEDGE: Final = "the pledge of {who}"
NO_STEP: Final = "a step that is not named"

# the initiative
STATUS: Final = "Status"
WHEN: Final = "When"
WHERE: Final = "Where"
REFORM_AREAS: Final = "Reform areas"
PRIMARY: Final = "primary"
PURPOSE: Final = "Purpose"
TARGETS: Final = "Level targeted"
ENGAGES: Final = "Level engaged"
WEB: Final = "On the web"
LEFT_OUT: Final = "Left out on purpose"

# who is who
WHO: Final = "Who is who"
FACILITATORS: Final = "Facilitated by"
FUNDERS: Final = "Funded by"
COMMUNITY: Final = "Community"
MEMBERS: Final = "Members"
PROFILES: Final = "Peers wanted"
POSITION: Final = "Position"
SHARED_PROBLEM: Final = "Shared problem"
RECRUITMENT: Final = "Found through"
TASK: Final = "Task"
BACKGROUND: Final = "Background"
YEARS: Final = "Years of service"
LANGUAGES: Final = "Languages"
CONSENT: Final = "Consent"
TAKING_PART: Final = "Taking part"
HOME: Final = "Home organisation"
LEAVE: Final = "Leave to take part"
GIVEN: Final = "given"
BY_WHOM: Final = "by {who}"
FORMALLY: Final = "formally"
INFORMALLY: Final = "informally"
CONTRACT: Final = "Peer contract"
MADE: Final = "agreed"
PLEDGE: Final = "Pledged by {who}"
PLEDGE_AT_HOME: Final = "Pledged at home"
NOT_DETAILED: Final = "yes, without further detail"
INCENTIVE: Final = "Incentive"
CHALLENGES: Final = "Challenges"
MATCHING_FACTORS: Final = "Matched on"
MATCHES: Final = "Brought together"
MATCHED_ON: Final = "{who}, on {factors}"

# what is to be learned
LEARNING: Final = "What is to be learned"
OBJECTIVE: Final = "Objective"
GOALS: Final = "Goals"
SKILLS: Final = "Skills"
KNOWLEDGE: Final = "Knowledge"
GAP: Final = "Fills the gap"
ALTERNATIVES: Final = "Other ways considered"
EXCHANGE: Final = "Exchange"
SOMEONE: Final = "someone"
LEARNS_FROM: Final = "{learner} learns from {source}"
SERVES: Final = "Serves"

# the theory of change
THEORY: Final = "Theory of change"
VERSION_OF: Final = "Version of"
AGREED: Final = "Agreed by"
MODIFIED: Final = "Last changed"
NEXT_REVIEW: Final = "Next review"
OF_THEORY: Final = "Part of"
NOTHING_YET: Final = "Nothing stated yet."
NO_PHASE: Final = "In no phase"
TOOLS: Final = "Tools"
ACTORS: Final = "Done by"
PARTICIPANTS: Final = "With"
MEDIUM: Final = "By way of"
PRODUCTS: Final = "Produces"
EVERY: Final = {
    "Y": ("every year", "every {number} years"),
    "M": ("every month", "every {number} months"),
    "W": ("every week", "every {number} weeks"),
    "D": ("every day", "every {number} days"),
}
FREQUENCY: Final = "How often"
LEARNERS: Final = "Learned by"
IN_ORGANISATION: Final = "In"
KEYS: Final = "Helped by"
INDICATOR: Final = "Known by"
FROM_BASELINE: Final = "from {value}"
TO_TARGET: Final = "to {value}"
OBSERVED: Final = "observed: {value}"
COUNTED_IN: Final = "counted in {unit}"
CHECKED_THROUGH: Final = "checked through {means}"
OUTSIDE: Final = "Outside the ceiling of accountability: hoped for, not owned."
WITHIN: Final = "Within the ceiling of accountability."
OUTSIDE_NOTE: Final = "Outside the ceiling of accountability"
LEADS_TO: Final = "→ leads to {what}"
OTHER_LINK: Final = "{cause} → leads to {what}"
LOOSE_STEPS: Final = "In no theory of change"
OTHER_LINKS: Final = "Links with an open end"
NOT_A_STEP: Final = "not a step of this theory"
CRITICAL: Final = "critical"
NOT_CRITICAL: Final = "not critical"
PROVIDED_THAT: Final = "provided that"
AND_THAT: Final = "and that"
CONTROL: Final = "control"
ENSURED_BY: Final = "ensured by"
EVIDENCE: Final = "evidence"
FEEDS_BACK: Final = "↺ feeds back to {what}"
RISK: Final = "Risk"
LIKELIHOOD: Final = "likelihood: {value}"
CONSEQUENCE: Final = "consequence: {value}"
THREATENS: Final = "Threatens"
MANAGED_BY: Final = "Managed by"
IN_PHASE: Final = "in the phase “{phase}”"

# evaluation, reports, lessons
EVALUATION: Final = "Evaluation, reports and lessons"
AN_EVALUATION: Final = "Evaluation"
EVALUATES: Final = "Looks at"
DIMENSIONS: Final = "Covers"
METHOD: Final = "Method"
INDEPENDENT: Final = "independent"
NOT_INDEPENDENT: Final = "not independent"
REPORTED_TO: Final = "Reported to"
A_REPORT: Final = "Report"
LESSON: Final = "Lesson"
CAPTURED_BY: Final = "Captured by"

# answers and waivers
ANSWERS: Final = "Challenges, answers and waivers"
QUESTION: Final = "Question"
ANSWER: Final = "Answer"
AUDIENCE: Final = "asked of the {audience}"
WAIVER: Final = "Waived"
APPLIES_TO: Final = "For"
REASON: Final = "Reason"
APPROVED_BY: Final = "Approved by"
VALID_UNTIL: Final = "Valid until"

GUIDE: Final = "the guide: {part}"
SOURCES: Final = "Sources"

# where there is nothing to outline
NO_INITIATIVE: Final = "This file describes no initiative."
ADD_AN_INITIATIVE: Final = "Add one (a ptoc:Initiative), or start with: peertoc new TITLE -o FILE"
