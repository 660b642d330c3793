"""Lines are admitted at a glance as statements are one by one."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from peertoc.catalogue.admission import admit
from peertoc.catalogue.line_admission import admit_lines
from peertoc.catalogue.page import Page
from peertoc.vocabulary import XSD

VALUES = [
    '"1"', '"1e5"', '"1e99999"', '"inf"', '"-3.2"', '"  7"', '"٣"', '"1_000"', '"NaN"', '"P1D"',
    '"P99999999999D"', '"x"', '"a ^^ b"', r'"1\u00659999"', f'"{"9" * 1001}"', f'"{"t" * 1500}"',
]  # fmt: skip
KINDS = [
    "", "@en", "@en--ltr", " @en",
    *(f"^^<{XSD}{name}>" for name in ("decimal", "integer", "int", "string", "double")),
    f"^^ <{XSD}long>", f" ^^<{XSD}duration>", rf"^^<{XSD}dec\u0069mal>", f"^^<{XSD}dayTimeDuration>",
]  # fmt: skip
OTHERS = ["<e:x>", "_:b", f"<e:{'y' * 10_001}>", "<<( <e:a> <e:b> <e:c> )>>"]
ENDS = ["\n", "\n", "\r\n", "\n\n", " # so\n", "\r"]


def some_text(chance: random.Random) -> str:
    lines = []
    for _ in range(chance.randrange(1, 5)):
        value = (
            chance.choice(VALUES) + chance.choice(KINDS) if chance.random() < 0.8 else chance.choice(OTHERS)
        )
        lines.append(f"<e:s> <e:p> {value} .{chance.choice(ENDS)}")
    return "".join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_the_first_problem_of_lines_is_that_of_their_statements(seed: int) -> None:
    chance = random.Random(seed)
    problems = 0
    for _ in range(250):
        text = some_text(chance)
        quads = list(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
        triples, problem = admit(quads, "ntriples")
        assert admit_lines(quads, "ntriples", Page("", text)) == (triples, problem)
        problems += problem is not None
    assert 50 < problems < 220
