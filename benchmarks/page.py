"""Tell a run as a page of Markdown: what was measured, and which goals hold."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any, Final

from benchmarks.engines import ENGINES, OURS
from benchmarks.goals import GOALS, STREAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAMES: Final = {"clean": "One clean example", "found": "One example with findings"}
_INTRO: Final = """\
# How fast it is

Every engine gets the same initiatives and all the checks, in one run, in turns. A figure is the median
of whole commands, from their start to their end, with the fastest and the slowest beside it; a ratio is
that to `peertoc`, and more to be relied on than seconds. CPU seconds are what all processes and threads
have worked. SHACL engines get the file with its context behind it (`peertoc shapes`), `peertoc` the
file alone, and it looks up the place of each finding. A waived finding counts as one. Memory is the
peak of the largest process. “Same” are the findings that an engine has in common with `peertoc` (check,
focus, path, value), “missed” those that only `peertoc` has.
"""

_SHARES: Final = """\
## Where the time goes

Of a large file of N-Triples, measured on 2026-12-01 by sampling the one process of `--jobs 1` on 10,000
initiatives, 4.3 microseconds a statement; bare parsing takes 0.67.

| what | share |
|---|---:|
| the first look: names, and where to cut | 17 % |
| statements of lines: cut at their spaces, each text judged once | 17 % |
| the index of the engine | 8 % |
| all checks | 26 % |
| places, waivers and words, of which the index of a part is most | 8 % |
| suggestions | 8 % |
| handing back memory, start-up and the rest | 16 % |

Tried, and of no use: columns and runs of equal subjects in the index, one pass for two indexes, other sizes
of parts, cutting at spaces many lines at a time. Not tried yet: to leave out the look for signs that no text
may hold (2 %) where the texts are judged anyway; to spare each part the few milliseconds that all checks take
on any file, however small.
"""


def page(results: Mapping[str, Any], stream: Mapping[str, Any] | None = None) -> str:
    """Write the whole page from what a run has kept, and a stream if one was."""
    cases = {case["key"]: case["engines"] for case in results["cases"]}
    if stream:
        cases[STREAM] = {OURS: stream["run"]}
    parts = [_INTRO, _where(results), _goals(cases), _SHARES]
    parts += [_case(case, results["cap"]) for case in results["cases"]]
    parts += [_stream(stream)] if stream else []
    parts.append(
        "---\n\n*Written by `scripts/bench` from its last run, which is kept in "
        "[benchmarks/results.json](../benchmarks/results.json).*\n"
    )
    return "\n".join(parts)


def _where(results: Mapping[str, Any]) -> str:
    machine = results["machine"]
    told = [
        f"{_measured(results)} The load was {machine['load_before']} before and {machine['load_after']} after"
        + (
            ": others worked on the machine, so that seconds are longer than they need be."
            if machine["load_before"] > 1
            else "."
        ),
        "",
        "| engine | version | what is run |",
        "|---|---|---|",
        *(
            f"| {engine.name} | {engine.package} {results['versions'][engine.name]} | {engine.how} |"
            for engine in ENGINES
            if engine.name in results["versions"]
        ),
    ]
    return "\n".join(told) + "\n"


def _measured(results: Mapping[str, Any]) -> str:
    machine = results["machine"]
    return (
        f"Measured on {results['date']}: {machine['processor']}, {machine['cores']} cores, "
        f"{machine['memory']} GB of memory, {machine['system']}, Python {machine['python']}."
    )


def _stream(kept: Mapping[str, Any]) -> str:
    run = kept["run"]
    return f"""\
## A stream of {run["initiatives"]:,} initiatives: {run["statements"]:,} statements

{_measured(kept)} N-Quads, {run["bytes"] / 1e9:.1f} GB, are made and handed over on standard input; nothing of
them is kept but what `peertoc` writes to its temporary folder, since the last line may concern the first
initiative. Memory is that of all its processes together.

| what | measured |
|---|---:|
| until all was taken | {run["taken"] / 60:.1f} minutes, up to {run["while_taken"]:.0f} MB |
| the whole | {run["seconds"] / 60:.1f} minutes |
| memory in the first half of the checking | {run["first_half"]:.0f} MB |
| memory in the second half | {run["second_half"]:.0f} MB |
| findings | {run["findings"]:,} |
| defects that were made and not found | {run["missed"]:,} |

`python -m benchmarks.streaming {run["initiatives"]} --keep` measures it; ten thousand run among
the tests.
"""


def _goals(cases: Mapping[str, Mapping[str, Any]]) -> str:
    lines = ["## Goals", "", "| what | goal | measured | holds |", "|---|---|---|---|"]
    for goal in GOALS:
        verdict = goal.judge(cases)
        lines.append(f"| {goal.what} | {goal.aim} | {verdict.figures} | {verdict.holds} |")
    return "\n".join(lines) + "\n"


def _case(case: Mapping[str, Any], cap: float) -> str:
    title = _NAMES.get(case["key"], f"{case['initiatives']:,} initiatives")
    lines = [
        f"## {title}: {case['statements']:,} statements",
        "",
        f"Rounds: {case['rounds']}; another engine is stopped after {cap:g} seconds.",
        "",
        "| engine | seconds | ratio | CPU seconds | ratio | memory | findings | same | missed |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        *_rows(case["engines"]),
    ]
    return "\n".join(lines) + "\n"


def _rows(engines: Mapping[str, Any]) -> Iterator[str]:
    ours = engines.get(OURS, {})
    base = ours if ours.get("outcome") == "ok" else None
    for name, told in engines.items():
        cells = [name, *_time(told, base), _counted(told, "findings"), _counted(told, "same")]
        yield f"| {' | '.join([*cells, _counted(told, 'ours_alone')])} |"


def _time(told: Mapping[str, Any], ours: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Tell seconds and CPU seconds, each with its ratio, and memory; of what was stopped, a bound."""
    if told["outcome"] == "not tried":
        return "past the cap with less", "", "", "", ""
    peak = f"{max(told['kilobytes']) / 1000:.0f} MB"
    if told["outcome"] not in {"ok", "cap"}:
        return told["outcome"].replace("|", "/"), "", "", "", peak
    bound = "over " if told["outcome"] == "cap" else ""
    cells = []
    for key in ("seconds", "cpu"):
        figure = max(told[key]) if bound else median(told[key])
        spread = f" ({min(told[key]):.2f}–{max(told[key]):.2f})" if len(told[key]) > 1 and not bound else ""
        ratio = f"{bound}{figure / median(ours[key]):.3g}" if ours else ""
        cells += [f"{bound}{figure:.2f}{spread}", ratio]
    return (*cells, f"{bound}{peak}")


def _counted(told: Mapping[str, Any], key: str) -> str:
    return f"{told[key]:,}" if key in told else ""
