"""What ``peertoc validate`` was given to check: paths, or a store."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from peertoc.catalogue import each_source
from peertoc.catalogue.counting import Extent, measure
from peertoc.errors import PeertocError, Unstored, Unwritable
from peertoc.place import Place
from peertoc.validation.running.units import Unit, units_of
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from peertoc.validation.running.units import Entry


@dataclass(frozen=True, slots=True)
class Given:
    """Hold what is to be checked, one after the other, and how much of it there is.

    What is passed over on the way is told to the one who takes the ``entries``.
    """

    entries: Callable[[Callable[[str], None]], Iterable[Entry]]
    paths: tuple[str, ...] = ()
    extent: Extent = field(default_factory=Extent)

    def count(self, seconds: float = float("inf")) -> None:
        """Count what there is, unless that is known, for no longer than it may take."""
        if not self.extent.whole:
            self.extent.files = self.extent.bytes = 0
            measure(self.paths, self.extent, seconds)


@contextmanager
def given(paths: tuple[str, ...], output: str, options: dict[str, Any]) -> Iterator[Given]:
    """Give what was asked to be checked; a store stays as it is until all is checked.

    Raises UsageError where nothing was given, or too much, and Unwritable where the findings would be
    written over it.
    """
    if options["folder"]:
        with _store(paths, output, options) as found:
            yield found
        return
    if not paths:
        raise click.UsageError("Nothing was given to check: give PATHS, or --store DIR.")
    if output != "-" and any(Path(output).resolve() == Path(path).resolve() for path in paths if path != "-"):
        raise Unwritable(f"{output} is what is to be checked.", help="Give another name after -o.")
    yield Given(lambda note: units_of(each_source(paths, options["read_as"], note)), paths)


@contextmanager
def _store(paths: tuple[str, ...], output: str, options: dict[str, Any]) -> Iterator[Given]:
    from peertoc.catalogue.store import reading
    from peertoc.cli.stored import demand_outside

    folder: Path = options["folder"]
    if paths or options["read_as"]:
        raise click.UsageError("--store DIR stands in place of PATHS and of --from.")
    demand_outside(output, folder)
    with ExitStack() as stack:
        try:
            catalogue = stack.enter_context(reading(folder))
        except Unstored as fault:
            yield _nothing(folder, fault)
            return
        if not catalogue.sources:
            yield _nothing(folder, _empty(folder))
            return
        units = (Unit(text, text.path, in_folder=True) for text in catalogue.texts())
        kept = catalogue.sources
        yield Given(lambda _: units, extent=Extent(len(kept), sum(each.bytes for each in kept), whole=True))


def _nothing(folder: Path, fault: PeertocError) -> Given:
    fault.place = Place(str(folder))
    return Given(lambda _: [fault], extent=Extent(whole=True))


def _empty(folder: Path) -> PeertocError:
    name = printable(str(folder))
    return PeertocError(
        f"The store {name} keeps no file, so there is nothing to check.",
        help=f"Add to it with “peertoc store add PATHS --store {name}”.",
    )
