"""Forms of the survey: the slip, where one lives, and the manager's wave."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import NumberRange

from portal.db import Words
from portal.surveys.actions import SlipsDraft
from portal.surveys.rules import Channel
from portal.towns.queries import DistrictFacts
from portal.web.forms import Form, at_most, line, needed, offered, plain, stripped, words

MOST_SLIPS = 800


class SlipForm(Form):
    """The code of a slip, typed."""

    code = StringField(
        _l("Kód z lístku"), [needed(_l("Opište kód z lístku.")), at_most(30), plain], filters=[stripped]
    )


class OpenForm(Form):
    """Where one lives, for those who came without a slip."""

    district = RadioField(_l("Kde bydlíte?"), [needed(_l("Vyberte, kde bydlíte."))])
    answer = line(_l("Kolik to je?"), 10)

    def offer(self, districts: list[DistrictFacts]) -> None:
        """Offer the town's districts."""
        self.district.choices = offered(*((str(district.id), district.name) for district in districts))


class WaveForm(Form):
    """A new wave from the template."""

    title = line(_l("Název průzkumu"), 80, needed(_l("Napište název.")))
    title_en = line(_l("Název anglicky (nepovinné)"), 80)

    def draft(self) -> Words:
        """Return the title."""
        return words(self.title.data, self.title_en.data)


class OpeningForm(Form):
    """For how long a wave runs."""

    days = SelectField(
        _l("Jak dlouho poběží"),
        [needed(_l("Vyberte, jak dlouho průzkum poběží."))],
        choices=offered(("14", _l("dva týdny")), ("30", _l("měsíc")), ("60", _l("dva měsíce"))),
    )


class ClosingForm(Form):
    """A promise that the wave may end for good."""

    sure = BooleanField(
        _l("Ano, uzavřít a smazat nepoužité lístky"), [needed(_l("Potvrďte, že průzkum má opravdu skončit."))]
    )


class SlipsForm(Form):
    """A batch of slips for a district and a door."""

    district = SelectField(_l("Část města"), [needed(_l("Vyberte část města."))])
    channel = SelectField(
        _l("Kudy se rozdají"),
        [needed(_l("Vyberte, kudy se lístky rozdají."))],
        choices=offered(
            (Channel.DOOR.value, _l("po domech")),
            (Channel.EVENT.value, _l("na setkání")),
            (Channel.SCHOOL.value, _l("ve škole")),
        ),
    )
    number = IntegerField(
        _l("Kolik lístků"),
        [
            needed(_l("Napište počet číslicí.")),
            NumberRange(30, MOST_SLIPS, _l("Vytiskněte najednou 30 až %(max)d lístků.")),
        ],
        default=40,
    )

    def offer(self, districts: list[DistrictFacts]) -> None:
        """Offer the town's districts."""
        self.district.choices = offered(*((str(district.id), district.name) for district in districts))

    def draft(self) -> SlipsDraft:
        """Return the batch."""
        return SlipsDraft(int(self.district.data), Channel(self.channel.data), self.number.data)
