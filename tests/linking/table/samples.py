"""Tables for tests: one edited by hand, and the bad ones, each with what is told of it."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
BY_HAND = (HERE / "by_hand.sssom.tsv").read_bytes()
BAD = sorted((HERE / "bad").glob("*.tsv"))

HEAD = (
    "#curie_map:\n#  ex: https://example.org/budget/\n#  ror: https://ror.org/\n"
    "#mapping_set_id: urn:uuid:00000000-0000-5000-8000-000000000000\n"
    "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n"
)
EX = "https://example.org/budget/"


def row(subject: str, thing: str, *, modifier: str = "", predicate: str = "exactMatch") -> str:
    """Write one decision of a person."""
    return f"ex:{subject}\tskos:{predicate}\t{modifier}\t{thing}\tsemapv:ManualMappingCuration\n"
