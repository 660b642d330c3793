"""The blocks that pages are made of: headings with anchors, lists, facts, Turtle; and whole pages of them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from peertoc.escaping import fenced
from peertoc.guidance.questions import known
from peertoc.validation.checks.proving import DAY
from peertoc.vocabulary import compact
from scripts.pages import data
from scripts.pages.places import link, prose
from scripts.pages.words import phrase, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from peertoc.catalogue import Term

_BRACES: Final = re.compile(r"\{([a-z-]+)(?::(\d))?\}")


class Untold(Exception):
    """Something is said in the data that no page has words for."""


def page(here: str, heading: str, blocks: Iterable[str], made_from: Iterable[str]) -> str:
    """Put a page together: its heading, the way back, its blocks, and the files that it is made from."""
    folder = posixpath.dirname(here)
    way = [("peertoc", "index.md")] if here != "index.md" else []
    if folder and here != f"{folder}/index.md":
        way.append((words()["folders"][folder], f"{folder}/index.md"))
    back = " › ".join(f"[{name}]({posixpath.relpath(path, folder or '.')})" for name, path in way)
    up = posixpath.relpath(".", posixpath.join("docs", folder))
    files = ", ".join(f"[{name}]({up}/{name})" if "." in name else f"`{name}/`" for name in made_from)
    foot = f"*{phrase('foot').format(files=files)}*"
    return "\n\n".join(filter(None, (f"# {heading}", back, *blocks, "---", foot))) + "\n"


def anchored(iri: str, level: int, heading: str) -> str:
    """Write a heading that can be pointed at by the last part of a name."""
    return f'<a id="{data.local(iri)}"></a>\n\n{"#" * level} {heading}'


def bullets(items: Iterable[str]) -> str:
    """Write a list."""
    return "\n".join(f"- {item}" for item in items)


def turtle(text: str) -> str:
    """Show Turtle to begin with: names in braces as names of a file, years as seen from a fixed day."""
    return fenced(_BRACES.sub(_filled, text.strip()), "turtle")


def facts(thing: NamedNode, here: str, leave_out: Collection[str] = ()) -> str:
    """List what is said of a thing, line by line, in the words and the order of ``words.toml``.

    Raises Untold for what has no words there, so that nothing in the data goes missing on its page.
    """
    said = {compact(predicate): values for predicate, values in known().properties(thing).items()}
    named, elsewhere = words()["said"], words()["elsewhere"]["predicates"]
    if unknown := sorted(set(said) - set(named) - set(elsewhere)):
        raise Untold(f"words.toml has no words for {', '.join(unknown)}, which {compact(thing.value)} has.")
    lines = [
        (begin, said.get(predicate, ())) for predicate, begin in named.items() if predicate not in leave_out
    ]
    lines += [
        (begin, data.subjects(data.expanded(predicate), thing))
        for predicate, begin in words()["named_by"].items()
    ]
    return bullets(f"{begin}: {told}" for begin, values in lines if (told := _values(thing, values, here)))


def _values(thing: NamedNode, values: Iterable[Term], here: str) -> str:
    told = list(_told(thing, values, here))
    return ("; " if any("," in value for value in told) else ", ").join(told)


def _told(thing: NamedNode, values: Iterable[Term], here: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, NamedNode):
            yield link(value.value, here)
        elif isinstance(value, Literal) and value.value in ("true", "false"):
            yield "yes" if value.value == "true" else "no"
        elif value.value != data.local(thing.value):
            yield prose(value.value, here)


def _filled(match: re.Match[str]) -> str:
    if match[1] == "lang":
        return "en"
    return f'"{DAY.year + int(match[2])}"^^xsd:gYear' if match[1] == "year" else f"<{match[1]}>"
