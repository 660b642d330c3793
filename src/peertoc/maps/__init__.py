"""Pictures: what an initiative has and lacks, drawn with Graphviz and told in words."""

from peertoc.maps.chain.drawing import draw_chain
from peertoc.maps.chain.making import chain_of
from peertoc.maps.chain.values import ChainPicture, Gap
from peertoc.maps.picture.drawing import Drawing
from peertoc.maps.picture.rendering import FORMATS, draw
from peertoc.maps.process_map.drawing import map_drawing
from peertoc.maps.process_map.filling import process_map_of
from peertoc.maps.process_map.guide import guide_map

__all__ = [
    "FORMATS",
    "ChainPicture",
    "Drawing",
    "Gap",
    "chain_of",
    "draw",
    "draw_chain",
    "guide_map",
    "map_drawing",
    "process_map_of",
]
