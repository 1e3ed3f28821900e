"""The roles people hold in the portal, and the sets that access rules speak of."""

from enum import StrEnum


class Role(StrEnum):
    """What an account may be; one account holds exactly one."""

    OFFICER = "officer"
    COORDINATOR = "coordinator"
    MEMBER = "member"
    OSPOD = "ospod"
    SURVEY_MANAGER = "survey_manager"
    ADMINISTRATOR = "administrator"


EVERYONE = frozenset[Role]()
"""An access rule that asks nobody who they are: residents have no account."""

STAFF = frozenset(Role)
TRIAGE = frozenset({Role.OFFICER, Role.COORDINATOR, Role.MEMBER, Role.OSPOD})
"""Those who may meet a resident's concern at all; the administrator and the survey manager never do."""

PUBLISHERS = frozenset({Role.OFFICER, Role.COORDINATOR})
