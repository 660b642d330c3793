"""How far the checks look, told to the reader of large files."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peertoc.catalogue import read_text
from peertoc.catalogue.parts import Bonds, Wanted
from peertoc.resources import shapes_root
from peertoc.validation.checks import all_checks
from peertoc.validation.checks.loading import CHECK
from peertoc.validation.checks.rules import rules_of
from peertoc.validation.compiled.locality import Vocabulary, of_the_whole, walked_back
from peertoc.validation.compiled.sparql.conditions import Slip
from peertoc.validation.compiled.walking import ANY_PROPERTY
from peertoc.validation.engines import COMPILED, engine_named
from peertoc.vocabulary import PTOC, RDF, RDFS, ROOT, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from peertoc.catalogue import Document, Term
    from peertoc.validation.checks.rules import Rules
    from peertoc.validation.compiled.locality import Back
    from peertoc.validation.compiled.sparql.nearing import Said

# What is done after a run goes back along these: from a waiver to the initiatives that name it, from what it
# is for to the waiver, from a cause to its links.
_OURS: Final = frozenset(f"{PTOC}{name}" for name in ("waiver", "appliesTo", "cause"))
# From a class to its things a check goes as to its targets, each by itself.
_TARGETS: Final = f"{RDF}type"
_NAME: Final = re.compile(r"https?://w3id\.org/peertoc[#/].")
_NO_NAME: Final = re.compile(r".*/peertoc/(?:[0-9.]+|context\.jsonld|alignments/.*|initiative/.*)")
# Where the file lies that shows what a check finds, and where it is laid so that it meets nothing.
_SHOWN: Final = "https://example.org/"
_ASIDE: Final = "https://shown.invalid/"


def look_at_all(rules: Rules) -> tuple[str, ...]:
    """List the checks whose findings hang on what may lie anywhere in a file, and which no bonds bring there.

    Raises Unsupported as bonds_of does.
    """
    brought = {*_table()["brought"], *(wanted.check for wanted in _wanted())}
    asked = of_the_whole(rules.shapes).keys() - {f"{CHECK}{name}" for name in brought}
    # Ours that go back along whatever leads to a value ask it of odd names alone, which are brought.
    back = set(walked_back(rules.shapes).anything) - {check.iri for check in all_checks()}
    return tuple(sorted(asked | back))


def bonds_of(rules: Rules) -> Bonds:
    """Say what has to stay together for rules to find in parts what they find in the whole.

    Raises Unsupported where a rule cannot be told how far it looks.
    """
    back, vocabulary = walked_back(rules.shapes), Vocabulary(rules.background)
    near = _near(back, vocabulary)
    declared = frozenset(str(triple.subject)[1:-1] for triple in rules.background)
    asked = {check.removeprefix(CHECK) for check in of_the_whole(rules.shapes)}

    def common(name: str) -> bool:
        return name in declared or name.startswith(PTOC)

    def odd(name: str) -> bool:
        return name not in declared and _NAME.match(name) is not None and not _NO_NAME.fullmatch(name)

    return Bonds(
        back=frozenset((*back.named, *back.near)) - near - {_TARGETS} | _OURS,
        near=near,
        said=frozenset((each.property, each.value) for each in back.said if each.behind in near),
        slips=lambda name: back.joins(name, vocabulary),
        starts=("file:",),
        own=(ROOT, ROOT.replace("https:", "http:")),
        odd=odd,
        common=common,
        far=frozenset((f"{PTOC}waiver",)),
        home=f"{PTOC}Initiative",
        wanted=tuple(wanted for wanted in _wanted() if wanted.check in asked),
        silences=silences,
        classes=f"{RDFS}subClassOf",
    )


def _near(back: Back, vocabulary: Vocabulary) -> frozenset[str]:
    """Choose near properties of which no check comes upon the subjects but by them.

    Checks that may begin with any statement must tell what they find at its subject alone.
    """
    placed = {f"{CHECK}{name}" for name in _table()["placed"]}
    whole = {f"{CHECK}{name}" for name in (*_table()["brought"], *(each.check for each in _wanted()))}
    wanted = {name for each in _wanted() for name in (*each.classes, *each.properties)}

    def told_there(property: str) -> bool:
        if property in wanted:
            return False
        begun = {*back.begins.get(property, ()), *back.begins.get(ANY_PROPERTY, ())}
        return begun <= (placed | whole if property == _TARGETS else placed)

    def plain(said: Said) -> bool:
        kind = said.value
        beside = kind not in wanted and not vocabulary.says(kind, Slip("", f"{RDFS}subClassOf", ""))
        return told_there(said.property) and (not kind or (kind.startswith(PTOC) and beside))

    doubtful = {said.behind for said in back.said if not plain(said)}
    return frozenset(
        name
        for name in back.near
        if name not in doubtful | _OURS | {_TARGETS}
        and told_there(name)
        and not back.joins(name, vocabulary)
        # To whose initiative something belongs is asked by who words suggestions.
        and not vocabulary.says(name, Slip("", f"{SCHEMA}domainIncludes", f"{PTOC}Initiative"))
    )


def silences(name: str, document: Document) -> bool:
    """Tell whether a check finds no longer what its bad example shows, once a document stands beside that."""
    shown = _shown(name)
    return not _found(name, shown.triples) <= _found(name, (*shown.triples, *document.triples))


def _found(name: str, triples: Iterable[Triple]) -> frozenset[Term]:
    (check,) = (check for check in all_checks() if check.name == name)
    rules = rules_of((check,))
    results = engine_named(COMPILED).run(tuple(triples), rules.background, rules.shapes)
    return frozenset(result.focus for result in results)


@lru_cache(maxsize=16)
def _shown(name: str) -> Document:
    text = (shapes_root() / name / "bad.ttl").read_text(encoding="utf-8").replace(_SHOWN, _ASIDE)
    return read_text(text, name=name)


@cache
def _table() -> dict[str, Any]:
    with Path(__file__).with_name("bonds.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def _wanted() -> tuple[Wanted, ...]:
    return tuple(
        Wanted(
            entry["check"],
            tuple(f"{PTOC}{each}" for each in entry.get("classes", ())),
            tuple(f"{PTOC}{each}" for each in entry.get("properties", ())),
            entry.get("loose", False),
        )
        for entry in _table()["wanted"]
    )
