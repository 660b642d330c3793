"""What the tests of the outline share; run it as a module to write the golden files anew.

``python -m tests.outline.samples`` rewrites ``sample.txt`` and ``sample.json`` from ``sample.ttl``: read the
difference before you keep it.
"""

import re
from pathlib import Path

from peertoc import __version__
from peertoc.catalogue.document import Document
from peertoc.catalogue.gate import read_text
from peertoc.catalogue.reading import read_initiatives, read_labels
from peertoc.model import Initiative
from peertoc.outline import render_json, render_text
from peertoc.vocabulary import PREFIXES

HERE = Path(__file__).parent
HEAD = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())


def sample() -> Document:
    """Read the sample under a name that is the same on every machine."""
    return read_text((HERE / "sample.ttl").read_text("utf-8"), name="sample.ttl")


def sample_text() -> str:
    """Render the sample as text."""
    (initiative,) = read_initiatives(sample())
    return render_text(initiative, read_labels())


def sample_json() -> str:
    """Render the sample as JSON, without the version of the package."""
    written = render_json(read_initiatives(sample()), read_labels())
    return written.replace(f'"version": "{__version__}"', '"version": "…"')


def told(turtle: str) -> tuple[Initiative, ...]:
    """Read the initiatives of a few lines of Turtle."""
    return read_initiatives(read_text(f"{HEAD}@base <https://example.org/t/> .\n{turtle}", name="t.ttl"))


def text_of(turtle: str, lang: str = "en", width: int = 88) -> str:
    """Render the one initiative of a few lines of Turtle as text."""
    (initiative,) = told(turtle)
    return render_text(initiative, read_labels(), lang, width)


def after(text: str, heading: str) -> str:
    """Give what stands below a heading of the outline."""
    below = re.split(rf"(?m)^{heading}.*\n[=\-·]+\n", text)[1]
    return re.split(r"(?m)^.+\n[=\-·]+$", below)[0].strip()


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


if __name__ == "__main__":
    (HERE / "sample.txt").write_text(sample_text(), "utf-8")
    (HERE / "sample.json").write_text(sample_json(), "utf-8")
