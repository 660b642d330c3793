"""Say what an initiative is, and who is who in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertoc.outline import phrases
from peertoc.outline.layout import Item
from peertoc.outline.phrasing import capital, listed, noted, on, period, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peertoc.model import (
        Authorisation,
        Commitment,
        Community,
        Initiative,
        Match,
        Organisation,
        Participation,
        Peer,
        PeerContract,
        PeerProfile,
    )
    from peertoc.outline.speech import Speech


def heading(initiative: Initiative, say: Speech) -> str:
    """Say title and acronym."""
    return noted(say.name(initiative), say.words(initiative.acronym))


def about(initiative: Initiative, say: Speech) -> Iterator[Item]:
    """Say when and where an initiative is, and what for."""
    yield from say.line(phrases.STATUS, say.label(initiative.status))
    yield from say.line(phrases.WHEN, period(initiative.start, initiative.end))
    yield from say.line(phrases.WHERE, say.mentions(initiative.places))
    yield from say.line(phrases.REFORM_AREAS, _areas(initiative, say))
    yield from say.line(phrases.PURPOSE, say.labels(initiative.purposes))
    yield from say.line(phrases.TARGETS, say.labels(initiative.targets))
    yield from say.line(phrases.ENGAGES, say.labels(initiative.engages))
    yield from say.line(phrases.WEB, say.addresses(initiative.homepage))
    for description in say.more(initiative):
        yield from (Item(""), description)
    yield from say.left_out(initiative)


def _areas(initiative: Initiative, say: Speech) -> str:
    primary = initiative.primary_reform_area
    areas = dict.fromkeys((primary, *initiative.reform_areas) if primary else initiative.reform_areas)
    if len(areas) < 2:
        return say.labels(areas)
    return listed(noted(say.label(area), phrases.PRIMARY if area == primary else "") for area in areas)


def who_is_who(initiative: Initiative, say: Speech) -> Iterator[Item]:
    """Say who runs an initiative, who pays, who takes part and on what terms."""
    yield from _organisations(phrases.FACILITATORS, initiative.facilitators, say)
    yield from _organisations(phrases.FUNDERS, initiative.funders, say)
    for community in initiative.communities:
        yield _community(community, say)
    for profile in initiative.peer_profiles:
        yield _profile(profile, say)
    if initiative.participations:
        yield Item(phrases.TAKING_PART, tuple(_participation(p, say) for p in initiative.participations))
    yield from say.line(phrases.MATCHING_FACTORS, say.labels(initiative.matching_factors))
    if initiative.matches:
        yield Item(phrases.MATCHES, tuple(_match(match, say) for match in initiative.matches))


def _organisations(what: str, organisations: Iterable[Organisation], say: Speech) -> Iterator[Item]:
    items = tuple(Item(say.name(each), _organisation(each, say)) for each in organisations)
    if len(items) == 1:
        yield from say.line(what, items[0].text, *items[0].items)
    elif items:
        yield Item(what, items)


def _organisation(organisation: Organisation | Community, say: Speech) -> tuple[Item, ...]:
    return (
        *say.more(organisation),
        *say.line(phrases.WEB, say.addresses(organisation.homepage)),
        *say.left_out(organisation),
    )


def _community(community: Community, say: Speech) -> Item:
    members = say.line(phrases.MEMBERS, say.mentions(community.members))
    what = capital(say.term(community.kind) or phrases.COMMUNITY)
    areas = say.line(phrases.REFORM_AREAS, say.labels(community.reform_areas))
    return say.line(what, say.name(community), *_organisation(community, say), *areas, *members)[0]


def _profile(profile: PeerProfile, say: Speech) -> Item:
    return say.line(
        phrases.PROFILES,
        say.name(profile),
        *say.more(profile),
        *say.line(phrases.POSITION, say.mentions(profile.positions)),
        *say.line(phrases.SHARED_PROBLEM, say.mentions(profile.shared_problems)),
        *say.line(phrases.RECRUITMENT, say.mentions(profile.recruitment)),
        *say.line(phrases.SERVES, say.mentions(profile.objectives)),
        *say.left_out(profile),
    )[0]


def _participation(part: Participation, say: Speech) -> Item:
    items = [*say.more(part)]
    if part.peer:
        items += _peer(part.peer, say)
    if part.home_organisation:
        home = part.home_organisation
        items += say.line(phrases.HOME, say.name(home), *_organisation(home, say))
    for authorisation in part.authorisations:
        items.append(_authorisation(authorisation, say))
    for contract in part.contracts:
        items.append(_contract(contract, say))
    for commitment in part.commitments:
        items.append(_commitment(commitment, say))
    items += say.line(phrases.PURPOSE, say.labels(part.purposes))
    items += say.line(phrases.INCENTIVE, say.mentions(part.incentives))
    items += say.line(phrases.CHALLENGES, say.labels(part.challenges))
    return Item(say.name(part), (*items, *say.left_out(part)))


def _peer(peer: Peer, say: Speech) -> Iterator[Item]:
    yield from say.more(peer)
    if peer.title:
        yield from say.line(phrases.POSITION, say.mentions(peer.positions))
    yield from say.line(phrases.SHARED_PROBLEM, say.mentions(peer.shared_problems))
    yield from say.line(phrases.TASK, say.mentions(peer.tasks))
    yield from say.line(phrases.BACKGROUND, say.mentions(peer.background))
    yield from say.line(phrases.YEARS, say.label(peer.years_of_service))
    yield from say.line(phrases.LANGUAGES, say.mentions(peer.languages))
    yield from say.line(phrases.CONSENT, say.mentions(peer.consent))
    yield from say.left_out(peer)


def _authorisation(leave: Authorisation, say: Speech) -> Item:
    form = {True: phrases.FORMALLY, False: phrases.INFORMALLY, None: ""}[leave.formal]
    how = filter(None, (form, say.by(leave.authorisers), on(leave.issued)))
    said = " ".join((phrases.GIVEN, *how))
    below = (*say.titled(leave), *say.left_out(leave))
    return say.line(phrases.LEAVE, said, *below)[0]


def _contract(contract: PeerContract, say: Speech) -> Item:
    said = " ".join((phrases.MADE, *filter(None, (say.by(contract.agreed_by), on(contract.issued)))))
    below = (*say.titled(contract), *say.left_out(contract))
    return say.line(phrases.CONTRACT, said, *below)[0]


def _commitment(commitment: Commitment, say: Speech) -> Item:
    home = commitment.organisation
    what = phrases.PLEDGE.format(who=say.name(home)) if home else phrases.PLEDGE_AT_HOME
    said = noted(say.labels(commitment.pledges) or phrases.NOT_DETAILED, spoken(commitment.issued))
    below = (*say.titled(commitment), *say.left_out(commitment))
    return say.line(what, said, *below)[0]


def _match(match: Match, say: Speech) -> Item:
    who, factors = say.mentions(match.matches), say.labels(match.factors)
    said = phrases.MATCHED_ON.format(who=who or say.name(match), factors=factors) if factors else who
    return Item(said or say.name(match), (*say.titled(match), *say.left_out(match)))
