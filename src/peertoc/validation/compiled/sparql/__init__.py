"""The part of SPARQL that checks are written in, compiled for one focus node at a time."""

from peertoc.validation.compiled.sparql.asking import Query
from peertoc.validation.compiled.sparql.lexing import Unsupported

__all__ = ["Query", "Unsupported"]
