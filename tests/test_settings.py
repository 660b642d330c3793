"""``peertoc.toml``: the nearest one above the input, and nothing in it that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from peertoc.errors import PeertocError
from peertoc.linking.services import service_called
from peertoc.settings import find_settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "peertoc.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_the_nearest_folder_above_holds(tmp_path: Path) -> None:
    inner = tmp_path / "plans" / "2026"
    inner.mkdir(parents=True)
    outer = written(tmp_path, "")
    assert find_settings(inner) == outer
    nearer = written(tmp_path / "plans", "")
    assert find_settings(inner) == nearer


def test_all_that_it_may_hold_is_read(tmp_path: Path) -> None:
    (tmp_path / "our-checks").mkdir()
    text = """select = ["chain"]
ignore = ["circle"]
shapes = "our-checks"
lang = "fr"
[severity]
no-evaluation = "advice"
"""
    settings = read_settings(written(tmp_path, text))
    assert settings.select == ("chain",)
    assert settings.ignore == ("circle",)
    assert settings.shapes == (tmp_path / "our-checks").resolve()
    assert settings.lang == "fr"
    assert settings.severity == {"no-evaluation": "advice"}


def test_services_are_tables_and_no_service_is_changed_without_one(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, '[services.ours]\nurl = "https://example.org/api"'))
    assert service_called("ours", settings.services).url == "https://example.org/api"
    assert read_settings(written(tmp_path, "")).services == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", "no setting called “selct”"),
        ("select = 'chain'", "“select” is not in its form"),
        ("select = [1]", "“select” is not in its form"),
        ("lang = 3", "“lang” is not in its form"),
        ("severity = { no-evaluation = 'grave' }", "“severity” is not in its form"),
        ("services = 'ours'", "“services” is not in its form"),
        ("services = { ours = 'https://example.org' }", "“services” is not in its form"),
        ("shapes = '../elsewhere'", "leads out"),
        ("shapes = '/etc'", "leads out"),
        ("select = [", "not proper TOML"),
        (b"lang = '\xff'", "not proper TOML"),
        ("a" * 1_000_001, "far too long"),
        ("a = " + "[" * 100_000, "not proper TOML"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_the_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(PeertocError) as caught:
        read_settings(file)
    assert said in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.place is not None
    assert caught.value.place.file == str(file)


def test_a_slip_in_a_key_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(PeertocError) as caught:
        read_settings(written(tmp_path, "ingore = []"))
    assert "Did you mean “ignore”?" in caught.value.help
