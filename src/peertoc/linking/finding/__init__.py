"""Find identifiers for what a file describes, and put them into its table; what was decided is kept.

Nothing is accepted here: certain links are those that the file states itself, all else waits for a person.
"""

from __future__ import annotations

from peertoc.linking.finding.answers import SHIPPED, Answer, shipped_answers
from peertoc.linking.finding.merging import Outcome, merge
from peertoc.linking.finding.sought import Sought, seek, still_open

__all__ = ["SHIPPED", "Answer", "Outcome", "Sought", "merge", "seek", "shipped_answers", "still_open"]
