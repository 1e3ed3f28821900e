"""The officer's update in 60 seconds, and its correction."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, HiddenField, RadioField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.texts import N_
from portal.towns.queries import DistrictFacts
from portal.updates import linter, rules
from portal.updates.linter import Finding, Remark
from portal.updates.models import Update
from portal.updates.rules import Beginning, CorrectionDraft, Draft, Duration, Kind
from portal.web.forms import Form, line, lines, needed, words

WHOLE_TOWN = "town"
PREVIEW = "preview"
TITLE, TEXT = 80, 600
REASONS = {
    Finding.PLATE: N_("Smažte prosím značku auta: „%(passage)s“. Veřejně by mohla ukázat na nevinného."),
    Finding.ORIGIN: N_(
        "Smažte prosím slovo „%(passage)s“. O původu lidí tu nepíšeme, nikomu to nepomůže k bezpečí."
    ),
}


def fair(_form: Form, field: Field) -> None:
    """Refuse a number plate and a word for people's origin, with the reason."""
    for remark in linter.remarks(field.data or ""):
        if remark.blocks:
            raise ValidationError(_(REASONS[remark.finding], passage=remark.passage))


class TextForm(Form):
    """The texts of an update, in Czech and, where one likes, in English."""

    title = line(_l("Nadpis"), TITLE, needed(_l("Napište nadpis.")), fair)
    rumour = line(_l("Co se říká"), 200, fair)
    body = lines(_l("Text"), TEXT, needed(_l("Napište aspoň jednu větu.")), fair)
    title_en = line(_l("Nadpis anglicky"), TITLE, fair)
    rumour_en = line(_l("Co se říká, anglicky"), 200, fair)
    body_en = lines(_l("Text anglicky"), TEXT, fair)
    seen = HiddenField()

    texts: tuple[str, ...] = ("title", "rumour", "body", "title_en", "rumour_en", "body_en")
    """The fields that people will read."""

    @property
    def remarks(self) -> list[Remark]:
        """Return what in the texts looks like a person or an address: a question, never a refusal."""
        found = (remark for name in self.texts for remark in linter.remarks(self[name].data or ""))
        return [remark for remark in dict.fromkeys(found) if not remark.blocks]

    @property
    def is_ready(self) -> bool:
        """Whether to publish at once: each guess about a person was seen by the author."""
        return set((self.seen.data or "").split("|")) >= {remark.passage for remark in self.remarks}


class UpdateForm(TextForm):
    """A new update: how it begins, what it says, how long it holds, where."""

    beginning = RadioField(
        _l("Vyberte začátek"),
        choices=[
            SelectChoice(str(Beginning.ON_THE_SPOT), _l("Byli jsme na místě")),
            SelectChoice(str(Beginning.WARNING), _l("Pozor na…")),
            SelectChoice(str(Beginning.RUMOUR), _l("Říká se, že…")),
        ],
        default=str(Beginning.ON_THE_SPOT),
    )
    duration = RadioField(
        _l("Jak dlouho to platí"),
        choices=[
            SelectChoice(str(Duration.TODAY), _l("dnes")),
            SelectChoice(str(Duration.THREE_DAYS), _l("3 dny")),
            SelectChoice(str(Duration.MONTH), _l("měsíc")),
            SelectChoice(str(Duration.OPEN), _l("bez omezení")),
        ],
        default=str(Duration.THREE_DAYS),
    )
    place = RadioField(_l("Pro koho to je"), [needed(_l("Vyberte, pro kterou část města to je."))])
    is_monthly = BooleanField(_l("Je to přehled za celý měsíc."))
    sure = BooleanField(_l("Nejsou tu jména, značky aut ani čísla bytů."))
    step = HiddenField()

    def __init__(self, districts: Iterable[DistrictFacts], *, whole_town: bool, **options: Any) -> None:
        """Offer the districts the author writes for; the only one is picked already."""
        super().__init__(**options)
        choices = [SelectChoice(WHOLE_TOWN, _l("celé město"))] if whole_town else []
        choices += [SelectChoice(str(district.id), district.name) for district in districts]
        self.place.choices = choices
        if len(choices) == 1 and not self.is_sent:
            self.place.data = choices[0].value

    def validate_rumour(self, field: Field) -> None:
        """Ask for the rumour where there is one to check."""
        if self.beginning.data == Beginning.RUMOUR and not field.data:
            raise ValidationError(_l("Napište jednou větou, co se říká."))

    def validate_duration(self, field: Field) -> None:
        """A warning needs an end."""
        if self.beginning.data == Beginning.WARNING and field.data == Duration.OPEN:
            raise ValidationError(_(rules.WarningEnds.text))

    def validate_sure(self, field: Field) -> None:
        """Ask for the promise before publishing, not before a preview."""
        if self.step.data != PREVIEW and not field.data:
            raise ValidationError(_l("Přečtěte si text ještě jednou a potvrďte, že tu nikdo není poznat."))

    @property
    def is_ready(self) -> bool:
        """Whether to publish at once: no preview was asked for, and each guess was seen."""
        return self.step.data != PREVIEW and super().is_ready

    def draft_on(self, today: date) -> Draft:
        """Return the update as it would be published today."""
        kind = rules.kind_of(Beginning(self.beginning.data), is_monthly=self.is_monthly.data)
        is_rumour = kind is Kind.RUMOUR_CHECK
        return Draft(
            kind=kind,
            title=words(self.title.data, self.title_en.data),
            body=words(self.body.data, self.body_en.data),
            rumour=words(self.rumour.data, self.rumour_en.data) if is_rumour else None,
            valid_until=rules.last_day(Duration(self.duration.data), today),
            district_id=None if self.place.data == WHOLE_TOWN else int(self.place.data),
        )


class CorrectionForm(TextForm):
    """The texts of a published update, and a sentence that says what was wrong."""

    correction = lines(
        _l("Co jsme opravili"), 300, needed(_l("Napište, co bylo špatně a jak je to správně.")), fair
    )
    correction_en = lines(_l("Co jsme opravili, anglicky"), 300, fair)
    version = HiddenField()

    texts = (*TextForm.texts, "correction", "correction_en")

    def __init__(self, update: Update, **options: Any) -> None:
        """Start from the texts that stand there now."""
        texts: dict[str, dict[str, str]] = {
            "title": update.title,
            "body": update.body,
            "rumour": update.rumour or {},
        }
        values = {name: text.get("cs", "") for name, text in texts.items()}
        values |= {f"{name}_en": text.get("en", "") for name, text in texts.items()}
        stamp = update.corrected_at.isoformat() if update.corrected_at else ""
        self.is_rumour = update.kind == Kind.RUMOUR_CHECK
        super().__init__(data={**values, "version": stamp}, **options)

    def validate_rumour(self, field: Field) -> None:
        """A checked rumour keeps its rumour."""
        if self.is_rumour and not field.data:
            raise ValidationError(_l("Napište jednou větou, co se říká."))

    def draft(self) -> CorrectionDraft:
        """Return the correction."""
        return CorrectionDraft(
            title=words(self.title.data, self.title_en.data),
            body=words(self.body.data, self.body_en.data),
            rumour=words(self.rumour.data, self.rumour_en.data) if self.is_rumour else None,
            correction=words(self.correction.data, self.correction_en.data),
            version=self.version.data or "",
        )
