"""Large files of statements in a row, taken in parts: what is found in them is what is found in one piece."""

from peertoc.catalogue.parts.bonds import Bonds, Wanted
from peertoc.catalogue.parts.opening import BLOCK, LARGE, in_parts, is_large
from peertoc.catalogue.parts.part import Part, Whole
from peertoc.catalogue.parts.row import Parts

__all__ = ["BLOCK", "LARGE", "Bonds", "Part", "Parts", "Wanted", "Whole", "in_parts", "is_large"]
