"""Large files, and standard input, taken in parts: each with all that its checks can see."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peertoc.catalogue import Source
from peertoc.errors import PeertocError
from peertoc.validation.running.units import End, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from peertoc.catalogue.parts import Bonds
    from peertoc.validation.checking import Manner
    from peertoc.validation.running.units import Entry

#: From this size on, in bytes, a file is taken in parts of about so many bytes.
_LARGE: Final = 64 * 2**20
_BLOCK: Final = 4 * 2**20


class Parting:
    """Put the parts of large files in the place of the files; ``note`` hears of it.

    ``watch`` is told how much of how many bytes has been looked through, and of what. A file is looked
    through by as many processes as ``jobs``.
    """

    def __init__(
        self,
        manner: Callable[[Path | None], Manner],
        note: Callable[[str], None] = lambda _: None,
        watch: Callable[[int, int, str], None] = lambda *_: None,
        jobs: int = 1,
    ) -> None:
        self._manner = manner
        self._note = note
        self._watch = watch
        self._jobs = jobs

    def entries(self, entries: Iterable[Entry]) -> Generator[Entry]:
        """Give what there is, and for a large file its parts and its end."""
        for entry in entries:
            source = entry.what if isinstance(entry, Unit) else None
            if not isinstance(entry, Unit) or not isinstance(source, Source):
                yield entry
            elif source.path is None:
                # What was given before it is not to wait for what comes slowly.
                yield End("")
                yield from self._coming(source)
            elif source.size >= _LARGE and _is_large(source):
                yield from self._parts(entry, source)
            else:
                yield entry

    def _coming(self, source: Source) -> Iterator[Entry]:
        """Take standard input: as one thing, or where it is large, from a file of its own."""
        from tempfile import gettempdir

        from peertoc.catalogue.fetching import STDIN, stdin, unreadable
        from peertoc.catalogue.parts import Whole
        from peertoc.catalogue.parts.looking import FORMATS
        from peertoc.catalogue.parts.spooling import copy, folder_for_a_while, room_for

        if source.format not in FORMATS:
            yield Unit(source, None, travels=False)
            return
        with ExitStack() as stack:
            try:
                stream = stdin(source.name)
                head = stream.read(_LARGE)
                if len(head) < _LARGE:
                    yield Unit(Whole(STDIN, source.format, head), None, travels=False)
                    return
                where = Path(gettempdir())
                with room_for(STDIN, where):
                    folder = stack.enter_context(folder_for_a_while(where))
                    copy(stream, head, folder / "input", self._watcher(STDIN))
            except OSError as fault:
                yield unreadable(STDIN, fault)
                return
            except PeertocError as fault:
                yield fault
                return
            spooled = replace(source, path=folder / "input")
            yield from self._parts(Unit(spooled, None), spooled)
            yield End("")

    def _parts(self, unit: Unit, source: Source) -> Iterator[Entry]:
        from peertoc.catalogue.parts import in_parts

        bonds = self._bonds(unit)
        if bonds is None:
            yield unit
            return

        with ExitStack() as stack:
            try:
                watch = self._watcher(source.name)
                parts = stack.enter_context(
                    in_parts(source, bonds, threshold=_LARGE, block=_BLOCK, watch=watch, jobs=self._jobs)
                )
                for note in parts.notes:
                    self._note(note)
                for part in parts:
                    yield Unit(part, unit.path, unit.in_folder, part=True)
            except PeertocError as fault:
                yield fault
                return
            yield from parts.faults
            # The parts are read from what goes away behind this.
            yield End(source.name, in_folder=unit.in_folder)

    def _watcher(self, name: str) -> Callable[[int, int], None]:
        return lambda done, every: self._watch(done, every, name)

    def _bonds(self, unit: Unit) -> Bonds | None:
        """Say what has to stay together; None where a file has to stay in one piece."""
        from peertoc.validation.bonds import bonds_of, look_at_all
        from peertoc.validation.checks.rules import rules_of
        from peertoc.validation.compiled.sparql import Unsupported

        name = unit.what.name
        try:
            rules = rules_of(self._manner(unit.path).checks)
            whole = look_at_all(rules)
            bonds = bonds_of(rules)
        except PeertocError:  # told when the file is checked
            return None
        except Unsupported as fault:
            self._note(f"{name} is checked in one piece: a check uses {fault}.")
            return None
        if whole:
            *others, last = (each.rpartition("/")[2] for each in whole)
            names = f"{', '.join(others)} and {last} look" if others else f"{last} looks"
            self._note(f"{name} is checked in one piece: {names} at the whole of it.")
            return None
        return bonds


def _is_large(source: Source) -> bool:
    from peertoc.catalogue.parts import is_large

    return is_large(source, _LARGE)
