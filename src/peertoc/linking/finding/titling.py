"""The head of a table that peertoc makes."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from peertoc import __version__

if TYPE_CHECKING:
    from peertoc.linking.finding.sought import Sought
    from peertoc.linking.table.head import Head

#: What SSSOM calls a licence that nobody has chosen yet: it is for the owner of the file to choose.
UNCHOSEN: Final = "https://w3id.org/sssom/license/unspecified"
_TOOL: Final = "https://w3id.org/peertoc"


def headed(head: Head, sought: Sought) -> Head:
    """Give a table the slots that SSSOM asks for; what it has already is kept."""
    first = min((each.id for each in sought.things), default=sought.file)
    missing = {
        "mapping_set_id": f"urn:uuid:{uuid5(NAMESPACE_URL, first)}",
        "mapping_set_title": f"Links of {PurePath(sought.file).name}",
        "license": sought.licence or UNCHOSEN,
    }
    known = {entry.key for entry in head.entries}
    if known <= {"mapping_tool", "mapping_tool_version"}:
        head = head.having(mapping_tool=_TOOL)
    if head.value("mapping_tool") == _TOOL:
        head = head.having(mapping_tool_version=__version__)
    return head.having(**{key: value for key, value in missing.items() if key not in known})
