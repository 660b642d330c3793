"""What registries hold, read from ``registries/`` when it is first asked for."""

from __future__ import annotations

from peertoc.linking.registry.offering import offline_candidates
from peertoc.linking.registry.standing import GONE, UNLISTED, Standing, standing

__all__ = ["GONE", "UNLISTED", "Standing", "offline_candidates", "standing"]
