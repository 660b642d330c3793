"""What is shipped works where the checkout is not."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, absent

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = """@prefix ptoc: <https://w3id.org/peertoc#> .
<https://example.org/i> a ptoc:Initiative ; ptoc:reformArae <https://w3id.org/peertoc/area/procurement> .
"""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=bare, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_ontology_shapes_queries_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "shapes", "queries", "registries"):
        shipped = {
            name.removeprefix("peertoc/data/") for name in names if name.startswith(f"peertoc/data/{folder}/")
        }
        here = {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert shipped == here
    assert "peertoc/py.typed" in names
    assert sum(name.endswith("LICENSE") and ".dist-info/" in name for name in names) == 5


def test_the_wheel_works_in_an_empty_environment_and_another_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    done = run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    if done.returncode:
        absent("A way to install packages")
    assert run(*pip, "--no-deps", "--no-index", wheel, cwd=tmp_path).returncode == 0
    (tmp_path / "plan.ttl").write_text(EXAMPLE, encoding="utf-8")
    checked = run(tmp_path / "env" / "bin" / "peertoc", "validate", "plan.ttl", cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    assert "Did you mean ptoc:reformArea?" in checked.stdout
    version = run(python, "-m", "peertoc", "--version", cwd=tmp_path)
    assert version.stdout.startswith("peertoc ")
    again = run(tmp_path / "env" / "bin" / "peertoc", "new", "Budget peers", "-o", "new.ttl", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
