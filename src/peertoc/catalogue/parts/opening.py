"""A large file, opened as a row of parts."""

from __future__ import annotations

import stat
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Final

from peertoc.catalogue.parts.looking import FORMATS, Looking
from peertoc.catalogue.parts.spooling import folder_for_a_while, room_for
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.catalogue.fetching import Source
    from peertoc.catalogue.parts.bonds import Bonds
    from peertoc.catalogue.parts.row import Parts
    from peertoc.catalogue.parts.spooling import Watch

#: From this size on, in bytes, a file is taken in parts.
LARGE: Final = 64 * 2**20
#: About as many bytes make a part.
BLOCK: Final = 4 * 2**20


def is_large(source: Source, threshold: int = LARGE) -> bool:
    """Tell whether a source is a file of so many bytes, in a format that can be taken in parts."""
    if source.path is None or source.format not in FORMATS:
        return False
    try:
        now = source.path.stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(now.st_mode) and now.st_size >= threshold


@contextmanager
def in_parts(
    source: Source,
    bonds: Bonds,
    *,
    threshold: int = LARGE,
    block: int = BLOCK,
    folder: Path | None = None,
    watch: Watch | None = None,
    jobs: int = 1,
) -> Iterator[Parts]:
    """Open a file, or standard input, of one of the four formats with statements in a row, as parts.

    Standard input of fewer bytes than ``threshold`` is one part. Parts are of about ``block`` bytes, and stay
    readable until the end of the ``with``: what they need lies in a temporary folder, in ``folder``. The file
    is looked through by as many processes as ``jobs``, where that is worth it.

    Raises Unreadable or Malformed where nothing can be read, Unwritable where the disk is full.
    """
    name = printable(source.name)
    with ExitStack() as stack:
        where = Path(folder or gettempdir())
        with room_for(name, where):
            made = stack.enter_context(folder_for_a_while(where))
            parts = Looking(source, bonds, block, made, watch or _unwatched, jobs).parts(threshold)
        yield parts


def _unwatched(_done: int, _all: int) -> None:
    """Watch nothing."""
