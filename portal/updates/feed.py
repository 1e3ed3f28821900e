"""What an Atom feed (RFC 4287) needs beside the updates themselves."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Protocol
from urllib.parse import urlsplit

from portal.clock import PRAGUE

LENGTH = 20
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Dated(Protocol):
    """What has been published and perhaps corrected."""

    published_at: datetime
    corrected_at: datetime | None


def authority(address: str) -> str:
    """Return the host name that stands in tag: ids (RFC 4151)."""
    return urlsplit(address).hostname or ""


def updated(entries: Iterable[Dated], today: date) -> datetime:
    """Return when the feed last changed: with its newest entry, or this morning when it is empty."""
    stamps = [entry.corrected_at or entry.published_at for entry in entries]
    return max(stamps, default=datetime.combine(today, time(), PRAGUE))


def xml_text(text: str) -> str:
    """Return the text without the symbols that XML 1.0 cannot carry."""
    return _NOT_XML.sub("", text)
