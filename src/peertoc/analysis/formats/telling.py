"""A page about what hangs on what, block by block, for text and Markdown alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.analysis.formats.blocks import Grid, Heading, Item, Items, Sentence
from peertoc.analysis.formats.phrasing import (
    counted,
    few,
    held,
    link_named,
    links_told,
    named,
    number_of,
    route,
    support,
)
from peertoc.analysis.formats.telling_impact import impact
from peertoc.analysis.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.analysis.formats.blocks import Block
    from peertoc.analysis.values import Analysis, CutAssumption, Phase, Step, Theory


def page(analyses: Iterable[Analysis]) -> Iterator[Block]:
    """Tell of each initiative, and of each of its theories of change."""
    said = words("page")
    for analysis in analyses:
        yield Heading(1, said["title"].format(title=analysis.title))
        if not analysis.theories:
            yield Sentence(said["no-theory"])
        for theory in analysis.theories:
            yield Heading(2, theory.title)
            yield from _theory(theory)


def _theory(theory: Theory) -> Iterator[Block]:
    said = words("page")
    if not theory.steps:
        yield Sentence(said["no-steps"])
        return
    steps, links = counted(len(theory.steps), "steps"), counted(theory.links, "links")
    yield Sentence(said["size"].format(steps=steps, links=links))
    if theory.left_out:
        yield Sentence(said["left-out"].format(links=links_told(theory.left_out)))
    if theory.impact:
        yield from impact(theory.impact)
    if theory.links:
        yield from _paths(theory)
        yield from _hinges(theory)
        yield from _evidence(theory)
    else:
        yield Sentence(said["unlinked"])
    yield from _phases(theory)
    if theory.links:
        yield from _circles(theory)
        yield from _longest(theory)


def _paths(theory: Theory) -> Iterator[Block]:
    said = words("paths")
    yield Heading(3, said["heading"])
    yield Sentence(" ".join(_scope(theory)))
    on = [step for step in theory.steps if step.standing == "on"]
    if on:
        yield Items(said["on-paths"], few(Item(_of_kind(step)) for step in on))
    if theory.paths:
        items = (Item(route(path.stations), tuple(filter(None, [support(path)]))) for path in theory.paths)
        yield Items(_listed(theory), tuple(items))
    if theory.stops and not theory.path_count.number:
        yield Items(said["stops"], few(Item(named(station)) for station in theory.stops))


def _of_kind(step: Step) -> str:
    kind = words("paths")["of-kind"].format(kind=step.kind_words) if step.kind_words else ""
    return f"{named(step.station)}{kind}"


def _listed(theory: Theory) -> str:
    """Say whether these are all paths, or the first of them."""
    said, listed = words("paths"), len(theory.paths)
    if listed < theory.path_count.number or not theory.path_count.exact:
        return said["listed-some"].format(number=f"{listed:,}")
    return said["listed-one" if listed == 1 else "listed"]


def _scope(theory: Theory) -> Iterator[str]:
    """Say how many paths there are, and where they begin and end."""
    said = words("paths")
    count = theory.path_count
    title = theory.impact.station.title if theory.impact else ""
    template = said["count-none" if not count.number else "count-one" if count.number == 1 else "count"]
    yield template.format(
        number=number_of(count),
        begin=said[f"from-{theory.begin}"],
        end=said[f"to-{theory.end}"].format(title=title),
    )
    yield from filter(None, (said[f"begin-{theory.begin}"], said[f"end-{theory.end}"]))
    if theory.circles:
        yield said["circles"]


def _hinges(theory: Theory) -> Iterator[Block]:
    said = words("hinges")
    yield Heading(3, said["heading"])
    if not theory.path_count.number:
        yield Sentence(said["nothing"])
        return
    if theory.cut_steps:
        yield Items(said["steps"], few(Item(named(station)) for station in theory.cut_steps))
    else:
        yield Sentence(said["steps-none"])
    if theory.cut_assumptions:
        yield Items(said["assumptions"], few(_assumption(each) for each in theory.cut_assumptions))
    else:
        yield Sentence(said["assumptions-none"])
    unstated = [link for link in theory.cut_links if not link.assumptions]
    if unstated:
        yield Sentence(said["unstated"].format(links=links_told(unstated)))


def _assumption(each: CutAssumption) -> Item:
    on = words("hinges")["on-links"].format(links=links_told(each.links))
    return Item(each.assumption.text, (words("page")["between"].join((on, held(each.assumption))),))


def _evidence(theory: Theory) -> Iterator[Block]:
    said = words("evidence")
    yield Heading(3, said["heading"])
    if not theory.path_count.number:
        yield Sentence(said["nothing"])
        return
    if theory.weakest_links:
        lead = said["weakest"].format(strength=theory.weakest_links[0].evidence)
        yield Items(lead, few(Item(link_named(link)) for link in theory.weakest_links))
    yield Sentence(_unsaid(theory))
    if theory.best_path and theory.weakest_links:
        told = said["best"].format(path=route(theory.best_path.stations), support=support(theory.best_path))
        yield Sentence(f"{told} {said['how']}")


def _unsaid(theory: Theory) -> str:
    said, unsaid = words("evidence"), theory.unsaid_links
    if not theory.weakest_links:
        return said["none-said"]
    if not unsaid:
        return said["all-said"]
    links = counted(theory.links_on_paths, "links")
    return said["unsaid"].format(unsaid=f"{len(unsaid):,}", links=links, list=links_told(unsaid))


def _phases(theory: Theory) -> Iterator[Block]:
    said = words("phases")
    yield Heading(3, said["heading"])
    heads = ("phase", "steps", "engagements", "on-path", "leads-in", "apart", "links", "indicators")
    yield Grid(tuple(said[head] for head in heads), tuple(_row(phase) for phase in theory.phases))
    apart = [step.station for step in theory.steps if step.standing == "apart"]
    if apart and theory.path_count.number:
        yield Items(said["apart-list"], few(Item(named(station)) for station in apart))


def _row(phase: Phase) -> tuple[str, ...]:
    links = f"{phase.links_in}/{phase.links_within}/{phase.links_out}"
    numbers = (phase.steps, phase.engagements, phase.on_path, phase.leads_in, phase.apart)
    label = phase.label or words("phases")["none"]
    return (label, *map(str, numbers), links, str(phase.measured))


def _circles(theory: Theory) -> Iterator[Block]:
    said = words("circles")
    yield Heading(3, said["heading"])
    if not theory.circles:
        yield Sentence(said["none"])
        return
    told = (
        said["circle"].format(
            number=circle.number, steps=counted(len(circle.steps), "steps"), round=route(circle.round)
        )
        for circle in theory.circles
    )
    yield Sentence(said["how"])
    yield Items(said["lead"], few(Item(each) for each in told))


def _longest(theory: Theory) -> Iterator[Block]:
    said, longest = words("longest"), theory.longest
    single = longest is None or longest.count.number == 1
    yield Heading(3, said["heading" if single else "heading-several"])
    if longest is None:
        yield Sentence(said["none"])
    elif single and longest.chains:
        yield Sentence(
            said["one"].format(links=counted(longest.links, "links"), chain=route(longest.chains[0].stations))
        )
    else:
        told = said["several"].format(number=number_of(longest.count), links=counted(longest.links, "links"))
        if 0 < len(longest.chains) < longest.count.number:
            told += said["first"].format(number=len(longest.chains))
        yield Items(told, tuple(Item(route(chain.stations)) for chain in longest.chains))
