"""From initiatives to what is found in their theories of change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peertoc.analysis import values
from peertoc.analysis.choice import choose
from peertoc.analysis.coverage import circles_of, phases_of, standing_of
from peertoc.analysis.evidence import Evidence
from peertoc.analysis.hinges import Hinges, key_of
from peertoc.analysis.naming import Namer
from peertoc.analysis.network import Network, span_of
from peertoc.analysis.routes import MOST_COUNTED, count_paths, list_paths, longest_chains
from peertoc.analysis.upstream import impact_of
from peertoc.vocabulary import PTOC

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peertoc.analysis.network import Span
    from peertoc.analysis.routes import Route
    from peertoc.model import Initiative, Labels, TheoryOfChange

#: No more than this many of the longest chains are told, however many paths are asked for.
MOST_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what is asked for: a language, a theory and a step by their names, and how many paths to list."""

    lang: str = "en"
    theory: str = ""
    impact: str = ""
    most: int = 100


def analyse(initiatives: Sequence[tuple[Initiative, Labels]], asked: Asked) -> tuple[values.Analysis, ...]:
    """Analyse the theories of change of initiatives, each with the labels that hold in its file.

    Raises UnknownName for a theory or a step that none has, PeertocError for a step that several are.
    """
    chosen = choose([initiative for initiative, _ in initiatives], asked.theory, asked.impact, asked.lang)
    found = []
    for (initiative, labels), theories in zip(initiatives, chosen, strict=True):
        name = Namer(initiative, labels, asked.lang)
        if theories or not (asked.theory or asked.impact):
            found.append(_initiative(initiative, theories, _Maker(name, labels, asked.most)))
    return tuple(found)


def _initiative(
    initiative: Initiative, theories: Iterable[tuple[TheoryOfChange, str]], maker: _Maker
) -> values.Analysis:
    title = maker.name.title(initiative, "untitled-initiative")
    made = tuple(maker.theory(theory, step) for theory, step in theories)
    id = initiative.id if initiative.is_named else ""
    return values.Analysis(id, title, initiative.place.file, made)


class _Maker:
    """Analyse the theories of one initiative."""

    def __init__(self, name: Namer, labels: Labels, most: int) -> None:
        self.name, self._labels, self._most = name, labels, most

    def theory(self, theory: TheoryOfChange, chosen: str) -> values.Theory:
        """Analyse one theory; ``chosen`` is the step that paths are to end at, or empty."""
        network = Network(theory.chain)
        span = span_of(network, chosen)
        evidence, hinges, name = Evidence(network, span), Hinges(network, span), self.name
        assumptions = hinges.assumptions()
        cut = {key_of(each) for each, _ in assumptions}
        standing = standing_of(network, span)
        best = evidence.best()
        return values.Theory(
            id=theory.id if theory.is_named else "",
            title=name.title(theory, "untitled-theory"),
            steps=tuple(self._steps(network, standing)),
            links=len(network.links),
            begin=span.begin,
            end=span.end,
            begins=self._stations(network, span.begins),
            ends=self._stations(network, span.ends),
            path_count=_counted(count_paths(network, span)),
            paths=self._paths(network, evidence, list_paths(network, span, self._most)),
            stops=self._stations(network, _stops(network, span)),
            cut_steps=self._stations(network, hinges.steps),
            cut_links=tuple(name.link(network, link, cut) for link in hinges.links),
            cut_assumptions=tuple(
                values.CutAssumption(
                    name.assumption(each, cut=True), tuple(name.link(network, link, cut) for link in links)
                )
                for each, links in assumptions
            ),
            weakest_links=tuple(name.link(network, link, cut) for link in evidence.weakest()),
            unsaid_links=tuple(name.link(network, link, cut) for link in evidence.unsaid()),
            links_on_paths=len(evidence.links),
            best_path=self._path(network, evidence, best) if best else None,
            phases=phases_of(network, standing, self._labels.phases, name),
            circles=tuple(circles_of(network, name)),
            longest=self._longest(network, evidence),
            left_out=tuple(
                name.link(network, link)
                for link in theory.chain.links
                if (link.cause, link.effect) not in network.links
            ),
            impact=impact_of(network, chosen, name, cut) if chosen else None,
        )

    def _steps(self, network: Network, standing: dict[str, values.Standing]) -> Iterable[values.Step]:
        for step in network.chain.steps:
            yield values.Step(
                station=self.name.station(network, step.id),
                kind=step.kind,
                kind_words=self.name.label(f"{PTOC}{step.kind}") if step.kind else "",
                phase=step.phase,
                standing=standing[step.id],
            )

    def _stations(self, network: Network, ids: Iterable[str]) -> tuple[values.Station, ...]:
        return tuple(self.name.station(network, id) for id in ids)

    def _paths(
        self, network: Network, evidence: Evidence, routes: Iterable[Route]
    ) -> tuple[values.Path, ...]:
        return tuple(self._path(network, evidence, route) for route in routes)

    def _path(self, network: Network, evidence: Evidence, route: Route) -> values.Path:
        return values.Path(tuple(self.name.node(network, node) for node in route), *evidence.on(route))

    def _longest(self, network: Network, evidence: Evidence) -> values.Longest | None:
        links, count, routes = longest_chains(network, min(self._most, MOST_LONGEST))
        chains = self._paths(network, evidence, routes)
        return values.Longest(links, _counted(count), chains) if links else None


def _stops(network: Network, span: Span) -> list[str]:
    """List the steps at which what follows from the beginnings stops short of an end."""
    started = network.downstream(network.nodes(span.begins))
    last = [node for node in sorted(started - set(span.live)) if not network.whole.out_degree(node)]
    return [id for node in last for id in network.members[node]]


def _counted(number: int) -> values.Count:
    return values.Count(min(number, MOST_COUNTED), exact=number <= MOST_COUNTED)
