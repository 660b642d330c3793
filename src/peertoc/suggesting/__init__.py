"""What to write under a finding or beside a question: ready Turtle, with the names of the file itself."""

from peertoc.suggesting.ground import Ground
from peertoc.suggesting.naming import Names
from peertoc.suggesting.needing import described
from peertoc.suggesting.repair import Repairs
from peertoc.suggesting.statements import adds_nothing

__all__ = ["Ground", "Names", "Repairs", "adds_nothing", "described"]
