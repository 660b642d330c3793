"""The shapes compiled: each check becomes a plan over exact terms, run without any other SHACL engine."""

from peertoc.validation.compiled.engine import Compiled

__all__ = ["Compiled"]
