"""Leave only one thing that can draw, or put another in its place."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import absent

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["dot", "pygraphviz"])
def renderer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Leave only one thing that can draw."""
    if request.param == "dot":
        if shutil.which("dot") is None:
            absent("dot")
        monkeypatch.setattr(sys, "executable", "")
    else:
        if importlib.util.find_spec("pygraphviz") is None:
            absent("pygraphviz")
        monkeypatch.setenv("PATH", str(tmp_path))
    return str(request.param)


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program of the test in the place of dot, and let nothing else draw."""
    program = tmp_path / "bin" / "dot"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(sys, "executable", "")
    return program
