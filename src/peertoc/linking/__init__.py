"""Link what a file describes with the identifiers that the rest of the world uses."""

from __future__ import annotations

from peertoc.linking.values import Candidate, Kind, Link, Wanted

__all__ = ["Candidate", "Kind", "Link", "Wanted"]
