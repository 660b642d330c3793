"""What the commands that draw share: their options, and how a picture is given."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec

import click

from peertoc.cli.emitting import hush, unwritten
from peertoc.cli.outliving import end_with_faults, outlive
from peertoc.errors import NoRenderer, PeertocError, Undrawn, Unwritable
from peertoc.place import Place
from peertoc.wording import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.cli.session import Session
    from peertoc.maps import Drawing

P = ParamSpec("P")
_FORMATS: Final = ("svg", "png", "pdf", "dot", "mmd")
_BINARY: Final = ("png", "pdf")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold where a picture goes, in which format, and how many seconds drawing may take."""

    output: str
    asked_format: str | None
    timeout: int

    @property
    def folder(self) -> Path | None:
        """Name the folder that pictures go to, where a folder was given: it is there, or ends in a slash."""
        if self.output == "-" or not self.output.strip():
            return None
        given = self.output.endswith(("/", "\\")) or Path(self.output).is_dir()
        return Path(self.output) if given else None

    @property
    def format(self) -> str:
        """Choose the format: the one asked for, else what the ending of the name says, else SVG.

        Raises PeertocError for an ending that stands for none.
        """
        if self.asked_format:
            return self.asked_format
        ending = "" if self.output == "-" or self.folder else Path(self.output).suffix.lower()
        if ending.removeprefix(".") not in ("", *_FORMATS):
            known = ", ".join(f".{name}" for name in _FORMATS)
            raise PeertocError(f"This command writes no {ending} file.", help=f"It can write {known}.")
        return ending.removeprefix(".") or "svg"


_OPTIONS: Final = (
    click.option(
        "-o",
        "--output",
        default="-",
        metavar="PATH",
        help="Write to a file: .svg, .png, .pdf, .dot or .mmd. A folder gets a file for each picture.",
    ),
    click.option(
        "--format",
        "asked_format",
        type=click.Choice(_FORMATS),
        help="How to draw it; else the ending of -o tells, else svg.",
    ),
    click.option(
        "--timeout",
        type=click.IntRange(min=1, max=1_000_000),
        default=60,
        show_default=True,
        metavar="SECONDS",
        help="Stop drawing a picture after so long.",
    ),
)


def picture_options(command: Callable[Concatenate[Session, Wanted, P], None]) -> Callable[..., None]:
    """Give a command the options of pictures, as a Wanted; ``command_options`` goes above this."""

    @wraps(command)
    def with_wanted(session: Session, *args: Any, **kwargs: Any) -> None:
        own: dict[str, Any] = {name: kwargs.pop(name) for name in Wanted.__dataclass_fields__}
        command(session, Wanted(**own), *args, **kwargs)
        end_with_faults()

    options: Callable[..., None] = with_wanted
    for option in reversed(_OPTIONS):
        options = option(options)
    return options


def give_picture(session: Session, wanted: Wanted, drawing: Drawing, name: str = "picture") -> None:
    """Draw, and write to standard output or, all or nothing, to a file; ``name`` is that in a folder.

    Raises Unwritable and Undrawn; where pictures go to a folder, tells them, so that the others are drawn.
    Where nothing here can draw, what was to be drawn is written beside.
    """
    try:
        _give(session, wanted, drawing, name)
    except PeertocError as fault:
        if wanted.folder is None:
            raise
        if isinstance(fault, Undrawn) and not isinstance(fault, NoRenderer):
            fault.place = Place(printable(str(_target(wanted, name))))
        outlive(fault)


def _give(session: Session, wanted: Wanted, drawing: Drawing, name: str) -> None:
    from peertoc.maps import draw

    format = wanted.format
    target = _target(wanted, name)
    if target is None and format in _BINARY and sys.stdout.isatty():
        raise _binary(format)
    try:
        picture = draw(drawing, format, timeout=wanted.timeout, note=session.note)
    except NoRenderer:
        if target:
            _leave_source(session, drawing, target, format)
        raise
    if target is None:
        _emit(picture)
    else:
        _write(session, target, picture)


def _target(wanted: Wanted, name: str) -> Path | None:
    """Name the file to write, in a folder that is made where it is missing; nothing for standard output."""
    if wanted.output == "-":
        return None
    if not wanted.output.strip():
        raise Unwritable(
            "No name was given for the output.", help="Give a name after -o, or - to see the result."
        )
    folder = wanted.folder
    if folder is None:
        return Path(wanted.output)
    if folder.exists() and not folder.is_dir():
        raise Unwritable(f"{folder} is a file, not a folder.", help="Give another name after -o.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = (fault.strerror or "unknown fault").lower()
        raise Unwritable(f"The folder {folder} could not be made: {reason}.") from None
    return folder / f"{name}.{wanted.format}"


def _write(session: Session, target: Path, picture: bytes, *, force: bool = True) -> None:
    from peertoc.writing import write_whole

    write_whole(target, picture, force=force)
    session.note(f"written to {target}")


def _leave_source(session: Session, drawing: Drawing, picture: Path, format: str) -> None:
    """Write what was to be drawn beside the picture, unless another file of that name is there."""
    from peertoc.maps.wordbook import words

    said = words("picture")
    source = picture.with_suffix(".dot")
    text = drawing.dot.encode()
    try:
        if not (source.is_file() and source.read_bytes() == text):
            _write(session, source, text, force=False)
    except (Unwritable, OSError) as fault:
        there = said["source-there"].format(source=source)
        session.note(there if source.exists() else str(fault))
    else:
        session.note(said["draw-later"].format(format=format, source=source, picture=picture))


def _binary(format: str) -> PeertocError:
    from peertoc.maps.wordbook import words

    said = words("picture")
    example = f"picture.{format}"
    return PeertocError(
        said["binary"].format(name=format.upper()), help=said["binary-help"].format(example=example)
    )


def _emit(picture: bytes) -> None:
    """Write bytes to standard output; a closed pipe says nothing. Raises Unwritable."""
    try:
        sys.stdout.buffer.write(picture)
        sys.stdout.flush()
    except BrokenPipeError:
        hush(sys.stdout)
    except OSError as fault:
        hush(sys.stdout)
        raise unwritten(fault) from None
