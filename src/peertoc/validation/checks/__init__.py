"""The checks: read from their folders, proved by their examples, told to people."""

from peertoc.validation.checks.loading import FAMILIES, Check, Words, all_checks, choose, load_checks

__all__ = ["FAMILIES", "Check", "Words", "all_checks", "choose", "load_checks"]
