"""A starter file with all its blocks in use, read once."""

from __future__ import annotations

import datetime
from functools import cache

from rdflib import Graph, Namespace

from peertoc.starter import starter
from peertoc.vocabulary import PTOC
from tests.starter.blocks import with_all_blocks

P = Namespace(PTOC)
BASE = "https://example.org/peers/"
TEXT = starter("Peers", today=datetime.date(2030, 1, 15))


@cache
def whole() -> Graph:
    return Graph().parse(data=with_all_blocks(TEXT), format="turtle")
