"""How well a candidate fits what is sought: a score of our own, with the signs that it rests on.

A score orders candidates for a person, who decides. The score of a service is kept apart from it.
"""

from __future__ import annotations

from peertoc.linking.scoring.registered import registered_words
from peertoc.linking.scoring.score import Band, Score, band_of, score
from peertoc.linking.scoring.words import Words

__all__ = ["Band", "Score", "Words", "band_of", "registered_words", "score"]
