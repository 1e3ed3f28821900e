"""Named refusals: what the portal will not do, and why, in words for the person who asked."""

from portal.texts import N_


class Refusal(Exception):
    """The base of every refusal; `text` is shown to the person, translated."""

    text = N_("Tohle teď nejde.")


class NotThere(Refusal):
    """Nothing with this name exists for the person who asked."""

    text = N_("Tohle tu není.")


class NotAllowed(Refusal):
    """The person may see this but not do what they asked."""

    text = N_("Na tohle nemáte oprávnění.")


class Expired(Refusal):
    """What was asked for existed and its time is over."""

    text = N_("Tahle stránka už neplatí. Začněte prosím znovu.")


class Changed(Refusal):
    """Somebody else changed the record since the person read it."""

    text = N_("Mezitím to změnil někdo jiný. Podívejte se, co je nového, a rozhodněte znovu.")


class Unsuitable(Refusal):
    """The request is understood but what it carries cannot be accepted."""

    text = N_("Něco v tom, co jste poslali, nesedí.")
