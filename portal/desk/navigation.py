"""The staff menu: each page a role may open, in one order for everybody."""

from flask import current_app
from flask_babel import gettext as _

from portal.accounts.rules import Visitor
from portal.texts import N_
from portal.web.access import rule_of

PAGES = (
    ("desk.show", N_("Můj den")),
    ("desk_concerns.inbox", N_("Podněty")),
    ("updates.mine", N_("Zprávy")),
    ("survey_desk.waves", N_("Průzkum")),
    ("ledger.desk", N_("Řekli jste")),
    ("coordination.desk", N_("Setkání")),
    ("officers.desk", N_("Okrskáři")),
    ("towns.desk", N_("Místa")),
)


def desk_nav(visitor: Visitor) -> list[tuple[str, str]]:
    """Return (endpoint, label) of the pages this visitor may open."""
    rules = ((endpoint, label, rule_of(current_app, endpoint)) for endpoint, label in PAGES)
    return [(endpoint, _(label)) for endpoint, label, rule in rules if rule and rule.admits(visitor)]
