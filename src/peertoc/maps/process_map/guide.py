"""Figure 1 of the guide, out of the vocabularies: what it names in each phase, and what it asks."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peertoc.maps.process_map.phrasing import capital, counted, joined
from peertoc.maps.process_map.values import PARTS, Arrow, Box, Column, Item, Part, ProcessMap
from peertoc.maps.wordbook import words
from peertoc.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peertoc.model import Concept, Concepts

#: The list of values that each part is filled from.
SCHEMES: Final[dict[Part, str]] = {"tools": "tool", "risks": "risk", "management": "measure"}
_FIGURE: Final = f"{PREFIXES['guide']}figure-1"


def guide_map(concepts: Concepts, lang: str = "en") -> ProcessMap:
    """Fill the map with what figure 1 of the guide names."""
    columns = tuple(
        _column(number, phase, concepts, lang) for number, phase in enumerate(concepts.in_scheme("phase"))
    )
    arrows = tuple(
        Arrow(column.number, column.number) for column in columns if column.boxes[-1].standing == "filled"
    )
    return ProcessMap(words("map")["guide-title"], columns, arrows, of_guide=True)


def suggested(concepts: Concepts, part: Part, phase: str) -> tuple[Concept, ...]:
    """List what figure 1 names for a part of a phase."""
    elsewhere = _data()["not-in-figure-1"].get(_name(phase), ())
    return tuple(
        concept
        for concept in concepts.in_scheme(SCHEMES[part])
        if phase in concept.phases and _FIGURE in concept.sources and _name(concept.iri) not in elsewhere
    )


def question(concepts: Concepts, part: Part, phase: str) -> Concept:
    """Give the question of the guide that would fill a part of a phase."""
    return concepts.of(f"{PREFIXES['question']}{_data()['questions'][_name(phase)][part]}")


def settled_in(phase: str) -> dict[str, dict[str, Any]]:
    """Give what a phase settles without a step: by names, the fields that hold it and the question for it."""
    things = _data()["settled"].get(_name(phase), {})
    return {
        name: {**thing, "question": f"{PREFIXES['question']}{thing['question']}"}
        for name, thing in things.items()
    }


def meaning(concept: Concept, concepts: Concepts, lang: str) -> str:
    """Say what a term means, and where the guide has it."""
    phases = joined(concepts.called(phase, lang) for phase in concept.phases)
    named = words("map")["named-for"].format(phases=phases) if phases else ""
    return " ".join(filter(None, (concept.definition.in_language(lang), named)))


def _column(number: int, phase: Concept, concepts: Concepts, lang: str) -> Column:
    boxes = tuple(_box(part, suggested(concepts, part, phase.iri), concepts, lang) for part in PARTS)
    told = [counted(f"guide-{box.part}", len(box.items)) for box in boxes if box.items]
    return Column(
        number=number,
        name=capital(concepts.called(phase.iri, lang)),
        count=words("map")["between"].join(told) or words("map")["guide-nothing"],
        standing="filled",
        boxes=boxes,
        tooltip=phase.definition.in_language(lang),
        url=phase.iri,
    )


def _box(part: Part, found: Iterable[Concept], concepts: Concepts, lang: str) -> Box:
    items = tuple(
        Item(
            "has",
            capital(concepts.called(concept.iri, lang)),
            tooltip=meaning(concept, concepts, lang),
            url=concept.iri,
        )
        for concept in found
    )
    return Box(part, "filled", items) if items else Box(part, "open", note=words("map.none-named")[part])


def _name(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


@cache
def _data() -> dict[str, Any]:
    with (Path(__file__).parent / "process_map.toml").open("rb") as stream:
        return tomllib.load(stream)
