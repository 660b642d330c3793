"""What the parts of a chain are called, in the language asked for; no identifier where a word can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from peertoc.cleaning import RIGHTWARD, clean
from peertoc.maps.picture.isolating import filled, isolate
from peertoc.maps.picture.lettering import is_rtl
from peertoc.maps.wordbook import words
from peertoc.model import Commitment, is_blank, readable_name
from peertoc.vocabulary import PREFIXES, PTOC

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peertoc.maps.chain.values import Account
    from peertoc.model import Assumption, Indicator, Labels, Link, Reference, Resource, Words

_PERSONS: Final = frozenset({"Peer", "Person", "Participation"})
_STRENGTHS: Final = ("none", "weak", "moderate", "strong")


class Namer:
    """Name things in one language."""

    def __init__(self, labels: Labels, lang: str) -> None:
        self._labels = labels
        self._lang = lang

    def words(self, said: Words) -> str:
        """Give a text in our language, on one line."""
        return clean(said.in_language(self._lang))

    def label(self, value: str) -> str:
        """Give what a value of a vocabulary is called; empty for none."""
        return clean(self._labels.of(value, self._lang)) if value else ""

    def title(self, part: Resource, otherwise: str) -> str:
        """Give the title, else the description, else what the name of a part says."""
        return self.words(part.title) or self.words(part.description) or self.plain(part.id, otherwise)

    def plain(self, id: str, otherwise: str) -> str:
        """Make a name readable."""
        return otherwise if not id or is_blank(id) else clean(readable_name(id)) or otherwise

    def more(self, part: Resource) -> str:
        """Give the description of a part that has a title as well."""
        return self.words(part.description) if self.words(part.title) else ""

    def mentions(self, references: Iterable[Reference]) -> str:
        """Name things that are told elsewhere, or only in words; persons are not named."""
        return ", ".join(filter(None, (self._mention(each) for each in references)))

    def _mention(self, reference: Reference) -> str:
        if reference.kind in _PERSONS:
            return self.words(reference.title)
        return self.words(reference.title) or self.plain(reference.id, "")

    def indicator(self, each: Indicator) -> str:
        """Say an indicator in short: what is counted, from where to where, by when, and where it stands."""
        said = words("chain")
        name = self.title(each, said["untitled-indicator"])
        measure = self._measure(each, rtl=is_rtl(name))
        return said["indicator"].format(name=name, measure=measure) if measure else name

    def _measure(self, each: Indicator, *, rtl: bool) -> str:
        said = words("chain")
        baseline, target = self.label(each.baseline), self.label(each.target)
        template = said["baseline-to-target"] if baseline and target else said["to-target"] if target else ""
        template = template or (said["from-baseline"] if baseline else "")
        way = filled(template, baseline=baseline, target=target)
        way = f"{RIGHTWARD}{way}{RIGHTWARD}" if rtl and way else way
        unit = isolate(self.words(each.unit))
        by = said["by"].format(date=clean(each.target_date.text)) if each.target_date else ""
        seen = ", ".join(self.label(value) for value in each.observed)
        date = clean(each.observed_on.text) if each.observed_on else ""
        now = said["observed-on" if date else "observed"].format(value=seen, date=date) if seen else ""
        return "; ".join(filter(None, (" ".join(filter(None, (way, unit, by))), now)))

    def indicator_details(self, each: Indicator) -> str:
        """Say of an indicator what its short form leaves out."""
        said = words("chain")
        means = self.mentions(each.verification)
        date = clean(each.baseline_date.text) if each.baseline_date else ""
        parts = (
            self.more(each),
            filled(said["baseline-on"], date=date) if date else "",
            filled(said["verified"], means=means) if means else "",
        )
        return "; ".join(filter(None, parts))

    def strength(self, value: str) -> tuple[str, str]:
        """Give the strength of evidence as one of ours, or nothing, and what the picture says of it."""
        said = words("chain")
        short = value.removeprefix(PREFIXES["strength"])
        if short in _STRENGTHS:
            return short, said[f"strength-{short}"]
        return ("", said["strength-other"].format(strength=self.label(value))) if value else ("", "")

    def surety(self, link: Link, accounts: Sequence[Account]) -> tuple[str, str, bool]:
        """Give the strength of evidence, what the picture says of it, and whether the link is critical.

        Where accounts of the link differ, each is said, and the strongest evidence counts.
        """
        if len(set(accounts)) < 2:
            return *self.strength(link.strength), bool(link.critical)
        said = words("chain")
        found = [self.strength(each.strength) for each in accounts]
        texts = [
            " · ".join(
                filter(None, (text or said["strength-unsaid"], said["critical"] if each.critical else ""))
            )
            for (_, text), each in zip(found, accounts, strict=True)
        ]
        strongest = max((name for name, _ in found), key=("", *_STRENGTHS).index)
        return strongest, said["accounts"].format(accounts=" / ".join(dict.fromkeys(texts))), False

    def assumption(self, each: Assumption) -> str:
        """Say what must hold."""
        otherwise = words("chain")["untitled-assumption"]
        return self.words(each.description) or self.title(each, otherwise)

    def assumption_details(self, each: Assumption, parts: Mapping[str, Resource]) -> str:
        """Say what ensures an assumption, and how it is known."""
        said = words("chain")
        told = dict.fromkeys(self._told(one, parts.get(one.id)) for one in each.ensured_by)
        ensured = ", ".join(filter(None, told))
        found = (
            filled(said["ensured"], what=ensured) if ensured else "",
            *(filled(said["known-by"], indicator=self.indicator(one)) for one in each.indicators),
        )
        return "; ".join(filter(None, found))

    def _told(self, one: Reference, part: Resource | None) -> str:
        """Name what ensures something: by its title, its description or its kind; else by its address."""
        said = words("chain")
        text = self.words(one.title) or (self.words(part.description) if part else "")
        if text or one.kind in _PERSONS:
            return filled(said["quoted"], text=text) if text else ""
        kind = self.label(f"{PTOC}{one.kind}").lower() if one.kind else ""
        owner = part.organisation if isinstance(part, Commitment) else None
        title = self.words(owner.title) if owner else ""
        return (filled(said["owned"], kind=kind, owner=title) if title else kind) or self.plain(one.id, "")
