"""Forms for priorities and for entries of the ledger."""

from collections.abc import Iterable
from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from portal import clock
from portal.ledger.rules import DeedDraft, Outcome, PriorityDraft, TooManyPriorities
from portal.texts import Words
from portal.web.forms import (
    Form,
    Named,
    also,
    choices,
    either,
    line,
    lines,
    needed,
    offered,
    one_of,
    spread,
    words,
)
from portal.web.moments import day_field, not_before, not_in_future

OUTCOMES = {
    Outcome.DONE: _l("Hotovo"),
    Outcome.UNDER_WAY: _l("Děláme"),
    Outcome.REFUSED: _l("Nejde to"),
}


class PriorityForm(Form):
    """What a district concentrates on."""

    blames = {TooManyPriorities: "district"}
    district = one_of(_l("Část města"), _l("Vyberte část města."))
    issue = line(_l("Co tu lidi trápí"), 80, needed(_l("Napište, na co se soustředíte.")))
    doing = lines(_l("Co děláme"), 300, needed(_l("Napište, co s tím děláte.")))
    result = lines(_l("Výsledek"), 300)
    since = day_field(_l("Od kdy"), not_in_future(clock.today))
    issue_en = line(_l("Co tu lidi trápí, anglicky"), 80)
    doing_en = lines(_l("Co děláme, anglicky"), 300)
    result_en = lines(_l("Výsledek anglicky"), 300, *also("result"))

    @classmethod
    def among(cls, districts: Iterable[Named], priority: PriorityDraft | None = None) -> "PriorityForm":
        """Return the form for one of these districts, filled in with a priority or beginning today."""
        form = cls(data=_priority(priority) if priority else {"since": clock.today()})
        form.district.choices = choices(districts)
        return form

    def draft(self) -> PriorityDraft:
        """Return the priority."""
        return PriorityDraft(
            district_id=self.district.data,
            issue=words(self.issue.data, self.issue_en.data),
            doing=words(self.doing.data, self.doing_en.data),
            result=either(self.result.data, self.result_en.data),
            since=self.since.data,
        )


class CloseForm(Form):
    """What came of a priority."""

    result = lines(_l("Jak to dopadlo"), 300, needed(_l("Napište, jak to dopadlo. I když nijak.")))
    result_en = lines(_l("Jak to dopadlo, anglicky"), 300)

    @classmethod
    def of(cls, result: Words | None) -> "CloseForm":
        """Return the form with the result so far."""
        return cls(data=spread(result=result))

    def draft(self) -> Words:
        """Return the result."""
        return words(self.result.data, self.result_en.data)


class DeedForm(Form):
    """What people said, and what came of it."""

    district = one_of(_l("Část města"), _l("Vyberte část města."))
    said = lines(_l("Co lidé říkali"), 300, needed(_l("Napište, co lidé říkali.")))
    outcome = one_of(
        _l("Jak to je"),
        _l("Vyberte, jak to je."),
        convert=Outcome,
        choices=offered(*((outcome.value, label) for outcome, label in OUTCOMES.items())),
    )
    done = lines(
        _l("Co jste udělali, nebo proč to nejde"),
        500,
        needed(_l("Napište, co jste udělali, nebo proč to nejde.")),
    )
    decided_on = day_field(_l("Rozhodnuto dne"), not_in_future(clock.today))
    due_on = day_field(
        _l("Termín"), not_before("decided_on", _l("Termín nemůže být před rozhodnutím.")), optional=True
    )
    agency = SelectField(_l("Kdo za to odpovídá"), coerce=int)
    said_en = lines(_l("Co lidé říkali, anglicky"), 300)
    done_en = lines(_l("Co jste udělali, anglicky"), 500)

    @classmethod
    def among(
        cls,
        districts: Iterable[Named],
        agencies: Iterable[Named],
        deed: DeedDraft | None = None,
        own: int = 0,
    ) -> "DeedForm":
        """Return the form filled in with an entry, or empty for today and the visitor's `own` agency."""
        form = cls(data=_deed(deed) if deed else {"decided_on": clock.today(), "agency": own})
        form.district.choices = choices(districts)
        form.agency.choices = choices(agencies)
        return form

    def draft(self) -> DeedDraft:
        """Return the entry; only a thing under way has a day by which it will be done."""
        return DeedDraft(
            district_id=self.district.data,
            agency_id=self.agency.data,
            said=words(self.said.data, self.said_en.data),
            done=words(self.done.data, self.done_en.data),
            outcome=self.outcome.data,
            decided_on=self.decided_on.data,
            due_on=self.due_on.data if self.outcome.data is Outcome.UNDER_WAY else None,
        )


def _priority(draft: PriorityDraft) -> dict[str, int | str | date]:
    texts = spread(issue=draft.issue, doing=draft.doing, result=draft.result)
    return {"district": draft.district_id, "since": draft.since, **texts}


def _deed(draft: DeedDraft) -> dict[str, int | str | date | None]:
    return {
        "district": draft.district_id,
        "agency": draft.agency_id,
        "outcome": draft.outcome,
        "decided_on": draft.decided_on,
        "due_on": draft.due_on,
        **spread(said=draft.said, done=draft.done),
    }
