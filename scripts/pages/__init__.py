"""The pages of ``docs/``, written from the data: the checks, the ontology, and what is said of the guide."""

from scripts.pages.making import left_over, pages, stale, write

__all__ = ["left_over", "pages", "stale", "write"]
