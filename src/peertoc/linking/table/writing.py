"""Writing a table of links in the canonical form of SSSOM: two runs give the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peertoc.linking.table.cells import cell, joined
from peertoc.linking.table.columns import ORDER, REQUIRED
from peertoc.linking.table.head import render_head
from peertoc.linking.table.names import Shortener

if TYPE_CHECKING:
    from peertoc.linking.table.rows import Row, Table

_PREFIX: Final = re.compile(r"([A-Za-z_][\w.-]*):")


def render_table(table: Table) -> str:
    """Write a table: head, columns that hold something, rows in order."""
    shorten = Shortener(dict(table.head.prefixes))
    lines = [_texts(row, shorten) for row in table.rows]
    held = {name for line in lines for name, text in line.items() if text} | set(REQUIRED)
    columns: list[str] = [name for name in ORDER if name in held]
    columns += [name for name in table.columns if name in held and name not in ORDER]
    cells = sorted([cell(line.get(name, "")) for name in columns] for line in lines)
    head = render_head(table.head, {**_mentioned(table), **shorten.used})
    return "\n".join([*head, "\t".join(columns), *("\t".join(row) for row in cells)]) + "\n"


def _texts(row: Row, shorten: Shortener) -> dict[str, str]:
    return {
        "subject_id": shorten(row.subject),
        "subject_label": row.subject_label,
        "predicate_id": shorten(row.predicate),
        "predicate_modifier": "Not" if row.negated else "",
        "object_id": shorten(row.object),
        "object_label": row.object_label,
        "mapping_justification": shorten(row.justification),
        "reviewer_label": row.reviewer,
        "object_source": shorten(row.source),
        "object_source_version": row.source_version,
        "mapping_date": row.date,
        "confidence": "" if row.confidence is None else f"{round(row.confidence, 3):g}",
        "other": joined(row.other),
        "comment": row.comment,
        **dict(row.extra),
    }


def _mentioned(table: Table) -> dict[str, str]:
    """Keep the prefixes that the head or a column of its own uses: they were declared for these."""
    texts = [line for entry in table.head.entries for line in entry.lines]
    texts += [text for row in table.rows for _, text in row.extra]
    used = {name for text in texts for name in _PREFIX.findall(text)}
    return {name: space for name, space in table.head.prefixes if name in used}
