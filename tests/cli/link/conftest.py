"""What the tests of ``peertoc link`` share: a file to find links for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.linking.grounds import plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a file to find links for."""
    return plan(tmp_path)
