"""The redirects of https://w3id.org/peertoc, asked of a real Apache."""

from __future__ import annotations

import csv
import http.client
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

import pyoxigraph
import pytest

from peertoc.vocabulary import ROOT as NAMES
from peertoc.vocabulary import SCHEMES
from tests.conftest import ROOT, absent

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
HTACCESS = ROOT / "ontology" / "w3id" / ".htaccess"
SITE = re.findall(r"E=SITE:(\S+)\]", HTACCESS.read_text(encoding="utf-8"))


class Row(NamedTuple):
    """One request and what must come back; the target is a path on the site, ``-`` for none."""

    path: str
    accept: str
    status: str
    target: str
    why: str


class Reply(NamedTuple):
    """What came back."""

    status: str
    target: str
    headers: dict[str, str]


def _rows() -> list[Row]:
    with (HERE / "w3id.tsv").open(encoding="utf-8", newline="") as stream:
        return [Row(**line) for line in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)]


ROWS = _rows()


class Server(NamedTuple):
    """An Apache that holds nothing but our folder."""

    port: int

    def ask(self, path: str, accept: str = "") -> Reply:
        """Ask for a path and follow nothing."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as link:
            link.request("GET", path, headers={"Accept": accept} if accept else {})
            answer = link.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
        place = headers.get("location", "-")
        return Reply(str(answer.status), place.removeprefix(f"{SITE[0]}/"), headers)


def _program() -> tuple[str, Path]:
    """Find Apache and its modules; a system without them skips."""
    program = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    modules = Path("/usr/lib/apache2/modules")
    if program is None or not (modules / "mod_rewrite.so").exists():
        absent("Apache (Debian package apache2-bin)")
    return program or "", modules


def _wait(process: subprocess.Popen[bytes], port: int) -> bool:
    """Tell whether the server answers; one that has ended never will."""
    until = time.monotonic() + 5
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.02)
    return False


@contextmanager
def _running(folder: Path) -> Iterator[Server | None]:
    """Run Apache in the foreground as one process, so that ending it leaves nothing behind."""
    program, modules = _program()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    template = Template((HERE / "apache.conf").read_text(encoding="utf-8"))
    settings = folder / "apache.conf"
    text = template.substitute(folder=folder, port=port, modules=modules, user=user)
    settings.write_text(text, encoding="utf-8")
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen([program, "-X", "-f", settings], stdout=output, stderr=output)
    try:
        yield Server(port) if _wait(process, port) else None
    finally:
        process.kill()
        process.wait(timeout=5)


@pytest.fixture(scope="module")
def apache() -> Iterator[Server]:
    """Run an Apache with our .htaccess; a port that is taken meanwhile gets another try."""
    with tempfile.TemporaryDirectory(prefix="peertoc-w3id-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # started by root, Apache reads as another user
        (folder / "root" / "peertoc").mkdir(parents=True)
        shutil.copy(HTACCESS, folder / "root" / "peertoc")
        for _ in range(3):
            with _running(folder) as server:
                if server is not None:
                    yield server
                    return
        words = [file.read_text(encoding="utf-8") for file in folder.glob("*.*") if file.is_file()]
    pytest.fail("\n".join(["Apache did not start", *words]))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.path} {row.accept}".strip() for row in ROWS])
def test_a_request_leads_where_the_table_says(apache: Server, row: Row) -> None:
    reply = apache.ask(row.path, row.accept)

    assert (reply.status, reply.target) == (row.status, row.target), row.why


def test_what_a_program_is_led_to_is_a_file_of_the_project() -> None:
    targets = {row.target for row in ROWS if row.target.endswith((".ttl", ".jsonld"))}

    assert len(targets) >= 10
    assert [target for target in sorted(targets) if not (ROOT / target).is_file()] == []


def test_an_answer_that_depends_on_accept_says_so(apache: Server) -> None:
    for accept in ("text/turtle", "text/html", "image/png"):
        assert apache.ask("/peertoc/area/", accept).headers["vary"] == "Accept"
    assert "vary" not in apache.ask("/peertoc/context.jsonld", "text/html").headers


def test_pages_of_other_sites_may_follow_the_redirects(apache: Server) -> None:
    for path in ("/peertoc", "/peertoc/context.jsonld", "/peertoc/nonsense"):
        assert apache.ask(path).headers["access-control-allow-origin"] == "*"


def test_the_site_is_named_once() -> None:
    text = HTACCESS.read_text(encoding="utf-8")

    assert len(SITE) == 1
    assert text.count("https://") == 2, "the site, and the name that a comment explains"


def test_every_list_and_every_alignment_has_a_redirect(apache: Server) -> None:
    paths = {f"/peertoc/{name}/": f"ontology/vocabularies/{name}.ttl" for name in SCHEMES}
    for file in (ROOT / "ontology" / "alignments").glob("*.ttl"):
        paths[f"/peertoc/alignments/{file.stem}"] = f"ontology/alignments/{file.name}"

    assert len(paths) == 22 + 8
    assert {path: apache.ask(path, "text/turtle").target for path in paths} == paths


def _declared() -> dict[str, set[str]]:
    """Collect the names of ours that each Turtle file speaks of; of the parts of a check, its name alone."""
    known: dict[str, set[str]] = {}
    for file in [*(ROOT / "ontology").rglob("*.ttl"), *(ROOT / "shapes").glob("*/check.ttl")]:
        triples = pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE)
        subjects = {t.subject.value for t in triples if isinstance(t.subject, pyoxigraph.NamedNode)}
        if file.name == "check.ttl":
            subjects &= {f"{NAMES}/check/{file.parent.name}"}
        known[file.relative_to(ROOT).as_posix()] = {name for name in subjects if name.startswith(NAMES)}
    return known


def test_every_name_leads_people_to_a_place_that_there_is(apache: Server) -> None:
    names = sorted(set().union(*_declared().values()))
    targets = {name: apache.ask(quote(urlsplit(name).path), "text/html").target for name in names}
    lost = {
        name: target for name, target in targets.items() if not _is_there(target, urlsplit(name).fragment)
    }

    assert len(targets) > 400
    assert {name for name in lost if not name.startswith(f"{NAMES}/form")} == set()


def _is_there(target: str, kept: str) -> bool:
    """Tell whether the page behind it is there, and on it the anchor, given or kept by the browser."""
    path, _, anchor = target.partition("#")
    page = (ROOT / path).with_suffix(".md")
    wanted = anchor or kept
    return page.is_file() and (not wanted or f'<a id="{wanted}"></a>' in page.read_text(encoding="utf-8"))


def test_every_name_leads_to_a_file_that_speaks_of_it(apache: Server) -> None:
    known = _declared()
    names = set().union(*known.values())
    targets = {name: apache.ask(quote(urlsplit(name).path), "text/turtle").target for name in names}
    lost = {name: target for name, target in targets.items() if name not in known.get(target, ())}

    assert len(targets) > 400
    assert lost == {}
