"""The public interface of the package."""

from __future__ import annotations

import subprocess
import sys

import pytest

import peertoc
from tests.conftest import ROOT


def test_every_public_name_is_there_and_no_other_is_promised() -> None:
    promised = {name for names in peertoc._HOMES.values() for name in names}
    assert set(peertoc.__all__) == promised | {"__version__"}
    assert peertoc.__all__ == sorted(peertoc.__all__)
    for name in peertoc.__all__:
        assert getattr(peertoc, name) is not None
    assert dir(peertoc) == sorted(peertoc.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = peertoc.nothing


def test_every_public_name_says_what_it_is() -> None:
    for name in set(peertoc.__all__) - {"__version__"}:
        assert (getattr(peertoc, name).__doc__ or "").strip()


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, peertoc; print([m for m in ('rdflib', 'pyoxigraph', 'click') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "src" / "peertoc" / "py.typed").is_file()
