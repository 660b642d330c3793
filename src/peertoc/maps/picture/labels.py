r"""Small builders of Graphviz's HTML labels; every text is escaped here, and only here.

Graphviz reads ``\N`` and its kin as escapes even within HTML labels, so a backslash is doubled. It writes
the address of a link into an SVG without escaping it (2.43), so an address holds no sign that XML minds,
other than ``&`` before something that is no name of a sign. It refuses an element without content.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from peertoc.cleaning import clean
from peertoc.maps.picture.lettering import is_rtl

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCHEMES: Final = ("http", "https", "mailto")
_LONGEST_URL: Final = 2000
_LONGEST_TIP: Final = 600
END_OF_TEXT: Final = "\u00a0"  # the space that gives the last line of a text its height
_SAFE: Final = "!#$%&()*+,-./:;=?@_~"  # and no square brackets: a path has none


def escape(text: str) -> str:
    """Make plain text safe within an HTML label, as text or as the value of an attribute."""
    safe = clean(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;").replace("'", "&#39;")


def safe_url(url: str) -> str:
    """Give the address of a page or a mailbox with whatever could end its attribute encoded; else nothing.

    >>> safe_url("javascript:alert(1)")
    ''
    >>> safe_url('https://example.org/a"b')
    'https://example.org/a%22b'
    """
    trimmed = url.strip()
    try:
        parts = urlsplit(trimmed)
    except ValueError:
        return ""
    if (
        parts.scheme.lower() not in _SCHEMES
        or not (parts.netloc or parts.path)
        or len(trimmed) > _LONGEST_URL
    ):
        return ""
    if parts.scheme.lower() != "mailto" and not parts.netloc:
        return ""
    encoded = quote(trimmed, safe=_SAFE, errors="replace")
    return re.sub(r"&(#?\w+);", r"&\1%3B", encoded)


def lines(
    text_lines: Sequence[str],
    *,
    size: float,
    colour: str,
    bold: bool = False,
    italic: bool = False,
    leading: float | None = None,
) -> str:
    """Set the lines of one text, at the side from which its script runs.

    ``size`` and ``leading`` are points: ``leading`` is the font size of the space at the end of each line
    that gives the line its height, by default a sixth more than ``size``.
    """
    side = "RIGHT" if is_rtl(" ".join(text_lines)) else "LEFT"
    height = _number(leading or round(size * 7 / 6, 1))
    spaces = [*(" " for _ in text_lines[1:]), END_OF_TEXT]
    set_lines = [
        f'{_styled(line, bold, italic)}<FONT POINT-SIZE="{height}">{space}</FONT><BR ALIGN="{side}"/>'
        for line, space in zip(text_lines, spaces, strict=False)
    ]
    if not set_lines:
        return ""
    return f'<FONT POINT-SIZE="{_number(size)}" COLOR="{colour}">{"".join(set_lines)}</FONT>'


def cell(
    content: str,
    *,
    id: str,
    width: float | None = None,
    height: float | None = None,
    ground: str | None = None,
    border: float = 0,
    colour: str | None = None,
    dashed: bool = False,
    rounded: bool = False,
    align: str = "LEFT",
    valign: str = "TOP",
    padding: float = 0,
    url: str = "",
    tooltip: str = "",
    colspan: int = 1,
    port: str = "",
    fixed: bool = False,
) -> str:
    """Make a cell around ``content``, which this module made; sizes are points, and ``url`` may be unsafe.

    With ``align`` LEFT each text stands at the side from which its script runs. A ``fixed`` cell keeps its
    size, whatever room its text takes with the letters that are there.
    """
    attributes = _attributes(
        ID=id, WIDTH=width, HEIGHT=height, BGCOLOR=ground, BORDER=border, COLOR=colour,
        STYLE=_style(dashed, rounded), ALIGN="TEXT" if align == "LEFT" else align,
        VALIGN=valign, CELLPADDING=padding, COLSPAN=colspan if colspan > 1 else None, PORT=port or None,
        HREF=_href(url), TOOLTIP=_tip(tooltip), FIXEDSIZE="TRUE" if fixed else None,
    )  # fmt: skip
    return f"<TD{attributes}>{content}</TD>"


def row(*cells: str) -> str:
    """Put cells beside each other."""
    return f"<TR>{''.join(cells)}</TR>"


def table(
    *rows: str,
    id: str,
    width: float | None = None,
    height: float | None = None,
    border: float = 0,
    colour: str | None = None,
    ground: str | None = None,
    dashed: bool = False,
    rounded: bool = False,
    padding: float = 0,
    spacing: float = 0,
    url: str = "",
    tooltip: str = "",
) -> str:
    """Put rows below each other; ``padding`` and ``spacing`` are those of the cells, in points."""
    attributes = _attributes(
        ID=id, WIDTH=width, HEIGHT=height, BORDER=border, CELLBORDER=0, COLOR=colour, BGCOLOR=ground,
        STYLE=_style(dashed, rounded), CELLPADDING=padding, CELLSPACING=spacing, HREF=_href(url),
        TOOLTIP=_tip(tooltip),
    )  # fmt: skip
    return f"<TABLE{attributes}>{''.join(rows)}</TABLE>"


def html(table: str) -> str:
    """Mark a table as an HTML label, ready for ``label=``; the graphviz package leaves it as it stands."""
    return f"<{table}>"


def _styled(line: str, bold: bool, italic: bool) -> str:
    text = escape(line)
    for tag, wanted in (("I", italic), ("B", bold)):
        text = f"<{tag}>{text}</{tag}>" if wanted and text else text
    return text


def _attributes(**values: str | float | None) -> str:
    return "".join(
        f' {name}="{value if isinstance(value, str) else _number(value)}"'
        for name, value in values.items()
        if value is not None
    )


def _style(dashed: bool, rounded: bool) -> str | None:
    return ",".join(name for name, wanted in (("ROUNDED", rounded), ("DASHED", dashed)) if wanted) or None


def _href(url: str) -> str | None:
    return safe_url(url).replace("&", "&amp;") or None


def _tip(tooltip: str) -> str | None:
    return escape(clean(tooltip)[:_LONGEST_TIP]) or None


def _number(value: float) -> str:
    return f"{value:g}"
