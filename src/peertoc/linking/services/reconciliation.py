"""A client for the Reconciliation Service API 0.1, 0.2 and 1.0-draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from peertoc.escaping import dumps
from peertoc.linking.services.batches import request, results, written
from peertoc.linking.services.candidates import Reader
from peertoc.linking.services.destination import destination
from peertoc.linking.services.exchange import Request
from peertoc.linking.services.faults import TooMuch, Unanswered
from peertoc.linking.services.found import Found, joined
from peertoc.linking.services.known import Known, service_called
from peertoc.linking.services.manifest import Manifest, read_manifest
from peertoc.linking.services.sending import queries
from peertoc.wording import printable, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peertoc.linking.services.cache import Answer
    from peertoc.linking.services.sending import Query
    from peertoc.linking.services.transport import Transport
    from peertoc.linking.values import Wanted


@dataclass(frozen=True, slots=True)
class Service:
    """Ask one service that has said what it is."""

    known: Known
    manifest: Manifest
    transport: Transport

    @classmethod
    def discover(cls, address: str | Known, transport: Transport) -> Service:
        """Ask a service what it is; nothing of any file is sent. Raises Unanswered where it does not say."""
        known = address if isinstance(address, Known) else service_called(address)
        to = destination(known.url)

        def read(value: object) -> Manifest:
            manifest = read_manifest(value, to.server, known.version)
            return replace(manifest, view=known.view) if known.view else manifest

        answer = transport.get(Request(to, interval=known.interval), read)
        return cls(known, read(answer.value), transport)

    @property
    def server(self) -> str:
        """Name the server."""
        return destination(self.known.url).server

    def reconcile(self, *wanted: Wanted) -> tuple[Found, ...]:
        """Find candidates for each thing; a fault stands beside what it concerns, and ends nothing."""
        asked = {each: queries(each, self.known) for each in wanted}
        answers = self._answers(list(dict.fromkeys(query for each in asked.values() for query in each)))
        return tuple(
            joined(each, (self._read(each, answers[query]) for query in asked[each])) for each in wanted
        )

    def _answers(self, asked: list[Query]) -> dict[Query, Answer | Unanswered]:
        found: dict[Query, Answer | Unanswered] = {}
        for query in asked:
            kept = self.transport.cache.find(self._key(query))
            if kept is not None:
                found[query] = kept
        left = [query for query in asked if query not in found]
        size = self.manifest.batch
        for start in range(0, len(left), size):
            found.update(self._batch(left[start : start + size]))
        return found

    def _batch(self, asked: list[Query]) -> Mapping[Query, Answer | Unanswered]:
        version = self.manifest.version
        sent = request([self._written(query) for query in asked], self.known, version)
        try:
            self._allowed()
            given = results(self.transport.send(sent), len(asked), version, self.server)
        except TooMuch as fault:
            if len(asked) == 1:
                return {asked[0]: fault}
            half = len(asked) // 2
            return {**self._batch(asked[:half]), **self._batch(asked[half:])}
        except Unanswered as fault:
            return dict.fromkeys(asked, fault)
        return {query: self._kept(query, value) for query, value in zip(asked, given, strict=True)}

    def _allowed(self) -> None:
        if self.manifest.login:
            raise Unanswered(
                self.server,
                f"{self.server} wants a key or a login, and peertoc has none to give.",
                help="Nothing was sent but the question what it is.",
            )

    def _kept(self, query: Query, value: object) -> Answer | Unanswered:
        if isinstance(value, list):
            return self.transport.cache.keep(self._key(query), value)
        name = shorten(printable(query.name), 80)
        return Unanswered(self.server, f"{self.server} gave no list of candidates for “{name}”.")

    def _read(self, wanted: Wanted, answer: Answer | Unanswered) -> Found:
        if isinstance(answer, Unanswered):
            return Found(wanted, fault=answer)
        values = answer.value if isinstance(answer.value, list) else []
        candidates, told = Reader(self.known.label, self.manifest).read(values, answer.day)
        return Found(wanted, candidates, told)

    def _written(self, query: Query) -> dict[str, Any]:
        return written(query, self.known, self.manifest.version)

    def _key(self, query: Query) -> str:
        return f"{self.known.url} {self.manifest.version} {dumps(self._written(query))}"
