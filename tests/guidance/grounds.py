"""Small files for the tests of the guide, and the guide walked through them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from peertoc.catalogue import read_text
from peertoc.guidance.questions import principles, questions
from peertoc.guidance.telling import Teller
from peertoc.guidance.walking import Remark, Walk
from peertoc.place import Place
from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from peertoc.guidance.questions import Question
    from peertoc.guidance.walking import Told

TODAY: Final = datetime.date(2026, 1, 1)
HEAD: Final = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
BASE: Final = HEAD + "@base <https://example.org/i/> .\n"
ONE: Final = BASE + '<initiative> a ptoc:Initiative ; dcterms:title "Peers"@en .\n'
ROW: Final = BASE.count("\n") + 1


def ground(text: str, lang: str = "en", name: str = "plan.ttl", format: str = "turtle") -> Teller:
    return Teller(read_text(text, name=name, format=format), lang)


def question(id: str) -> Question:
    return next(each for each in (*questions(), *principles()) if each.id == id)


def tell(id: str, text: str, *remarks: Remark, audience: str = "") -> Told:
    here = ground(text)
    return Walk(here, here.initiatives[0], remarks, audience).tell(question(id))


def remark(check: str, *, focus: str = "", waived: bool = False) -> Remark:
    return Remark(
        Place("plan.ttl", 7, 1), check, "Amiss.", "Mend it.", "", focus, waived, "Meant so." * waived
    )
