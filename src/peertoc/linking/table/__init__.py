"""The table of links: SSSOM 1.0 as tab-separated values, and the decisions that it keeps.

A row is a candidate until a person accepts it (``semapv:ManualMappingCuration``), rejects it (``Not``) or
says that there is none (``sssom:NoTermFound``). What a person wrote is never dropped.
"""

from __future__ import annotations

from peertoc.linking.table.deciding import accepted, none_exists, rejected
from peertoc.linking.table.reading import Reading, parse_table
from peertoc.linking.table.rows import Row, State, Table
from peertoc.linking.table.storing import Ledger, table_beside
from peertoc.linking.table.writing import render_table

__all__ = [
    "Ledger",
    "Reading",
    "Row",
    "State",
    "Table",
    "accepted",
    "none_exists",
    "parse_table",
    "rejected",
    "render_table",
    "table_beside",
]
