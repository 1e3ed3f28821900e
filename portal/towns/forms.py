"""The form for a place that residents can pick."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import NumberRange

from portal.towns.rules import PlaceDraft, PlaceTaken
from portal.web.forms import Form, line, needed

LAST = 999


class PlaceForm(Form):
    """A place and where in the list it stands."""

    blames = {PlaceTaken: "name"}
    name = line(_l("Místo"), 80, needed(_l("Napište, jak se místu říká.")))
    position = IntegerField(
        _l("Pořadí"), [needed(_l("Napište číslo.")), NumberRange(0, LAST, _l("Napište číslo od 0 do 999."))]
    )

    @classmethod
    def of(cls, place: PlaceDraft) -> "PlaceForm":
        """Return the form filled in with a place."""
        return cls(data=vars(place))

    def draft(self) -> PlaceDraft:
        """Return the place."""
        return PlaceDraft(self.name.data, self.position.data)
