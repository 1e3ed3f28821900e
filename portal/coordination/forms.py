"""The form for a public meeting."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l

from portal.clock import PRAGUE
from portal.coordination.rules import MeetingDraft, MeetingInPast
from portal.web.forms import Form, Named, also, choices, either, line, lines, needed, one_of, spread, words
from portal.web.moments import day_field, hour_field, moment_of


class MeetingForm(Form):
    """Where, when and about what people meet."""

    blames = {MeetingInPast: "day"}
    district = one_of(_l("Část města"), _l("Vyberte část města."))
    day = day_field(_l("Den"))
    hour = hour_field(_l("Začátek"))
    place = line(_l("Místo"), 120, needed(_l("Napište, kde přesně.")))
    about = lines(_l("O čem"), 300)
    place_en = line(_l("Místo anglicky"), 120)
    about_en = lines(_l("O čem, anglicky"), 300, *also("about"))

    @classmethod
    def among(cls, districts: Iterable[Named], meeting: MeetingDraft | None = None) -> "MeetingForm":
        """Return the form for one of these districts, empty or filled in with a meeting."""
        form = cls(data=_meeting(meeting) if meeting else None)
        form.district.choices = choices(districts)
        return form

    def draft(self) -> MeetingDraft:
        """Return the meeting."""
        return MeetingDraft(
            district_id=self.district.data,
            begins_at=moment_of(self.day.data, self.hour.data),
            place=words(self.place.data, self.place_en.data),
            about=either(self.about.data, self.about_en.data),
        )


def _meeting(draft: MeetingDraft) -> dict[str, object]:
    begins = draft.begins_at.astimezone(PRAGUE)
    texts = spread(place=draft.place, about=draft.about)
    return {"district": draft.district_id, "day": begins.date(), "hour": begins.time(), **texts}
