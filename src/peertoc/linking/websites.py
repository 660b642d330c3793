"""Hosts of websites, written alike."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_FORM: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


def host_of(address: str) -> str:
    """Give the host of an address of the web, in lower case and without ``www.``; empty for anything else.

    >>> host_of("http://www.oecd.org/corruption/acn/")
    'oecd.org'
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii").removeprefix("www.")
    except (ValueError, UnicodeError):
        return ""
    return host if parts.scheme in {"http", "https"} and _FORM.fullmatch(host) else ""


def is_within(host: str, website: str) -> bool:
    """Tell whether a host is that of a website or lies below it, as ``blogs.oecd.org`` below ``oecd.org``."""
    return host == website or host.endswith(f".{website}")
