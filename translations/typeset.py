"""Fills the Czech catalog: the texts of the code, typeset. Plural forms are written by hand."""

from pathlib import Path

import polib

from portal.web.languages import czech_spaces

HERE = Path(__file__).parent


def typeset() -> None:
    """Write every singular text of the Czech catalog anew from its source."""
    catalog = polib.pofile(str(HERE / "cs" / "LC_MESSAGES" / "messages.po"), wrapwidth=0)
    for entry in catalog:
        if not entry.msgid_plural:
            entry.msgstr = czech_spaces(entry.msgid)
    catalog.save()


if __name__ == "__main__":
    typeset()
