"""What is found in a theory of change, as plain values: every text is in the language asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

#: Where paths begin: at engagements, or at the steps that nothing leads to where there is no engagement.
Begin = Literal["engagement", "first-step"]
#: Where paths end: at impacts, at the last steps where there is no impact, or at the step that was chosen.
End = Literal["impact", "last-step", "chosen"]
#: How a step stands to the paths: on one, leading into one, or apart from all.
Standing = Literal["on", "leads-in", "apart"]


@dataclass(frozen=True, slots=True)
class Station:
    """Hold a step on the way, or a circle of steps, which counts as one.

    ``number`` is that of the step in its theory, and 0 for a circle; ``circle`` is 0 for a step. ``id`` is
    empty where its file gives the step no name.
    """

    number: int
    id: str
    title: str
    circle: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """Hold a step of the theory, and how it stands to the paths; ``phase`` and ``kind`` are IRI and name."""

    station: Station
    kind: str
    kind_words: str
    phase: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Path:
    """Hold the stations of one path, and how well it is supported.

    ``weakest`` is the weakest evidence that is stated on it (none, weak, moderate or strong), or empty;
    ``unsaid`` counts its links on which nothing is stated.
    """

    stations: tuple[Station, ...]
    weakest: str = ""
    unsaid: int = 0


@dataclass(frozen=True, slots=True)
class Assumption:
    """Hold what must hold, who controls it, what ensures it; ``cut`` where every path hangs on it."""

    id: str
    text: str
    control: str = ""
    control_words: str = ""
    ensured_by: tuple[str, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a link between two steps; ``strength`` is one of ours or empty, ``evidence`` the words for it."""

    cause: Station
    effect: Station
    strength: str = ""
    evidence: str = ""
    critical: bool | None = None
    assumptions: tuple[Assumption, ...] = ()


@dataclass(frozen=True, slots=True)
class CutAssumption:
    """Hold an assumption on which every path hangs, and the links on paths that it stands on."""

    assumption: Assumption
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """Count what a phase has; ``iri`` is empty for the steps in none.

    ``on_path``, ``leads_in`` and ``apart`` add up to ``steps``; ``measured`` are steps with an indicator.
    """

    iri: str
    label: str
    steps: int
    engagements: int
    on_path: int
    leads_in: int
    apart: int
    links_in: int
    links_within: int
    links_out: int
    measured: int
    indicators: int


@dataclass(frozen=True, slots=True)
class Circle:
    """Hold steps that lead to each other, and one way round that ends where it begins."""

    number: int
    steps: tuple[Station, ...]
    round: tuple[Station, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Hold a number of paths; where it is not ``exact``, there are more than that."""

    number: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Longest:
    """Hold the chains with the most stations: how many links each has, how many there are, the first few."""

    links: int
    count: Count
    chains: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """Hold what would have to hold for one step.

    ``order`` are all steps upstream, in stages: what stands in one stage may go on side by side. ``links``
    are those among them and to the step itself.
    """

    station: Station
    order: tuple[tuple[Station, ...], ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Theory:
    """Hold all that is found in one theory of change; lists are in the order of the steps.

    ``stops`` are steps that follow from where paths begin, lead nowhere, and are no end of a path.
    ``weakest_links`` have the weakest evidence that is stated on any path, ``unsaid_links`` none.
    ``left_out`` are links with an end that is no step of the theory.
    """

    id: str
    title: str
    steps: tuple[Step, ...]
    links: int
    begin: Begin
    end: End
    begins: tuple[Station, ...]
    ends: tuple[Station, ...]
    path_count: Count
    paths: tuple[Path, ...]
    stops: tuple[Station, ...]
    cut_steps: tuple[Station, ...]
    cut_links: tuple[Link, ...]
    cut_assumptions: tuple[CutAssumption, ...]
    weakest_links: tuple[Link, ...]
    unsaid_links: tuple[Link, ...]
    links_on_paths: int
    best_path: Path | None
    phases: tuple[Phase, ...]
    circles: tuple[Circle, ...]
    longest: Longest | None
    left_out: tuple[Link, ...] = ()
    impact: Impact | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Hold what is found in one initiative; ``id`` is empty where its file gives it no name."""

    id: str
    title: str
    file: str
    theories: tuple[Theory, ...] = field(default=())
