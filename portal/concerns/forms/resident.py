"""The resident's forms: place and time, the message, the code, writing back."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField, ValidationError
from wtforms.validators import Optional

from portal.concerns.actions.resident import ConcernDraft
from portal.concerns.models import Category
from portal.concerns.rules import Audience, Stop
from portal.concerns.steps import CALLED, NOT_NOW, Steps
from portal.concerns.tiles import TIME_LABELS
from portal.towns.models import Place
from portal.web import languages
from portal.web.forms import Form, at_most, line, lines, needed, offered, plain, stripped

DONT_KNOW, WONT_SAY = "unknown", "unsaid"


class WhereForm(Form):
    """Screen 2: which kind, where, when, and the stop question of its kind."""

    kind = RadioField(_l("Co přesně?"), [needed(_l("Vyberte, o co jde."))])
    stop = RadioField(
        _l("Děje se to právě teď, nebo je někdo zraněný?"),
        [Optional()],
        choices=offered(("yes", _l("ano")), (NOT_NOW, _l("ne"))),
    )
    place = RadioField(_l("Které místo?"), [needed(_l("Vyberte místo. Stačí „nevím“."))])
    time_of_day = RadioField(
        _l("Kdy se to děje?"),
        [Optional()],
        choices=offered(*((str(time), _l(words)) for time, (words, _icon) in TIME_LABELS.items())),
    )

    def offer(self, categories: list[Category], places: list[Place]) -> None:
        """Offer the kinds of the tile and the places of the district."""
        language = languages.current()
        self.kind.choices = offered(
            *((category.slug, category.name.text(language)) for category in categories)
        )
        unnamed = [(DONT_KNOW, _("nevím")), (WONT_SAY, _("nechci říct"))]
        self.place.choices = offered(*((str(place.id), place.name) for place in places), *unnamed)

    def ask_to_stop(self) -> None:
        """Say that the stop question needs an answer."""
        self.stop.errors = [_("Odpovězte prosím, ať víme, že nikdo není v nebezpečí.")]

    def mark_missing(self, steps: Steps, category: Category | None) -> None:
        """Put the reason beside each answer without which nothing can be sent."""
        if category is None:
            self.kind.errors = [_("Vyberte, o co jde.")]
        elif must_stop(category, steps):
            self.ask_to_stop()
        if not steps.place:
            self.place.errors = [_("Vyberte místo. Stačí „nevím“.")]

    def carry(self, steps: Steps) -> None:
        """Fill the form with what was answered before."""
        self.kind.data, self.place.data = steps.kind or None, steps.place or None
        self.time_of_day.data, self.stop.data = steps.time_of_day or None, steps.stop or None

    def onto(self, steps: Steps) -> Steps:
        """Return the steps with what was picked on this screen, complete or not."""
        stop = steps.stop if steps.stop == CALLED and self.stop.data != NOT_NOW else _picked(self.stop)
        return steps.with_(
            kind=_picked(self.kind),
            place=_picked(self.place),
            time_of_day=_picked(self.time_of_day),
            stop=stop,
        )


def _picked(field: RadioField) -> str:
    """Return what was picked of what is offered; anything else never came from our page."""
    return str(field.data) if field.data in {choice.value for choice in field.choices} else ""


class SendForm(Form):
    """Screen 3: who may see it, words, optional contact."""

    audience = RadioField(
        _l("Kdo to smí číst?"),
        [needed(_l("Vyberte jednu možnost. Za vás ji nevybereme."))],
        choices=offered(
            (Audience.PLATFORM.value, _l("Platforma")),
            (Audience.WITHOUT_POLICE.value, _l("Bez policie")),
            (Audience.TOWN_AND_NGO.value, _l("Jen město a neziskovka")),
        ),
    )
    text = lines(_l("Co se děje? (nepovinné)"), 2000)
    contact = line(_l("Telefon nebo e-mail"), 120)
    contact_when = line(_l("Kdy je to bezpečné?"), 120)
    shared_phone = BooleanField(_l("Telefon používá i někdo jiný. Neříkejte mu, o co jde."))
    needs_words = False

    def ask_for_words(self, category: Category) -> None:
        """Make words needed where the kind alone says nothing: a complaint, an idea."""
        self.needs_words = category.needs_words
        if category.needs_words:
            self.text.label.text = (
                _("Co se stalo?") if category.regime == "complaint" else _("Co nám chcete říct?")
            )

    def validate_text(self, field: StringField) -> None:
        """Ask for words where they are needed."""
        if self.needs_words and not field.data:
            raise ValidationError(_l("Napište prosím aspoň jednu větu."))

    def validate_contact_when(self, field: StringField) -> None:
        """Ask when it is safe, so that nobody calls at a wrong moment."""
        if self.contact.data and not field.data:
            raise ValidationError(_l("Napište kdy, nebo telefon smažte."))

    def carry(self, steps: Steps) -> None:
        """Fill the form with what was typed before."""
        self.audience.data = steps.audience or None
        self.text.data, self.contact.data = steps.text, steps.contact
        self.contact_when.data, self.shared_phone.data = steps.contact_when, steps.shared_phone

    def onto(self, steps: Steps) -> Steps:
        """Return the steps with this screen's answers."""
        return steps.with_(
            audience=self.audience.data or "",
            text=self.text.data or "",
            contact=self.contact.data or "",
            contact_when=self.contact_when.data or "",
            shared_phone=bool(self.shared_phone.data),
        )


def draft_of(steps: Steps) -> ConcernDraft:
    """Return what the steps come to."""
    return ConcernDraft(
        kind=steps.kind,
        audience=Audience(steps.audience),
        place_id=int(steps.place) if steps.place.isdigit() else None,
        time_of_day=steps.time_of_day or None,
        called_emergency=steps.stop == CALLED,
        text=steps.text,
        contact=steps.contact,
        contact_when=steps.contact_when,
        shared_phone=steps.shared_phone,
    )


def must_stop(category: Category, steps: Steps) -> bool:
    """Whether the stop question of this kind is still unanswered, whatever the page showed."""
    return category.stop == Stop.QUESTION and steps.stop not in {NOT_NOW, CALLED}


class CodeForm(Form):
    """Five words; all of them may be put into the first field."""

    word1 = StringField(_l("1. slovo"), [at_most(120), plain], filters=[stripped])
    word2 = StringField(_l("2. slovo"), [at_most(40), plain], filters=[stripped])
    word3 = StringField(_l("3. slovo"), [at_most(40), plain], filters=[stripped])
    word4 = StringField(_l("4. slovo"), [at_most(40), plain], filters=[stripped])
    word5 = StringField(_l("5. slovo"), [at_most(40), plain], filters=[stripped])
    answer = StringField(_l("Kolik to je?"), [at_most(10), plain], filters=[stripped])

    @property
    def words(self) -> list[StringField]:
        """The five fields in order."""
        return [self.word1, self.word2, self.word3, self.word4, self.word5]

    @property
    def typed(self) -> str:
        """Everything that was typed."""
        return " ".join(field.data or "" for field in self.words)


class WriteBackForm(Form):
    """The resident's next message."""

    body = lines(_l("Odepsat"), 2000, needed(_l("Napište prosím, co nám chcete říct.")))
