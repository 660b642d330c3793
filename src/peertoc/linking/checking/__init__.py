"""Check the identifiers of a file and of its table, offline: malformed, withdrawn, superseded."""

from __future__ import annotations

from peertoc.linking.checking.identifiers import slips_of_document, slips_of_table
from peertoc.linking.checking.slips import Slip, counted
from peertoc.linking.checking.telling import in_json, in_text

__all__ = ["Slip", "counted", "in_json", "in_text", "slips_of_document", "slips_of_table"]
