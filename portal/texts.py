"""Texts: those in the code, marked for the catalogs, and those that people write in several languages."""


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for.
    """Return the text unchanged; the catalogs collect it by this mark."""
    return text


class Words(dict[str, str]):
    """One text in several languages: `{"cs": ..., "en": ...}`; Czech stands in for a missing one."""

    def language(self, wanted: str) -> str:
        """Return the language in which the text will really be read."""
        return wanted if self.get(wanted) else "cs"

    def text(self, wanted: str) -> str:
        """Return the text in the wanted language, or in Czech."""
        return self.get(wanted) or self.get("cs", "")
