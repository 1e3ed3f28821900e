"""The Czech texts of the portal, to find them where another language is promised."""

import re
from functools import lru_cache

import polib

from portal.web.languages import HOME

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@lru_cache(maxsize=8)
def czech_only(language: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the Czech texts that a page in this language must not show, whole and with gaps."""
    catalog = polib.pofile(str(HOME / language / "LC_MESSAGES" / "messages.po"))
    czech = {entry.msgid for entry in catalog if entry.msgstr and entry.msgstr != entry.msgid}
    czech |= {text for entry in catalog if entry.msgid_plural for text in (entry.msgid, entry.msgid_plural)}
    gaps = {text for text in czech if PLACEHOLDER.search(text)}
    patterns = [".+".join(re.escape(part) for part in PLACEHOLDER.split(text)) for text in gaps]
    worth = [re.compile(pattern) for pattern in patterns if len(re.sub(r"\W", "", pattern)) > 6]
    return frozenset(text for text in czech - gaps if len(text) > 2), tuple(worth)
