"""Walking through the questions: what each is answered by, and what speaks against it.

A question is answered where one of its patterns is met, or a ``ptoc:Answer`` with a text names it, and no
finding of a check that tests it stands; where only words can answer, those of a person outweigh what checks
say. It is answered with “none, because” where a reason is given, or where what was found is waived. Else it
is open: a check that has nothing to look at answers nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pyoxigraph import NamedNode

from peertoc.guidance.patterns import is_reason
from peertoc.guidance.telling import Said, Teller
from peertoc.vocabulary import PREFIXES, PTOC, compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from peertoc.catalogue import Term
    from peertoc.guidance.questions import Question
    from peertoc.place import Place

Status = Literal["answered", "none-because", "open"]

ANSWERED: Final = "answered"
NONE: Final = "none-because"
OPEN: Final = "open"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Carry what a check found, as the command that ran it tells: ``focus`` is an IRI, or empty."""

    place: Place
    check: str
    message: str
    help: str = ""
    suggestion: str = ""
    focus: str = ""
    waived: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Tell how a file answers a question: its status, by which terms, where, and what speaks against it.

    ``met`` says whether something answers, be there findings or not.
    """

    question: Question
    status: Status
    by: tuple[str, ...] = ()
    places: tuple[Said, ...] = ()
    remarks: tuple[Remark, ...] = ()
    met: bool = False


class Walk:
    """Walk through the questions for one initiative of a document."""

    def __init__(self, ground: Teller, this: Term, remarks: Iterable[Remark], audience: str = "") -> None:
        self._ground = ground
        self._this = this
        self._audience = audience
        self._remarks: dict[str, list[Remark]] = {}
        for remark in sorted(remarks):
            if not remark.focus or ground.belongs(NamedNode(remark.focus), this):
                self._remarks.setdefault(remark.check, []).append(remark)

    def through(self, questions: Sequence[Question]) -> tuple[Told, ...]:
        """Tell how each question is answered."""
        return tuple(self.tell(question) for question in questions)

    def tell(self, question: Question) -> Told:
        """Tell how one question is answered."""
        remarks = [remark for check in question.tested_by for remark in self._remarks.get(check, ())]
        standing = tuple(remark for remark in remarks if not remark.waived)
        meant, reasons = self._answers(question)
        if meant and (not standing or not question.answered_by):
            return Told(question, "answered", *_sorted(meant), met=True)
        waived = [
            ("ptoc:Waiver", Said(remark.place, remark.reason or remark.message))
            for remark in remarks
            if remark.waived and not standing
        ]
        if reasons or waived:
            return Told(question, "none-because", *_sorted([*reasons, *waived]), standing, bool(meant))
        return Told(question, "open", *_sorted(meant), standing, bool(meant))

    def remarks_of(self, checks: Iterable[str]) -> tuple[Remark, ...]:
        """List what some checks found here."""
        return tuple(remark for check in checks for remark in self._remarks.get(check, ()))

    def _answers(self, question: Question) -> tuple[list[tuple[str, Said]], list[tuple[str, Said]]]:
        """Gather what answers, and the reasons why nothing does, each with the term that says it."""
        meant, reasons = list(self._in_words(question, "text")), list(self._in_words(question, "noneBecause"))
        for pattern in question.answered_by:
            met = [(_term(pattern), said) for said in self._ground.meeting(pattern, self._this)]
            (reasons if is_reason(pattern) else meant).extend(met)
        return meant, reasons

    def _in_words(self, question: Question, says: str) -> Iterator[tuple[str, Said]]:
        """Give what answers in words say to the audience that is asked for."""
        graph = self._ground.graph
        for answer in graph.subjects(f"{PTOC}question", NamedNode(question.iri)):
            if not self._ground.belongs(answer, self._this) or not self._is_of_the_audience(answer):
                continue
            texts = [text for text in graph.objects(answer, PTOC + says) if text.value.strip()]
            for said in self._ground.told((answer, text) for text in texts):
                yield ("ptoc:Answer" if says == "text" else "ptoc:noneBecause"), said

    def _is_of_the_audience(self, answer: Term) -> bool:
        stated = self._ground.graph.objects(answer, f"{PTOC}audience")
        return not self._audience or not stated or self._audience in {_name(term) for term in stated}


def _name(term: Term) -> str:
    return term.value.removeprefix(PREFIXES["audience"])


def _term(pattern: str) -> str:
    return "ptoc:noneBecause" if is_reason(pattern) else compact(pattern)


def _sorted(found: Iterable[tuple[str, Said]]) -> tuple[tuple[str, ...], tuple[Said, ...]]:
    pairs = list(found)
    return tuple(dict.fromkeys(term for term, _ in pairs)), tuple(sorted({said for _, said in pairs}))
