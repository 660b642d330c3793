"""Read a theory's chain: both forms of one link, counted once."""

from __future__ import annotations

from itertools import chain as flattened
from itertools import islice, product
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pyoxigraph import Literal

from peertoc.model import Chain, Feedback, Link, Step, Words
from peertoc.vocabulary import PTOC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.catalogue.reading_values import Reader
    from peertoc.catalogue.statements import Term

    Ends: TypeAlias = tuple[Term | None, Term | None]

_LEADS_TO: Final = f"{PTOC}leadsTo"
_FEEDS_BACK: Final = f"{PTOC}feedsBackTo"
_CAUSE: Final = f"{PTOC}cause"
_EFFECT: Final = f"{PTOC}effect"
#: A causal link with several causes or effects says all their pairs; no file may make us count to a billion.
_PAIRS_AT_MOST: Final = 10_000


def read_chain(reader: Reader, theory: Term) -> Chain:
    """Read the steps of a theory, and every link and feedback with an end among them.

    Links come in the order of their causes, then those that come from outside, then those without an end.
    """
    steps = tuple(_resources(reader.statements.objects(theory, f"{PTOC}step")))
    causal: dict[Ends, list[Term]] = {}
    for link in _causal_links(reader, theory, steps):
        for ends in _ends(reader, link):
            causal.setdefault(ends, []).append(link)
    bare = dict.fromkeys(_bare_links(reader, steps))
    order: dict[Term | None, int] = {step: number for number, step in enumerate(steps)}
    every = dict.fromkeys((*bare, *causal))
    ordered = sorted(every, key=lambda ends: order.get(ends[0], len(order)))
    return Chain(
        tuple(reader.resource(Step, step) for step in steps),
        tuple(_link(reader, ends, causal.get(ends, []), bare=ends in bare) for ends in ordered),
        tuple(_feedback(reader, steps)),
    )


def _bare_links(reader: Reader, steps: tuple[Term, ...]) -> Iterator[Ends]:
    for step in steps:
        yield from ((step, effect) for effect in _resources(reader.statements.objects(step, _LEADS_TO)))
    for step in steps:
        yield from ((cause, step) for cause in reader.statements.subjects(_LEADS_TO, step))


def _causal_links(reader: Reader, theory: Term, steps: tuple[Term, ...]) -> Iterable[Term]:
    """List the causal links that have an end among the steps, and those that the theory names."""
    found = (reader.statements.subjects(end, step) for step in steps for end in (_CAUSE, _EFFECT))
    named = _resources(reader.statements.objects(theory, f"{PTOC}link"))
    return dict.fromkeys((*flattened.from_iterable(found), *named))


def _ends(reader: Reader, link: Term) -> Iterator[Ends]:
    causes = tuple(_resources(reader.statements.objects(link, _CAUSE)))
    effects = tuple(_resources(reader.statements.objects(link, _EFFECT)))
    return islice(product(causes or (None,), effects or (None,)), _PAIRS_AT_MOST)


def _link(reader: Reader, ends: Ends, causal: list[Term], *, bare: bool) -> Link:
    cause, effect = ends
    place = reader.document.place
    said = [reader.values(Link, link) for link in causal]
    return Link(
        id=reader.id(causal[0]) if causal else "",
        place=place(causal[0]) if causal or cause is None else place(cause, _LEADS_TO, effect),
        cause=reader.id(cause) if cause is not None else "",
        effect=reader.id(effect) if effect is not None else "",
        stated_as="both" if bare and causal else "leadsTo" if bare else "causal",
        **_merged(said),
    )


def _feedback(reader: Reader, steps: tuple[Term, ...]) -> Iterator[Feedback]:
    for step in steps:
        for earlier in _resources(reader.statements.objects(step, _FEEDS_BACK)):
            place = reader.document.place(step, _FEEDS_BACK, earlier)
            yield Feedback(reader.id(step), reader.id(earlier), place)


def _merged(said: list[dict[str, Any]]) -> dict[str, Any]:
    """Merge what several causal links say in each field."""
    names = dict.fromkeys(name for values in said for name in values)
    return {name: _all_of([values[name] for values in said if name in values]) for name in names}


def _all_of(values: list[Any]) -> Any:
    """Give all that is said, or the first where only one thing can be; critical once is critical."""
    if isinstance(values[0], tuple):
        return tuple(dict.fromkeys(flattened.from_iterable(values)))
    if isinstance(values[0], Words):
        return Words(tuple(dict.fromkeys(text for words in values for text in words.texts)))
    if True in values:
        return True
    return next((value for value in values if value not in ("", None)), values[0])


def _resources(terms: Iterable[Term]) -> Iterator[Term]:
    return (term for term in terms if not isinstance(term, Literal))
