"""Every organisation that the registries at hand know, as candidates."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from peertoc.linking.registry.channels import IDENTIFIERS, channels, identifiers
from peertoc.linking.registry.hosts import HOSTS, hosts
from peertoc.linking.registry.tables import table
from peertoc.linking.values import Candidate
from peertoc.linking.websites import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peertoc.linking.registry.codes import Code
    from peertoc.linking.registry.hosts import Host

#: What stands in brackets at the end of a channel's name tells which payments count, not what it is called.
_REMARK: Final = re.compile(r"\s*\([^()]*\)\s*$")


@cache
def known() -> tuple[Candidate, ...]:
    """List the organisations: channels of CRS, identifiers of IATI, records of ROR."""
    return (*map(_channel, channels().values()), *_identifiers(), *map(_host, hosts().values()))


def _channel(code: Code) -> Candidate:
    return _of_code(code, (), code.status)


def _identifiers() -> Iterator[Candidate]:
    websites = {row["code"]: host_of(row["website"]) for row in table(IDENTIFIERS).rows}
    for key, code in identifiers().items():
        yield _of_code(code, tuple(host for host in (websites[key],) if host), "active")


def _of_code(code: Code, websites: tuple[str, ...], status: str) -> Candidate:
    name, others = code.names["en"], [said for lang, said in code.names.items() if lang != "en"]
    aliases = dict.fromkeys(each for each in (_REMARK.sub("", name), *others) if each != name)
    return Candidate(
        id=code.identifier.iri,
        name=name,
        aliases=tuple(aliases),
        acronyms=(),
        country="",
        websites=websites,
        types=(),
        source=code.source,
        source_version=code.version,
        service_score=None,
        service_match=None,
        status=status,
        successor="",
    )


def _host(host: Host) -> Candidate:
    held = table(HOSTS)
    websites = dict.fromkeys(site for site in map(host_of, host.websites) if site)
    return Candidate(
        id=host.identifier.iri,
        name=host.name,
        aliases=host.aliases,
        acronyms=host.acronyms,
        country=host.country,
        websites=tuple(websites),
        types=host.types,
        source=held.name,
        source_version=held.version,
        service_score=None,
        service_match=None,
        status=host.status,
        successor=host.successor.iri if host.successor else "",
    )
