"""Marks texts that are written down here and translated later, when the reader's language is known."""


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for.
    """Return the text unchanged; the catalogs collect it by this mark."""
    return text
