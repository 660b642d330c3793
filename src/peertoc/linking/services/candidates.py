"""The candidates of a reconciliation service, read with suspicion: what is not in its form is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from peertoc.linking.services.naming import Nameless, address_of
from peertoc.linking.services.parsing import list_of, number_of, table_of, text_of
from peertoc.linking.values import Candidate
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.linking.services.manifest import Manifest

#: So many candidates are asked for; a service that gives more would bury what a person has to look at.
MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Reader:
    """Read the candidates of one service; ``label`` is what a reader is told the service is called."""

    label: str
    manifest: Manifest

    def read(self, values: list[Any], day: str) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
        """Give the candidates that are in their form, and sentences about those that are not."""
        candidates: dict[str, Candidate] = {}
        told: list[str] = []
        if len(values) > MOST:
            told.append(
                f"{self.label} gave {len(values)} candidates for one name; the first {MOST} were read."
            )
        for number, value in enumerate(values[:MOST], 1):
            try:
                candidate = self._candidate(table_of(value), day)
                candidates.setdefault(candidate.id, candidate)
                told += self._odd(table_of(value), number)
            except Nameless as fault:
                told.append(f"{self.label}: {_named(value, number)} was left out: {fault}.")
        return tuple(candidates.values()), tuple(told)

    def _candidate(self, value: Mapping[str, Any], day: str) -> Candidate:
        identifier, name = text_of(value.get("id")), text_of(value.get("name"))
        if not identifier:
            raise Nameless("it has no identifier")
        if not name:
            raise Nameless("it has no name")
        score = number_of(value.get("score"))
        if score is None and value.get("score") is not None:
            raise Nameless("its score is not a number")
        match = value.get("match")
        return Candidate(
            id=address_of(identifier, self.manifest),
            name=name,
            aliases=(),
            acronyms=(),
            country="",
            websites=(),
            types=_types(value.get("type")),
            source=self.label,
            source_version=day,
            service_score=score,
            service_match=match if isinstance(match, bool) else None,
            status="",
            successor="",
        )

    def _odd(self, value: Mapping[str, Any], number: int) -> list[str]:
        told = []
        if not isinstance(value.get("match", False), bool):
            told.append("whether it is the match is neither true nor false, and was not believed")
        if "score" not in value and self.manifest.version != "1.0-draft":
            told.append("it has no score, as it must")
        return [f"{self.label}: {_named(value, number)}: {each}." for each in told]


def _types(value: object) -> tuple[str, ...]:
    given = (each if isinstance(each, str) else _named_type(table_of(each)) for each in list_of(value))
    return tuple(dict.fromkeys(filter(None, map(text_of, given))))


def _named_type(value: Mapping[str, Any]) -> str:
    return text_of(value.get("name")) or text_of(value.get("id"))


def _named(value: object, number: int) -> str:
    name = text_of(table_of(value).get("name"))
    return f"the candidate “{shorten(printable(name), 80)}”" if name else f"candidate {number}"
