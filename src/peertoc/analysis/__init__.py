"""What hangs on what in a theory of change: paths, what all of them need, and where they are weak."""

from peertoc.analysis.analysing import Asked, analyse
from peertoc.analysis.values import Analysis, Theory

__all__ = ["Analysis", "Asked", "Theory", "analyse"]
