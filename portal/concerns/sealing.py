"""The data key of a concern, from the portal's sealer."""

from flask import current_app

from portal.concerns.models import Concern
from portal.sealing import DataKey, Sealer


def sealer() -> Sealer:
    """Return the sealer of the running app."""
    found: Sealer = current_app.config["SEALER"]
    return found


def key_of(concern: Concern) -> DataKey:
    """Return the key that opens what belongs to this concern; raise `NotOpened` for a wrong portal key."""
    return sealer().unwrap(concern.wrapped_key, concern.id)
