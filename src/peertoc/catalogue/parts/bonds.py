"""What has to stay together when a large file is taken in parts; who checks it says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from peertoc.catalogue.document import Document


def _never(_: str) -> bool:
    return False


def _never_silent(_check: str, _document: Document) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Describe a thing of which a check asks whether there is one anywhere in the file.

    It is of one of the ``classes``, or the value of one of the ``properties``, which are walked backwards.
    Where it is ``loose``, it is of a class without being such a value, or such a value without being
    described; then ``check`` has the last word (see ``Bonds.silences``).
    """

    check: str
    classes: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Bonds:
    """Say how far checks look beyond what a thing leads to. Names are IRIs.

    ``back`` are the properties along which a check may walk from a value to its subjects; ``slips`` tells of
    other ones along which it may from a thing, not from a text. Along ``near`` ones it may as well, but looks
    no further there than at what is ``said`` of the subjects: properties, or those with a value. Names that
    begin with one of ``starts``, things without a class, and ``odd`` ones that the file describes, may be
    walked back from along whatever property. ``common`` are names of the vocabulary: what the file says of
    one goes into every part. Who has one of the properties ``far`` matters to all that can be reached from
    there, as the initiative that names a waiver does. ``odd`` and ``common`` are asked of names that begin
    with ``own``. Of whatever is named and not described, a check may ask whether it lies in the folder of
    some thing of the class ``home``.

    Of each thing that is ``wanted``, the first goes into every part; if it is loose, the first of which
    ``silences`` says that it keeps the check from finding anything. A file that makes ``classes`` of its own,
    by that property, is looked through once more, since things of those may be wanted; if it describes what
    is common as well, nothing in it is near.
    """

    back: frozenset[str]
    near: frozenset[str] = frozenset()
    said: frozenset[tuple[str, str]] = frozenset()
    slips: Callable[[str], bool] = _never
    starts: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    odd: Callable[[str], bool] = _never
    common: Callable[[str], bool] = _never
    far: frozenset[str] = frozenset()
    home: str = ""
    wanted: tuple[Wanted, ...] = ()
    silences: Callable[[str, Document], bool] = _never_silent
    classes: str = ""
