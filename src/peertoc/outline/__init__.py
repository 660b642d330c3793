"""A readable outline of an initiative: the quickest way to see that a file says what was meant."""

from peertoc.outline.showing import outline
from peertoc.outline.structured import render_json
from peertoc.outline.text import render_text

__all__ = ["outline", "render_json", "render_text"]
