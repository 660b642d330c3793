"""What README and the hook for pre-commit tell others to write does what it says."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

import yaml
from click.testing import CliRunner

from peertoc.catalogue import FORMATS
from peertoc.cli import peertoc
from peertoc.settings import read_settings
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def hook() -> dict[str, Any]:
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(only)


def test_the_hook_runs_a_command_that_exists_on_every_format_that_can_be_read() -> None:
    program, command = hook()["entry"].split()
    assert program == "peertoc"
    assert command in peertoc.commands
    endings = {
        ending for format in FORMATS.values() for ending in format.extensions if ending not in format.shared
    }
    assert {ending for ending in endings if re.search(hook()["files"], f"plan{ending}")} >= {
        ".ttl", ".trig", ".nt", ".nq", ".rdf", ".jsonld",
    }  # fmt: skip
    assert not re.search(hook()["files"], "notes.txt")
    assert re.search(hook()["exclude"], "plan.ttl.links.ttl"), "what “link apply” writes has no initiative"
    assert not re.search(hook()["exclude"], "plan.ttl")


def test_the_recipe_for_pre_commit_names_this_hook() -> None:
    recipe = next(yaml.safe_load(block) for block in blocks("yaml") if "hooks:" in block)
    (named,) = recipe["repos"][0]["hooks"]
    assert named["id"] == hook()["id"]
    assert re.search(named["files"], "initiatives/plan.ttl")


def test_the_job_writes_sarif_and_fails_for_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = next(yaml.safe_load(block) for block in blocks("yaml") if "jobs:" in block)
    steps = job["jobs"]["peertoc"]["steps"]
    command = next(step["run"] for step in steps if step.get("run", "").startswith("peertoc validate"))
    (tmp_path / "initiatives").mkdir()
    bad = (ROOT / "shapes" / "learning-goes-home" / "bad.ttl").read_text(encoding="utf-8")
    (tmp_path / "initiatives" / "plan.ttl").write_text(bad, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(peertoc, shlex.split(command)[1:]).exit_code == 1
    upload = next(step for step in steps if "upload-sarif" in step.get("uses", ""))
    written = (tmp_path / upload["with"]["sarif_file"]).read_text(encoding="utf-8")
    assert '"learning-goes-home"' in written
    assert '"version": "2.1.0"' in written


def test_the_settings_of_the_readme_can_be_read(tmp_path: Path) -> None:
    (text,) = blocks("toml")
    (tmp_path / "peertoc.toml").write_text(text, encoding="utf-8")
    settings = read_settings(tmp_path / "peertoc.toml")
    assert settings.ignore == ("text-without-language",)
    assert settings.severity == {"no-evaluation": "error"}
    assert settings.shapes == (tmp_path / "our-checks").resolve()
