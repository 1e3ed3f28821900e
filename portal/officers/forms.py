"""Forms for an officer's card, assignments and weekly slots."""

from collections.abc import Iterable
from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional, Regexp

from portal.officers.rules import (
    AssignmentDraft,
    CardDraft,
    EndsBeforeStart,
    ServesAlready,
    SlotClash,
    SlotDraft,
)
from portal.web.dates import weekday_name
from portal.web.forms import (
    Form,
    Named,
    also,
    choices,
    either,
    line,
    needed,
    offered,
    one_of,
    spread,
    words,
)
from portal.web.moments import after, day_field, hour_field, not_before

WEEK = range(7)


class CardForm(Form):
    """What residents read about an officer."""

    name = line(_l("Jméno s hodností"), 80, needed(_l("Napište jméno.")))
    title = line(_l("Funkce"), 80, needed(_l("Napište funkci, třeba policistka – okrskářka.")))
    quote = line(_l("Věta pro lidi"), 160)
    phone = line(
        _l("Telefon"),
        30,
        Optional(),
        Regexp(r"\+?[0-9][0-9 ]{2,}$", message=_l("Napište jen číslice a mezery, třeba 777 123 456.")),
    )
    languages = line(_l("Jazyky"), 80)
    substitute = line(_l("Zástup"), 80)
    title_en = line(_l("Funkce anglicky"), 80)
    quote_en = line(_l("Věta anglicky"), 160, *also("quote"))
    languages_en = line(_l("Jazyky anglicky"), 80, *also("languages"))
    substitute_en = line(_l("Zástup anglicky"), 80, *also("substitute"))
    portrait = one_of(
        _l("Kresba"),
        _l("Vyberte kresbu."),
        choices=offered((0, _l("delší vlasy")), (1, _l("krátké vlasy"))),
    )

    @classmethod
    def of(cls, card: CardDraft) -> "CardForm":
        """Return the form filled in with a card."""
        texts = spread(
            title=card.title, quote=card.quote, languages=card.languages, substitute=card.substitute
        )
        return cls(data={"name": card.name, "phone": card.phone, "portrait": card.portrait} | texts)

    def draft(self) -> CardDraft:
        """Return the card."""
        return CardDraft(
            name=self.name.data,
            title=words(self.title.data, self.title_en.data),
            quote=either(self.quote.data, self.quote_en.data),
            phone=self.phone.data or None,
            languages=either(self.languages.data, self.languages_en.data),
            substitute=either(self.substitute.data, self.substitute_en.data),
            portrait=self.portrait.data,
        )


class NewOfficerForm(CardForm):
    """A card with the agency, which does not change later."""

    agency = one_of(_l("Kam patří"), _l("Vyberte instituci."))

    @classmethod
    def among(cls, agencies: Iterable[Named]) -> "NewOfficerForm":
        """Return an empty form with agencies to choose from."""
        form = cls()
        form.agency.choices = choices(agencies)
        return form


class AssignmentForm(Form):
    """Which district an officer serves, from when, until when."""

    blames = {ServesAlready: "district", EndsBeforeStart: "until"}
    district = one_of(_l("Část města"), _l("Vyberte část města."))
    since = day_field(_l("Slouží tu od"))
    until = day_field(_l("Slouží tu do"), not_before("since", _l(EndsBeforeStart.text)), optional=True)

    @classmethod
    def among(cls, districts: Iterable[Named], today: date) -> "AssignmentForm":
        """Return an empty form that begins today."""
        form = cls(data={"since": today})
        form.district.choices = choices(districts)
        return form

    def draft(self) -> AssignmentDraft:
        """Return the assignment."""
        return AssignmentDraft(self.district.data, self.since.data, self.until.data)


class EndForm(Form):
    """The last day of an assignment."""

    blames = {ServesAlready: "until", EndsBeforeStart: "until"}
    until = day_field(_l("Poslední den"))

    @classmethod
    def of(cls, until: date) -> "EndForm":
        """Return the form with a last day."""
        return cls(data={"until": until})

    def draft(self) -> date:
        """Return the last day."""
        last: date = self.until.data
        return last


class SlotForm(Form):
    """A weekly hour and where."""

    blames = {SlotClash: "begins"}
    district = one_of(_l("Část města"), _l("Vyberte část města."))
    weekday = one_of(_l("Den"), _l("Vyberte den v týdnu."))
    begins = hour_field(_l("Od"))
    ends = hour_field(_l("Do"), after("begins", _l("Konec musí být později než začátek.")))
    place = line(_l("Místo"), 120, needed(_l("Napište, kde přesně.")))
    place_en = line(_l("Místo anglicky"), 120)

    @classmethod
    def among(cls, districts: Iterable[Named]) -> "SlotForm":
        """Return an empty form; the only district is chosen already."""
        found = choices(districts)
        form = cls(data={"district": found[0].value} if len(found) == 1 else None)
        form.district.choices = found
        form.weekday.choices = offered(*((number, weekday_name(number)) for number in WEEK))
        return form

    def draft(self) -> SlotDraft:
        """Return the slot."""
        return SlotDraft(
            district_id=self.district.data,
            weekday=self.weekday.data,
            begins=self.begins.data,
            ends=self.ends.data,
            place=words(self.place.data, self.place_en.data),
        )
