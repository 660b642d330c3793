"""Make ``registries/`` from copies of the registries: facts only, a table each, with its licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.taking.codes import channels, functions, identifiers, sectors
from scripts.taking.goals import goals
from scripts.taking.government import bodies
from scripts.taking.hosts import hosts
from scripts.taking.lists import licence, lists
from scripts.taking.places import countries, regions

if TYPE_CHECKING:
    from pathlib import Path


def taken(shared: Path) -> dict[str, str]:
    """Give every file of ``registries/`` that is made, by its path there, from the folder of the copies."""
    tables = (countries, regions, sectors, functions, goals, channels, identifiers, hosts, lists, bodies)
    made = (table(shared) for table in tables)
    licences = {f"{folder}/LICENSE": licence(shared, folder) for folder in ("org-id", "gov-id")}
    return {**{table.path: table.text() for table in made}, **licences}
