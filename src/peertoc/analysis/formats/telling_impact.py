"""What would have to hold for one step, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.analysis.formats.blocks import Heading, Item, Items, Sentence
from peertoc.analysis.formats.phrasing import ends, few, held, named
from peertoc.analysis.wordbook import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.analysis.formats.blocks import Block
    from peertoc.analysis.values import Assumption, Impact, Link, Station


def impact(impact: Impact) -> Iterator[Block]:
    """Tell the steps upstream in their order, then each link with its evidence and its assumptions."""
    said = words("impact")
    yield Heading(3, said["heading"].format(title=impact.station.title))
    if not impact.links:
        yield Sentence(said["nothing"])
        return
    stages = (
        Item(said["stage"].format(number=number), _steps(stage))
        for number, stage in enumerate(impact.order, start=1)
    )
    yield Items(said["order"], few(stages))
    yield Items(said["links"], few(Item(ends(each), tuple(_said_of(each))) for each in impact.links))


def _steps(stage: Iterable[Station]) -> tuple[str, ...]:
    return tuple(item.text for item in few(Item(named(each)) for each in stage))


def _said_of(link: Link) -> Iterator[str]:
    said, page = words("impact"), words("page")
    evidence = link.evidence or said["evidence-unsaid"]
    unstated = "" if link.assumptions else said["no-assumption"]
    notes = (evidence, page["critical"] if link.critical else "", unstated)
    yield page["between"].join(filter(None, notes))
    yield from (_assumption(each) for each in link.assumptions)


def _assumption(each: Assumption) -> str:
    said, page = words("impact"), words("page")
    notes = page["between"].join(filter(None, (held(each), said["all-paths"] if each.cut else "")))
    return f"{each.text} ({notes})"
