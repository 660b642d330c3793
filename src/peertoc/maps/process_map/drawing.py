"""A process map, ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.maps.picture.drawing import Drawing
from peertoc.maps.process_map.dot import dot_of
from peertoc.maps.process_map.mermaid import mermaid_of
from peertoc.maps.process_map.words import described, subtitle_of

if TYPE_CHECKING:
    from peertoc.maps.process_map.values import ProcessMap


def map_drawing(map_: ProcessMap) -> Drawing:
    """Write a map in the languages of what draws, and in words."""
    dot, order = dot_of(map_, subtitle_of(map_))
    return Drawing(
        title=map_.title,
        description=described(map_),
        lang=map_.lang,
        dot=dot,
        mermaid=mermaid_of(map_),
        order=order,
    )
