"""What all tests share: where the checkout is, and what may be absent outside continuous integration."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def absent(what: str) -> None:
    """Skip the test because ``what`` is absent here; where everything is required, fail instead."""
    if os.environ.get("PEERTOC_REQUIRE") == "all":
        pytest.fail(f"{what} is absent, and PEERTOC_REQUIRE=all asks for it")
    pytest.skip(f"{what} is absent; the test runs in continuous integration")


def shared(*parts: str) -> Path:
    """Name a file of the design folder beside the checkout; a user's clone has none."""
    path = ROOT.parent.joinpath("shared", *parts)
    if not path.exists():
        absent("/".join(("../shared", *parts)))
    return path
