"""The staff's forms: answer, note, hand over, close, publish what was done."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, ValidationError

from portal.concerns.actions.staff import Closing, DeedDraft, Passing, Reply
from portal.concerns.rules import ClosingReason
from portal.ledger.rules import Outcome
from portal.towns.queries import AgencyFacts
from portal.web import languages
from portal.web.forms import Form, line, lines, needed, offered, words

REASONS = (
    (ClosingReason.DONE.value, _l("vyřešili jsme to")),
    (ClosingReason.PARTLY.value, _l("povedla se část")),
    (ClosingReason.NOT_OURS.value, _l("řeší to někdo jiný")),
    (ClosingReason.IMPOSSIBLE.value, _l("nejde to")),
    (ClosingReason.MISUSE.value, _l("zneužití formuláře")),
)


class VersionedForm(Form):
    """A form that knows which version of the record the person read."""

    version = HiddenField()

    @property
    def read_version(self) -> int:
        """The version the person read; 0 fits none."""
        read = self.version.data or ""
        return int(read) if read.isdecimal() and len(read) < 10 else 0  # noqa: PLR2004 - what a column holds.


class ReplyForm(VersionedForm):
    """An answer to the resident."""

    body = lines(_l("Odpověď člověku"), 2000, needed(_l("Napište odpověď.")))
    waits = BooleanField(_l("Čekáme, až člověk odepíše"))

    def draft(self) -> Reply:
        """Return the answer."""
        return Reply(self.body.data, bool(self.waits.data), self.read_version)


class NoteForm(Form):
    """A note for the own agency."""

    note = lines(_l("Poznámka jen pro náš úřad"), 2000, needed(_l("Napište poznámku.")))


class HandOverForm(VersionedForm):
    """Another agency and the reason."""

    agency = SelectField(_l("Komu"), [needed(_l("Vyberte, komu podnět předat."))])
    reason = line(_l("Proč, jednou větou"), 300, needed(_l("Napište jednou větou proč.")))

    def offer(self, targets: list[AgencyFacts]) -> None:
        """Offer the agencies that may receive it."""
        language = languages.current()
        targets_offered = ((str(agency.id), agency.name.text(language)) for agency in targets)
        self.agency.choices = offered(("", _("vyberte")), *targets_offered)

    def draft(self) -> Passing:
        """Return the handover."""
        return Passing(int(self.agency.data), self.reason.data, self.read_version)


class CloseForm(VersionedForm):
    """The end: a reason from the list and a sentence."""

    closing = RadioField(
        _l("Jak to dopadlo"), [needed(_l("Vyberte, jak to dopadlo."))], choices=offered(*REASONS)
    )
    sentence = lines(_l("Věta pro člověka"), 1000, needed(_l("Napište člověku aspoň jednu větu.")))
    who = line(_l("Kdo to tedy řeší a kde se ptát"), 200)

    def validate_who(self, field: StringField) -> None:
        """Ask who then, when it is not ours."""
        if self.closing.data == ClosingReason.NOT_OURS and not field.data:
            raise ValidationError(_l("Napište, kdo to řeší a kde se má člověk ptát."))

    def draft(self) -> Closing:
        """Return the closing."""
        return Closing(ClosingReason(self.closing.data), self.sentence.data, self.who.data, self.read_version)


class DeedForm(Form):
    """What becomes public."""

    said = lines(_l("Řekli jste (vlastními slovy úřadu)"), 300, needed(_l("Napište, co lidé řekli.")))
    done = lines(_l("Udělali jsme, nebo proč to nešlo"), 600, needed(_l("Napište, co jsme udělali.")))
    outcome = RadioField(
        _l("Jak to je"),
        [needed(_l("Vyberte, jak to je."))],
        choices=offered(
            (Outcome.DONE.value, _l("hotovo")),
            (Outcome.UNDER_WAY.value, _l("pracujeme na tom")),
            (Outcome.REFUSED.value, _l("nešlo")),
        ),
    )
    said_en = lines(_l("Řekli jste anglicky (nepovinné)"), 300)
    done_en = lines(_l("Udělali jsme anglicky (nepovinné)"), 600)

    def draft(self) -> DeedDraft:
        """Return the entry."""
        return DeedDraft(
            said=words(self.said.data, self.said_en.data),
            done=words(self.done.data, self.done_en.data),
            outcome=Outcome(self.outcome.data),
        )
