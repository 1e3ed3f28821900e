"""Who may read a concern, who owns it, what may be done with it. Pure: facts in, decisions out."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from portal.accounts.rules import Visitor
from portal.errors import NotAllowed, Unsuitable
from portal.roles import Role
from portal.texts import N_
from portal.towns.rules import AgencyKind


class Audience(StrEnum):
    """Whom the resident lets read it; it binds everywhere and beats the category's owner."""

    PLATFORM = "platform"
    WITHOUT_POLICE = "without_police"
    TOWN_AND_NGO = "town_and_ngo"

    def admits(self, kind: AgencyKind) -> bool:
        """Whether an agency of this kind may know of the concern at all."""
        if self is Audience.WITHOUT_POLICE:
            return not kind.is_police
        if self is Audience.TOWN_AND_NGO:
            return kind.is_town_or_ngo
        return True


class Regime(StrEnum):
    """How strictly the subject itself is protected, whatever the resident chose."""

    ORDINARY = "ordinary"
    RESTRICTED = "restricted"
    CHILD = "child"
    COMPLAINT = "complaint"


OWNER_ONLY = frozenset({Regime.CHILD, Regime.COMPLAINT})
"""Subjects that only the agency in charge may read; the coordinator counts them."""


class Status(StrEnum):
    """Where a concern stands."""

    NEW = "new"
    HANDED_OVER = "handed_over"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes an answer or a deed."""
        return self not in {Status.RESOLVED, Status.CLOSED}


class ClosingReason(StrEnum):
    """Why a concern ends; only the first two say that something was done."""

    DONE = "done"
    PARTLY = "partly"
    NOT_OURS = "not_ours"
    IMPOSSIBLE = "impossible"
    MISUSE = "misuse"

    @property
    def status(self) -> Status:
        """The status a concern closed for this reason ends in."""
        return Status.RESOLVED if self in {ClosingReason.DONE, ClosingReason.PARTLY} else Status.CLOSED


class Help(StrEnum):
    """What the resident says about the outcome."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Stop(StrEnum):
    """What stands before a concern of a kind: nothing, advice, or a question that must be answered."""

    NONE = "none"
    ADVICE = "advice"
    QUESTION = "question"


class Sight(IntEnum):
    """How much of a concern a person sees; each level holds the ones below."""

    NOTHING = 0
    COUNT = 1
    SUMMARY = 2
    FULL = 3


@dataclass(frozen=True)
class ConcernFacts:
    """What decides about access; never the content."""

    town_id: int
    district_id: int
    regime: Regime
    audience: Audience
    owner_agency_id: int
    is_open: bool = True


@dataclass(frozen=True)
class AgencyRef:
    """An agency as routing needs it."""

    id: int
    kind: AgencyKind


class NoSuchTarget(Unsuitable):
    """The agency may not receive this concern."""

    text = N_("Tomuhle úřadu podnět předat nejde.")


class WrongOwner(Unsuitable):
    """A subject that only its owner reads needs the agency it is meant for."""

    text = N_("Podněty o dětech může mít jen OSPOD a stížnosti na policii jen kontrola.")


class AlreadyClosed(NotAllowed):
    """A closed concern takes no more answers."""

    text = N_("Podnět je uzavřený. Odpovídat už nejde.")


class WhoThenMissing(Unsuitable):
    """Closing as not ours needs the name of who then."""

    text = N_("Napište, kdo to tedy řeší.")


def sight(concern: ConcernFacts, visitor: Visitor) -> Sight:
    """Return how much the visitor sees (domain matrix); the resident's choice is asked first."""
    if concern.town_id != visitor.town_id or visitor.role in {Role.ADMINISTRATOR, Role.SURVEY_MANAGER}:
        return Sight.NOTHING
    if not concern.audience.admits(visitor.agency_kind):
        return Sight.NOTHING
    is_owner = concern.owner_agency_id == visitor.agency_id
    if concern.regime is Regime.CHILD:
        return _sight_of_child(visitor, is_owner)
    if concern.regime is Regime.RESTRICTED:
        return _sight_of_restricted(visitor, is_owner)
    if concern.regime is Regime.COMPLAINT:
        return _sight_of_complaint(visitor, is_owner)
    return _sight_of_ordinary(visitor, is_owner, concern.district_id in visitor.district_ids)


def _sight_of_child(visitor: Visitor, is_owner: bool) -> Sight:
    if visitor.role is Role.OSPOD:
        return Sight.FULL
    if visitor.role is Role.MEMBER and is_owner and visitor.agency_kind is AgencyKind.STATE_POLICE:
        return Sight.FULL
    return Sight.COUNT if visitor.role is Role.COORDINATOR else Sight.NOTHING


def _sight_of_restricted(visitor: Visitor, is_owner: bool) -> Sight:
    if visitor.role is Role.OFFICER:
        return Sight.NOTHING
    if is_owner or visitor.agency_kind is AgencyKind.STATE_POLICE:
        return Sight.FULL
    return Sight.SUMMARY if visitor.role is Role.COORDINATOR else Sight.NOTHING


def _sight_of_complaint(visitor: Visitor, is_owner: bool) -> Sight:
    if visitor.role is Role.MEMBER and is_owner and visitor.agency_kind is AgencyKind.OVERSIGHT:
        return Sight.FULL
    return Sight.COUNT if visitor.role is Role.COORDINATOR else Sight.NOTHING


def _sight_of_ordinary(visitor: Visitor, is_owner: bool, in_district: bool) -> Sight:
    if visitor.role is Role.COORDINATOR:
        return Sight.FULL
    if visitor.role is Role.OFFICER:
        return Sight.FULL if in_district else Sight.NOTHING
    return Sight.FULL if is_owner else Sight.SUMMARY


def may_answer(concern: ConcernFacts, visitor: Visitor) -> bool:
    """Whether the visitor may answer, close and see the contact: only the owner, who sees all of it."""
    return concern.owner_agency_id == visitor.agency_id and sight(concern, visitor) is Sight.FULL


def may_hand_over(concern: ConcernFacts, visitor: Visitor) -> bool:
    """Whether the visitor may pass it on: the owner, or the coordinator who routes what they can see."""
    if may_answer(concern, visitor):
        return True
    return visitor.role is Role.COORDINATOR and sight(concern, visitor) >= Sight.SUMMARY


def may_receive(concern: ConcernFacts, agency: AgencyRef) -> bool:
    """Whether an agency may become the owner: the resident's choice and the subject both agree."""
    if agency.id == concern.owner_agency_id or not concern.audience.admits(agency.kind):
        return False
    if concern.regime is Regime.CHILD:
        return agency.kind in {AgencyKind.OSPOD, AgencyKind.STATE_POLICE}
    if concern.regime is Regime.COMPLAINT:
        return agency.kind is AgencyKind.OVERSIGHT
    return True


def first_owner(preferred: AgencyRef | None, coordinating: AgencyRef, audience: Audience) -> AgencyRef:
    """Return who owns a new concern: the category's agency unless the resident ruled it out."""
    return preferred if preferred is not None and audience.admits(preferred.kind) else coordinating


def check_first_owner(regime: Regime, kind: AgencyKind) -> None:
    """Raise `WrongOwner` when an agency of this kind may not be the first to own such a subject."""
    meant = {Regime.CHILD: AgencyKind.OSPOD, Regime.COMPLAINT: AgencyKind.OVERSIGHT}
    if meant.get(regime, kind) is not kind:
        raise WrongOwner


def is_publishable(regime: Regime) -> bool:
    """Whether what was done may become an entry of the public ledger."""
    return regime is Regime.ORDINARY
