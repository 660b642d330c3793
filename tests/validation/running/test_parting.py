"""A large file is checked in parts, and told as one."""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from peertoc.catalogue import read_text
from peertoc.catalogue.parts import looking
from peertoc.catalogue.parts.looking_through import look_through
from peertoc.cli import peertoc
from peertoc.validation import all_checks
from peertoc.validation.checking import check
from peertoc.validation.running import parting, taking
from peertoc.validation.time_limit import TookTooLong
from tests.conftest import ROOT
from tests.validation.checks.samples import QUERY, own

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from peertoc.catalogue import Document
    from peertoc.catalogue.parts.spooling import Watch
    from peertoc.catalogue.parts.survey import Survey
    from peertoc.validation.checking import Manner
    from peertoc.validation.findings import Finding

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
PTOC = "https://w3id.org/peertoc#"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a file of a few lines for a large one."""
    monkeypatch.setattr(parting, "_LARGE", 1_000)
    monkeypatch.setattr(parting, "_BLOCK", 2_000)


def validate(*args: str | Path, select: str = "risk-unmanaged") -> Result:
    words = ["validate", *map(str, args), "--select", select, "--today", "2026-01-01"]
    return CliRunner().invoke(peertoc, words, catch_exceptions=False)


def lines(number: int, *, initiatives: bool = True, per: int = 2) -> str:
    """Describe initiatives that share risks, the last with risks of which nothing is said."""
    found = []
    for each in range(number):
        if initiatives:
            found += [f"<urn:i{each}> {TYPE} <{PTOC}Initiative> ."]
            found += [f"<urn:i{each}> <{PTOC}risk> <urn:r{each + more}> ." for more in range(per)]
        found.append(f"<urn:r{each}> {TYPE} <{PTOC}Risk> .")
    return "".join(f"{line}\n" for line in found)


@pytest.mark.parametrize("style", ["concise", "json", "sarif", "turtle", "junit"])
def test_findings_are_those_of_one_piece(style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "many.nt"
    file.write_text(lines(100), encoding="utf-8")
    parts = [validate(file, "--format", style, "--jobs", jobs) for jobs in "12"]
    assert re.search(r"many\.nt is checked in \d\d parts\.", validate(file, "-v").stderr)
    monkeypatch.setattr(parting, "_LARGE", 2**30)
    whole = validate(file, "--format", style)
    # New names in suggestions are numbered part by part.
    told = {re.sub(r"urn:what-is-done(-\d+)?", "urn:new", done.stdout) for done in (*parts, whole)}
    assert len(told) == 1
    assert whole.stdout.count("risk-unmanaged") >= 100


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_file_is_looked_through_by_as_many_processes_as_check_it(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []

    def noted(survey: Survey, path: Path, block: int, jobs: int, watch: Watch) -> None:
        given.append(jobs)
        look_through(survey, path, block, jobs, watch)

    monkeypatch.setattr(looking, "look_through", noted)
    (tmp_path / "many.nt").write_text(lines(100), encoding="utf-8")
    assert "many.nt" in validate(tmp_path / "many.nt", "--jobs", str(jobs)).stdout
    assert given == [jobs]


def test_a_file_that_describes_no_initiative_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "many.nt"
    file.write_text(lines(100, initiatives=False), encoding="utf-8")
    done = validate(file, "--format", "json")
    (unchecked,) = json.loads(done.stdout)["unchecked"]
    assert unchecked["reason"] == "Nothing in this file is a ptoc:Initiative, so there is nothing to check."
    assert done.exit_code == 2


def test_a_slip_in_the_class_of_an_initiative_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "many.nt"
    slip = f"<urn:i> {TYPE} <{PTOC}Initative> .\n"
    file.write_text(lines(50, initiatives=False) + slip + lines(50, initiatives=False), encoding="utf-8")
    (unchecked,) = json.loads(validate(file, "--format", "json").stdout)["unchecked"]
    assert unchecked["line"] == 51
    assert "Did you mean ptoc:Initiative" in unchecked["help"]


def test_in_a_folder_a_large_file_without_an_initiative_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text(f"<urn:i> {TYPE} <{PTOC}Initiative> .\n", encoding="utf-8")
    (tmp_path / "b.nt").write_text(
        f"<urn:o> {TYPE} <http://www.w3.org/ns/org#Organization> .\n" * 100, "utf-8"
    )
    done = validate(tmp_path)
    assert done.stderr == f"{tmp_path / 'b.nt'}: skipped, it describes no initiative\n"
    assert done.exit_code == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_cannot_be_read_in_one_part_leaves_the_others_to_be_checked(jobs: str, tmp_path: Path) -> None:
    file = tmp_path / "many.nt"
    good = lines(100)
    file.write_text(good.replace("<urn:i50> <", "<urn:i 50> <", 1), encoding="utf-8")
    report = json.loads(validate(file, "--format", "json", "--jobs", jobs).stdout)
    assert report["files"] == [str(file)]
    (unchecked,) = report["unchecked"]
    assert unchecked["line"] == good[: good.index("<urn:i50> <")].count("\n") + 1
    assert "were not checked" in unchecked["help"]
    assert 70 < len(report["findings"]) < 100


def test_a_part_that_takes_too_long_is_told_with_its_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(document: Document, manner: Manner, *, part: bool = False) -> tuple[Finding, ...]:
        if any(str(triple.subject) in ("<urn:i20>", "<urn:i70>") for triple in document.triples):
            raise TookTooLong(1)
        return check(document, manner, part=part)

    monkeypatch.setattr(taking, "check", slow)
    file = tmp_path / "many.nt"
    file.write_text(lines(100), encoding="utf-8")
    report = json.loads(validate(file, "--format", "json", "--jobs", "1").stdout)
    found = [re.fullmatch(r"Give it more .*\. Lines (\d+) to (\d+) were not checked\.", each["help"])
             for each in report["unchecked"]]  # fmt: skip
    for number, match in zip((20, 70), found, strict=True):
        assert match is not None
        assert int(match[1]) <= 4 * number + 1 <= int(match[2])


def test_of_a_scattered_file_it_is_not_said_that_lines_in_a_row_were_not_checked(tmp_path: Path) -> None:
    file = tmp_path / "many.nt"
    good = lines(400).splitlines(keepends=True)
    random.Random(1).shuffle(good)
    file.write_text("".join(good).replace("<urn:i50> <", "<urn:i 50> <", 1), encoding="utf-8")
    done = validate(file, "--format", "json", "-v")
    assert "sorted on disk" in done.stderr
    (unchecked,) = json.loads(done.stdout)["unchecked"]
    assert re.search(r"\b\d+ lines that lie here and there in the file were not checked\.", unchecked["help"])


def test_a_file_that_breaks_off_is_checked_up_to_there(tmp_path: Path) -> None:
    file = tmp_path / "many.nt"
    file.write_text(lines(100)[:-30], encoding="utf-8")
    report = json.loads(validate(file, "--format", "json").stdout)
    assert report["unchecked"]
    assert len(report["findings"]) > 50


def test_other_files_come_before_and_behind_it(tmp_path: Path) -> None:
    for name in ("a.ttl", "c.ttl"):
        (tmp_path / name).write_text(lines(1, per=1), encoding="utf-8")
    (tmp_path / "b.nt").write_text(lines(100), encoding="utf-8")
    for jobs in "12":
        report = json.loads(validate(tmp_path, "--format", "json", "--jobs", jobs).stdout)
        assert [name[-4:] for name in report["files"]] == [".ttl", "b.nt", ".ttl"]
        assert report["summary"]["by_check"] == {"risk-unmanaged": 102}


@pytest.mark.parametrize("select", ["risk-unmanaged", "risk-unmanaged,not-described"])
def test_standard_input_is_taken_in_parts_too(
    select: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    words = ["validate", "-", "--from", "ntriples", "--select", select, "--today", "2026-01-01"]
    words += ["--format", "json", "-v"]
    done = [
        CliRunner().invoke(peertoc, [*words, "--jobs", jobs], input=lines(100), catch_exceptions=False)
        for jobs in "12"
    ]
    assert done[0].stdout == done[1].stdout
    report = json.loads(done[0].stdout)
    assert (report["files"], report["summary"]["by_check"]["risk-unmanaged"]) == (["<stdin>"], 100)
    assert report["findings"][7]["line"] == 4 * 7 + 4
    assert "<stdin> is checked in one piece" in done[0].stderr or "parts." in done[0].stderr
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_for_the_parts_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "many.nt"
    file.write_text(lines(100), encoding="utf-8")
    code = (
        "import sys; from peertoc.validation.running import parting; from peertoc.cli import main\n"
        "parting._LARGE = 1000; parting._BLOCK = 2000\n"
        "sys.argv = ['peertoc', 'validate', *sys.argv[1:]]; main()"
    )
    words = [sys.executable, "-c", code, str(file), "--select", "risk-unmanaged", "--format", "jsonl"]

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))

    done = subprocess.run(words, capture_output=True, text=True, preexec_fn=limited, check=False)
    assert done.stderr.startswith(f"error: The disk is full: to check {file}, more room is needed in ")
    assert done.returncode == 2
    assert list(json.loads(done.stdout.splitlines()[0])) == ["unchecked"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", {"no-evaluation": 60, "step-outside-theory": 0}),
        (f"<urn:e> {TYPE} <{PTOC}Evaluation> .\n", {"no-evaluation": 0, "step-outside-theory": 0}),
        (f"<urn:t> {TYPE} <{PTOC}TheoryOfChange> .\n", {"no-evaluation": 60, "step-outside-theory": 60}),
        (f"<urn:t> <{PTOC}step> <urn:nobody> .\n", {"no-evaluation": 60, "step-outside-theory": 0}),
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_what_lies_anywhere_in_a_file_counts_for_all_its_parts(
    more: str, found: dict[str, int], last: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "many.nt"
    body = "".join(
        f"<urn:i{each}> {TYPE} <{PTOC}Initiative> .\n<urn:s{each}> {TYPE} <{PTOC}Input> .\n"
        for each in range(60)
    )
    file.write_text(body + more if last else more + body, encoding="utf-8")
    words = (file, "--format", "json", "-v", "--jobs")
    done = [validate(*words, jobs, select=",".join(found)) for jobs in "12"]
    monkeypatch.setattr(parting, "_LARGE", 2**30)
    done.append(validate(*words, "1", select=",".join(found)))
    assert "parts." in done[0].stderr
    told = []
    for each in done:
        report = json.loads(each.stdout)
        assert report["summary"]["by_check"] == {name: count for name, count in found.items() if count}
        # What no initiative leads to may belong to any; in the whole file it is taken for one of the first.
        told.append([{**finding, "suggestion": None} for finding in report["findings"]])
    assert told[0] == told[1] == told[2]


#: Checks that tell what to write, of things to which an initiative leads, and of one to which none does.
MENDED = (
    "risk-managed-late", "risk-unmanaged", "phase-without-tool", "assumption-not-ensured", "no-evaluation",
    "step-outside-theory", "theory-without-goal", "result-without-indicator", "step-without-way-in",
    "participation-without-home", "home-pledges-nothing", "review-not-planned",
)  # fmt: skip


def shared(seed: int) -> str:
    """Take bad files as initiatives in a folder each, that are in touch by their organisations."""
    chance = random.Random(seed)
    paths = [ROOT / "shapes" / name / "bad.ttl" for name in (*MENDED, *MENDED)]
    chance.shuffle(paths)
    each = []
    for number, path in enumerate(paths):
        text = re.sub(r"(https?://example\.org/)", rf"\g<1>{number}/", path.read_text(encoding="utf-8"))
        triples = read_text(text, name=path.name).triples
        each.append("".join(f"{triple} .\n" for triple in triples).replace("_:", f"_:n{number}x"))
    organisations = re.findall(rf"^(<\S+>) {TYPE} <\S+#Organization> \.$", "".join(each), re.MULTILINE)
    for number, lines in enumerate(each):
        for one in re.findall(rf"^(<\S+>) {TYPE} <{PTOC}Initiative> \.$", lines, re.MULTILINE)[:1]:
            facilitators = chance.sample(organisations, 2)
            each[number] += "".join(f"{one} <{PTOC}facilitator> {other} .\n" for other in facilitators)
    return "".join(each)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_suggested_is_what_is_suggested_in_one_piece(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "many.nt"
    file.write_text(shared(seed), encoding="utf-8")
    monkeypatch.setattr(parting, "_BLOCK", 10_000)
    every = ",".join(each.name for each in all_checks())
    words = (file, "--format", "json", "-v", "--jobs", "1")
    done = [validate(*words, select=every)]
    assert re.search(r"checked in \d+ parts", done[0].stderr)
    monkeypatch.setattr(parting, "_LARGE", 2**30)
    done.append(validate(*words, select=every))
    # The help may name what lies near, in the file or in the part.
    found = [[{**each, "help": None} for each in json.loads(one.stdout)["findings"]] for one in done]
    assert found[0] == found[1]
    assert len([finding for finding in found[0] if finding["suggestion"]]) > 10


def test_of_turtle_in_parts_a_suggestion_declares_only_the_prefixes_that_the_file_lacks(
    tmp_path: Path,
) -> None:
    file = tmp_path / "many.ttl"
    file.write_text(f"@prefix ptoc: <{PTOC}> .\n{lines(100)}", encoding="utf-8")
    done = validate(file, "--format", "json", "-v")
    assert "parts." in done.stderr
    found = json.loads(done.stdout)["findings"]
    declared = [re.findall(r"@prefix (\w+):", finding["suggestion"]) for finding in found]
    assert declared == [["dcterms"]] * 100


def test_where_a_check_has_to_see_the_whole_file_it_stays_in_one_piece(tmp_path: Path) -> None:
    file = tmp_path / "many.nt"
    file.write_text(lines(100), encoding="utf-8")
    rule = QUERY.format("SELECT $this WHERE { ?other ptoc:funder ?any . FILTER (?other != $this) }")
    folder = own(tmp_path / "ours", rule)
    done = validate(file, "-v", "--fail-on", "never", "--shapes", folder, select="no-funder")
    assert f"{file} is checked in one piece: no-funder looks at the whole of it." in done.stderr
