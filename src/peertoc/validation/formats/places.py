"""Places as other programs name them: relative references and ``file:`` addresses."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from peertoc.wording import printable


def is_absolute(file: str) -> bool:
    """Tell whether a file was named from the root of its disk."""
    return Path(file).is_absolute()


def reference(file: str) -> str:
    """Write the name of a file as a URI reference (RFC 3986): forward slashes, everything else encoded.

    A relative name stays relative; its colons are encoded, so that none is taken for the end of a scheme.
    What is no file, such as ``<stdin>``, becomes a reference that no file is likely to have.

    >>> reference("peer plans/été.ttl")
    'peer%20plans/%C3%A9t%C3%A9.ttl'
    """
    path = Path(printable(file))
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/")
