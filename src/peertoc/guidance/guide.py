"""The questions of the guide for one initiative: counted, and with what to write where one is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from peertoc.errors import PeertocError, UnknownName
from peertoc.guidance import phrases
from peertoc.guidance.telling import Teller
from peertoc.guidance.walking import OPEN, Told, Walk
from peertoc.suggesting import Names, adds_nothing

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from peertoc.catalogue import Document, Term
    from peertoc.guidance.questions import Question
    from peertoc.guidance.walking import Remark


_MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what is told of a question, in the wording asked for, and what to write where it is open."""

    told: Told
    text: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """Hold the questions of the guide as one initiative answers them.

    ``walked`` are all that were looked at, also those that are not shown; ``foot`` is Turtle for a reason.
    """

    file: str
    initiative: str
    title: str
    today: datetime.date
    entries: tuple[Entry, ...]
    walked: tuple[Told, ...] = ()
    foot: str = ""

    def count(self, phase: str = "") -> Counter[str]:
        """Count the questions, or those of a phase, by status."""
        return Counter(told.status for told in self.walked if phase in ("", told.question.phase))

    def by_phase(self) -> Iterator[tuple[str, list[Entry]]]:
        """Give the entries phase by phase."""
        for phase, entries in groupby(self.entries, key=lambda entry: entry.told.question.phase):
            yield phase, list(entries)


@dataclass(frozen=True, slots=True)
class Asked:
    """Say what is asked for: in whose words, of which day, in which language, of which initiative."""

    today: datetime.date
    audience: str = ""
    lang: str = "en"
    initiative: str = ""
    only_open: bool = False


def guide(
    document: Document, questions: Sequence[Question], remarks: Iterable[Remark], asked: Asked
) -> Guide:
    """Answer questions from a document, given what the checks found in it.

    Raises UnknownName where the initiative asked for is not there, PeertocError where none of several is.
    """
    ground = Teller(document, asked.lang)
    this = _initiative(ground, asked.initiative)
    names = Names(ground, this, asked.today)
    told = Walk(ground, this, remarks, asked.audience).through(questions)
    return Guide(
        file=document.name,
        initiative=this.value if isinstance(this, NamedNode) else "",
        title=ground.name(this),
        today=asked.today,
        entries=tuple(
            Entry(each, each.question.worded(asked.audience), _suggestion(each, names))
            for each in told
            if each.status == OPEN or not asked.only_open
        ),
        walked=told,
        foot=names.fill(phrases.FOOT_TURTLE),
    )


def _initiative(ground: Teller, name: str) -> Term:
    if not name and len(ground.initiatives) == 1:
        return ground.initiatives[0]
    for this in ground.initiatives:
        if name and name in (this.value, _short(this), ground.name(this)):
            return this
    known = [_short(this) for this in ground.initiatives]
    if name:
        raise UnknownName("initiative", name, known)
    names = ", ".join([*known[:_MOST], *(["…"] if known[_MOST:] else [])])
    raise PeertocError(phrases.SEVERAL.format(count=len(known)), help=phrases.CHOOSE.format(names=names))


def _short(this: Term) -> str:
    return this.value.rstrip("/").replace("#", "/").rpartition("/")[2]


def _suggestion(told: Told, names: Names) -> str:
    """Say what to write: what answers the question, and what mends what the checks say of what is there."""
    if told.status != OPEN:
        return ""
    own = "" if told.met else names.fill(told.question.suggestion)
    lines = (
        line
        for remark in told.remarks
        if not adds_nothing(remark.suggestion, own, names.spelled(remark.focus))
        for line in (f"# {_at(remark)}{remark.message} {remark.help}".rstrip(), remark.suggestion)
    )
    return "\n".join(filter(None, (own, *lines)))


def _at(remark: Remark) -> str:
    return f"{phrases.LINE.format(line=remark.place.line)}: " if remark.place.line else ""
