"""From an initiative to the picture of its theories of change."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from peertoc.maps.chain.circles import ask_where_it_leads_back
from peertoc.maps.chain.gaps import place_gaps
from peertoc.maps.chain.maker import Maker
from peertoc.maps.chain.naming import Namer
from peertoc.maps.chain.values import ChainPicture, TheoryPicture
from peertoc.maps.picture.isolating import filled
from peertoc.maps.wordbook import words
from peertoc.vocabulary import PTOC, STEP_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peertoc.maps.chain.gaps import Placed
    from peertoc.maps.chain.values import Account, Ends, Gap
    from peertoc.model import Initiative, Labels, TheoryOfChange


def chain_of(
    initiative: Initiative,
    labels: Labels,
    *,
    gaps: Iterable[Gap] | None = (),
    lang: str = "en",
    theories: Sequence[TheoryOfChange] | None = None,
    accounts: Mapping[Ends, Sequence[Account]] = MappingProxyType({}),
) -> ChainPicture:
    """Make the picture of an initiative's theories of change, or of some of them, with the gaps found in it.

    ``gaps`` is None where the checks could not be run. Steps in no theory are shown with the whole alone.
    ``accounts`` are what each account says of a link that has several.
    """
    maker = Maker(initiative, Namer(labels, lang), accounts)
    drawn = tuple(maker.theory(each) for each in (initiative.theories if theories is None else theories))
    loose = tuple(maker.loose()) if theories is None else ()
    kinds = {kind: maker.name.label(f"{PTOC}{kind}") for kind in STEP_KINDS}
    placed = place_gaps(gaps or (), maker.index, kinds)
    said = words("chain")
    title = maker.name.title(initiative, said["untitled-initiative"])
    return ChainPicture(
        title=said["title"],
        subtitle=filled(said["subtitle"], initiative=title),
        initiative=title,
        lang=lang,
        theories=tuple(_marked(theory, placed) for theory in drawn),
        loose=tuple(replace(box, marks=placed.at(box.id)) for box in loose),
        marks=placed.at("initiative"),
        elsewhere=tuple(placed.elsewhere) if theories is None else (),
        checked=gaps is not None,
    )


def _marked(theory: TheoryPicture, placed: Placed) -> TheoryPicture:
    ours = {box.id for box in theory.boxes}
    marked = replace(
        theory,
        boxes=tuple(replace(box, marks=placed.at(box.id)) for box in theory.boxes),
        links=tuple(replace(link, marks=placed.at(link.id)) for link in theory.links),
        ghosts=tuple(ghost for ghost in placed.ghosts if ghost.at in ours),
        marks=placed.at(theory.id),
    )
    return ask_where_it_leads_back(marked)
