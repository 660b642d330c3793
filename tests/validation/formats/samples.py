"""Findings made by hand, for the tests of every format: ordinary ones, and ones that mean harm."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Final

from peertoc.errors import Malformed, PeertocError, Unreadable
from peertoc.place import Place
from peertoc.validation import Finding, Findings, Waiver

FILE: Final = "plans/budget peers.ttl"
TODAY: Final = datetime.date(2026, 11, 24)
AT_SCALE: Final = "https://w3id.org/peertoc/phase/change-at-scale"
LEARNING: Final = "https://w3id.org/peertoc/phase/learning-outcomes"

ERROR: Final = Finding(
    place=Place(FILE, 41, 1, 41, 18),
    check="learning-goes-home",
    message="No diffusion follows this learning outcome.",
    severity="error",
    family="chain",
    help="Add a ptoc:Diffusion (a report-back session, say).",
    guide="section 3.5, creating change at scale",
    phase=AT_SCALE,
    focus="https://example.org/budget-peers/cash-sequencing",
    focus_title="Peers can sequence cash-management reform",
    path="https://w3id.org/peertoc#leadsTo",
    source="<cash-sequencing> a ptoc:LearningOutcome ;",
)
WARNING: Final = Finding(
    place=Place(FILE, 52, 3, 54, 2),
    check="result-without-indicator",
    message="Nothing shows whether this result has been reached.",
    severity="warning",
    family="evaluation",
    help="Add a ptoc:Indicator.",
    guide="section 3.4, achieving learning outcomes",
    phase=LEARNING,
    focus="https://example.org/budget-peers/fewer-arrears",
    focus_title="Fewer arrears",
)
ADVICE: Final = Finding(
    place=Place("plans/other.ttl", 7, 1, 7, 4),
    check="one-kind-of-tool",
    message="Only one kind of tool is used.",
    severity="advice",
    family="phases",
    focus="https://example.org/other/initiative",
)
WAIVED: Final = replace(
    WARNING,
    place=Place(FILE, 60, 1, 60, 9),
    focus_title="A circle of bookkeepers",
    waiver=Waiver("They choose their own measure.", "Association of Towns", "2027-12-31"),
)
WITHOUT_A_LINE: Final = replace(
    ERROR, place=Place("plans/übung.jsonld"), focus="", focus_title="", phase="", guide="", path="", source=""
)
FROM_STDIN: Final = replace(WARNING, place=Place("<stdin>", 3, 5, 3, 9))
ABSOLUTE: Final = replace(WARNING, place=Place("/srv/peers & co/a#1.ttl", 3, 5, 3, 9))

HOSTILE: Final = {
    "quotes": "\"double\" 'single' “curly”",
    "lines": "one\ntwo\r\nthree\u2028four\u0085five",
    "command": "::error::owned\n::set-output name=x::y\n##[error]z",
    "end-of-cdata": "]]> <![CDATA[ &amp; &#0;",
    "pipes": "a | b || c `code` *bold* _under_ ~gone~",
    "tag": "<script>alert(1)</script><!-- -->",
    "link": "[click](javascript:alert(1)) ![x](https://example.org/x) http://a.org www.a.org",
    "list": "- item",
    "numbered": "1. item",
    "heading": "# heading",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "at": "@SUM(A1)",
    "minus": "-1+1",
    "tab": "\t=1+1",
    "spaces": "   =1+1",
    "screen": "\x1b[2J\x1b]0;title\x07\x9b2J",
    "right-to-left": "\u202egnp.exe\u2066\u200f",
    "long": "x" * 10_000,
    "emoji": "👩🏽‍🏫 peers 🇬🇪",
    "not-xml": "a\x00b\ufffe\uffff\ud800",
    "percent": "100%25 %0A, a:b",
    "braces": "{0} {{ user }} {% raw %}",
    "backslash": "\\[x\\](y) \\",
    "empty": "  ",
}

PLACED: Final = Malformed(
    "A full stop is missing.", place=Place("plans/broken.ttl", 9, 4, 9, 5), source="x y z", help="Add one."
)
UNREAD: Final = Unreadable(
    "plans/folder is a folder.", place=Place("plans/folder"), help="Give a file in it."
)
NOWHERE: Final = PeertocError("It took too long.")

FEW: Final = Findings(
    tuple(sorted((ERROR, WARNING, ADVICE, WAIVED, WITHOUT_A_LINE, FROM_STDIN))),
    (FILE, "plans/other.ttl", "plans/übung.jsonld", "<stdin>", "plans/well.ttl"),
    (PLACED, UNREAD, NOWHERE),
    today=TODAY,
)
ONLY_UNCHECKED: Final = Findings((), (), (PLACED, UNREAD, NOWHERE), today=TODAY)
NOTHING: Final = Findings((), (FILE,), today=TODAY)


def hostile(title: str) -> Findings:
    """Put ``title`` wherever words from a file, or its name, can stand."""
    waiver = Waiver(title, title, title, title)
    worst = replace(
        ERROR, message=title, help=title, guide=title, focus=title, focus_title=title, path=title, value=title
    )
    named = replace(worst, place=Place(title, 1, 1, 1, 2), check="own-check")
    fault = Malformed(title, place=Place(title, 1, 1, 1, 2), source=title, help=title)
    found = (worst, replace(worst, severity="advice"), replace(worst, waiver=waiver), named)
    return Findings(found, (FILE, title), (fault, PeertocError(title)), today=TODAY)
