"""Both catalogs are complete in every commit."""

import re
import subprocess
from pathlib import Path

import polib
import pytest

from portal.web.languages import HOME, LANGUAGES, czech_spaces

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_the_same_placeholders(language: str) -> None:
    for entry in polib.pofile(str(HOME / language / "LC_MESSAGES" / "messages.po")):
        forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        assert all(forms), f"{language}: {entry.msgid!r} is not translated (make catalogs, then fill it in)"
        assert not entry.fuzzy
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        assert set(PLACEHOLDER.findall(forms[-1])) == wanted, entry.msgid


def test_the_czech_catalog_is_the_source_typeset() -> None:
    for entry in polib.pofile(str(HOME / "cs" / "LC_MESSAGES" / "messages.po")):
        if not entry.msgid_plural:
            assert entry.msgstr == czech_spaces(entry.msgid), "run make catalogs"


def test_the_catalogs_hold_exactly_the_texts_of_the_code(tmp_path: Path) -> None:
    template = tmp_path / "messages.pot"
    subprocess.run(
        [
            ".venv/bin/pybabel",
            "-q",
            "extract",
            "-F",
            "translations/babel.cfg",
            "-k",
            "N_",
            "-k",
            "_l",
            "-o",
            str(template),
            ".",
        ],
        check=True,
    )
    in_code = {entry.msgid for entry in polib.pofile(str(template))}
    for language in LANGUAGES:
        known = {entry.msgid for entry in polib.pofile(str(HOME / language / "LC_MESSAGES" / "messages.po"))}
        assert known == in_code, f"{language}: run make catalogs"
