"""Whatever can draw here draws; what cannot is told in one sentence, and what hangs is stopped."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from peertoc.errors import NoRenderer, TookTooLongToDraw, Undrawn, UnknownName
from peertoc.maps import FORMATS, draw
from peertoc.maps.picture.rendering import how_to_install
from tests.conftest import absent
from tests.maps.picture.drawn import sample
from tests.maps.picture.standing_in import gone, posix, write_program

if TYPE_CHECKING:
    from pathlib import Path


def fake_pygraphviz(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Let ``import pygraphviz`` do something else, and let there be no dot."""
    (folder / "pygraphviz.py").write_text(body, encoding="utf-8")
    found = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(found))
    monkeypatch.setenv("PATH", str(folder))


def test_hard_texts_make_a_sound_picture_with_every_renderer(renderer: str) -> None:
    root = ET.fromstring(draw(sample(), "svg"))
    assert not [each for each in root.iter() if "script" in str(each.tag).lower()]
    assert {each.get("href", "")[:20] for each in root.iter() if each.get("href")} == {"https://example.org/"}
    assert not [name for each in root.iter() for name in each.keys() if name.startswith("on")]  # noqa: SIM118


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_drawing_gives_the_same_file(renderer: str, format: str) -> None:
    first = draw(sample(), format)
    if format == "pdf":
        time.sleep(1.1)  # a PDF holds the second in which it was made
    assert draw(sample(), format) == first


def test_each_format_is_what_it_says(renderer: str) -> None:
    assert draw(sample(), "png").startswith(b"\x89PNG")
    assert draw(sample(), "pdf").startswith(b"%PDF")
    assert draw(sample(), "dot") == sample().dot.encode()
    assert draw(sample(), "mmd").startswith(b"flowchart LR\n")


def test_a_png_has_144_dots_an_inch(renderer: str) -> None:
    view = ET.fromstring(draw(sample(("x",)), "svg")).get("viewBox", "").split()
    width = int.from_bytes(draw(sample(("x",)), "png")[16:20], "big")
    assert width == pytest.approx(float(view[2]) * 2, abs=4)


def test_a_format_that_does_not_exist_is_told() -> None:
    with pytest.raises(UnknownName, match="picture format called “gif”"):
        draw(sample(), "gif")


def test_what_is_wrong_with_the_source_is_told(renderer: str) -> None:
    with pytest.raises(Undrawn, match=r"Graphviz could not draw the picture: .+"):
        draw(replace(sample(), dot="digraph {"), "svg")


@posix
def test_a_renderer_that_hangs_is_stopped_with_all_that_it_started(stand_in: Path, tmp_path: Path) -> None:
    write_program(stand_in, f"sleep 60 & echo $! > {tmp_path}/child\necho $$ > {tmp_path}/own\nwait")
    start = time.monotonic()
    with pytest.raises(TookTooLongToDraw, match="not drawn within 1 second") as caught:
        draw(sample(), "svg", timeout=1)
    assert time.monotonic() - start < 10
    assert "--timeout" in caught.value.help
    for name in ("own", "child"):
        assert gone(int((tmp_path / name).read_text(encoding="utf-8")))


@posix
def test_a_renderer_that_reads_nothing_and_says_much_neither_blocks_nor_passes(stand_in: Path) -> None:
    write_program(
        stand_in, "exec 0<&-; head -c 300000 /dev/zero >&2; echo >&2; echo 'Error: no room.' >&2; exit 1"
    )
    with pytest.raises(Undrawn, match="could not draw the picture: no room"):
        draw(replace(sample(), dot=sample().dot * 50), "svg", timeout=20)


@posix
@pytest.mark.parametrize(
    ("format", "script"),
    [
        ("svg", "exit 0"),
        ("svg", "kill -SEGV $$"),
        ("svg", "echo '<?xml version=\"1.0\"?><svg><g>'"),
        ("png", "printf '\\211PNG and no more'"),
        ("pdf", "printf '%%PDF-1.7 and no more'"),
        ("png", "echo 'an error page'"),
    ],
)
def test_half_a_picture_is_none(stand_in: Path, format: str, script: str) -> None:
    write_program(stand_in, script)
    with pytest.raises(Undrawn, match="could not draw the picture"):
        draw(sample(), format)


@posix
def test_a_dot_that_is_broken_leaves_the_drawing_to_pygraphviz(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if importlib.util.find_spec("pygraphviz") is None:
        absent("pygraphviz")
    monkeypatch.undo()
    write_program(stand_in, "echo 'There is no layout engine support for \"dot\"' >&2; exit 1")
    monkeypatch.setenv("PATH", str(stand_in.parent))
    assert b"</svg>" in draw(sample(), "svg")


@posix
def test_a_dot_in_the_working_folder_is_never_run(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(stand_in, f"touch {tmp_path}/was-run")
    monkeypatch.chdir(stand_in.parent)
    monkeypatch.setenv("PATH", f".{os.pathsep}")
    with pytest.raises(NoRenderer):
        draw(sample(), "svg")
    assert not (tmp_path / "was-run").exists()


def test_a_module_in_the_working_folder_is_never_run(
    renderer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pygraphviz.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert b"</svg>" in draw(sample(("x",)), "svg")


def test_where_nothing_can_draw_one_sentence_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_pygraphviz(tmp_path, monkeypatch, "raise ModuleNotFoundError('pygraphviz')")
    with pytest.raises(NoRenderer, match="there is no Graphviz") as caught:
        draw(sample(), "svg")
    assert f"“{how_to_install()}”" in caught.value.help
    assert draw(sample(), "dot") == sample().dot.encode()
    assert draw(sample(), "mmd") == sample().mermaid.encode()


def test_a_library_that_pygraphviz_lacks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "libgobject-2.0.so.0: cannot open shared object file: No such file or directory"
    fake_pygraphviz(tmp_path, monkeypatch, f"raise ImportError({reason!r})")
    with pytest.raises(NoRenderer, match=r"pygraphviz does not start: libgobject-2\.0\.so\.0") as caught:
        draw(sample(), "svg")
    assert how_to_install() in caught.value.help


@pytest.mark.parametrize(
    ("platform", "command"),
    [("win32", "winget install Graphviz.Graphviz"), ("darwin", "brew install graphviz")],
)
def test_what_to_type_depends_on_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, command: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert how_to_install() == command


@posix
@pytest.mark.parametrize("tool", ["dnf", "apk"])
def test_on_linux_the_tool_that_is_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert how_to_install() == "sudo apt-get install graphviz"
    write_program(tmp_path / tool, "")
    assert how_to_install() == f"sudo {tool} {'add' if tool == 'apk' else 'install'} graphviz"
