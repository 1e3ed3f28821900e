"""The receipt code: five words that open an answer, derived from a ticket, stored only as an HMAC.

The words are the Czech BIP-39 list without those that frighten, insult or name a fate (1,600 left,
53 bits); no two share their first four letters, so four letters are enough.
"""

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from mnemonic import Mnemonic

from portal.errors import Unsuitable
from portal.texts import N_

LENGTH = 5
ENOUGH_LETTERS = 4
_UNFIT = frozenset(Path(__file__).with_name("unfit_words.txt").read_text(encoding="utf-8").split())
WORDS: tuple[str, ...] = tuple(word for word in Mnemonic("czech").wordlist if word not in _UNFIT)
_BY_START = {word[:ENOUGH_LETTERS]: word for word in WORDS}
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Mistake:
    """A word that is not in the list: which one (from 1), how it was typed, and what it may have been."""

    position: int
    typed: str
    nearest: tuple[str, ...]


class Mistyped(Unsuitable):
    """At least one word is not in the list; the list is public, so saying so gives nothing away."""

    text = N_("Některé slovo v seznamu nemáme.")

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        """Keep what was mistyped."""
        super().__init__(self.text)
        self.mistakes = mistakes


class WrongLength(Unsuitable):
    """A code has exactly five words."""

    text = N_("Kód má pět slov. Zkontrolujte, jestli nějaké nechybí nebo nepřebývá.")


def fold(text: str) -> str:
    """Return the text in small letters without diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(symbol for symbol in decomposed if not unicodedata.combining(symbol))


def read(typed: str) -> tuple[str, ...]:
    """Return the five words that were meant; raise `Mistyped` or `WrongLength`.

    Any case, diacritics and separators are taken, and any beginning of at least four letters.
    """
    tokens = _LETTERS.findall(fold(typed))
    found = [_meant(token) for token in tokens]
    mistakes = tuple(
        Mistake(number, token, tuple(get_close_matches(token, WORDS, n=2, cutoff=0.6)))
        for number, (token, word) in enumerate(zip(tokens, found, strict=True), start=1)
        if word is None
    )
    if mistakes:
        raise Mistyped(mistakes[:LENGTH])
    if len(tokens) != LENGTH:
        raise WrongLength
    return tuple(word for word in found if word is not None)


def word_count(typed: str) -> int:
    """Return how many words were typed."""
    return len(_LETTERS.findall(fold(typed)))


def _meant(token: str) -> str | None:
    word = _BY_START.get(token[:ENOUGH_LETTERS])
    return word if word is not None and word.startswith(token) else None


def code_for(key: bytes, ticket: bytes, turn: int) -> tuple[str, ...]:
    """Return the code of a ticket; another turn gives another code when two tickets ever collide."""
    number = int.from_bytes(_mac(key, "code", ticket + turn.to_bytes(2, "big")), "big")
    words = []
    for _ in range(LENGTH):
        number, index = divmod(number, len(WORDS))
        words.append(WORDS[index])
    return tuple(words)


def code_mac(key: bytes, words: tuple[str, ...]) -> bytes:
    """Return what is stored of a code."""
    return _mac(key, "stored", " ".join(words).encode())


def ticket_mac(key: bytes, ticket: bytes) -> bytes:
    """Return what is stored of a ticket."""
    return _mac(key, "ticket", ticket)


def content_mac(key: bytes, content: str) -> bytes:
    """Return what is stored to tell the same content from a changed one."""
    return _mac(key, "content", content.encode())


def message_id(key: bytes, nonce: str, body: str) -> str:
    """Return the id of what is written back from one page: the same text the same, a changed one another."""
    return _mac(key, "message", f"{nonce}|{body}".encode()).hex()[:32]


def next_ticket(key: bytes, ticket: bytes, content: bytes) -> bytes:
    """Return the fresh ticket of other content sent under a used one; the same content gives the same."""
    return _mac(key, "again", ticket + content)


def _mac(key: bytes, purpose: str, content: bytes) -> bytes:
    return hmac.new(key, purpose.encode() + b"|" + content, hashlib.sha256).digest()
