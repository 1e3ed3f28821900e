"""The code on a survey slip: easy to copy by hand, impossible to guess."""

import hashlib
import hmac
from collections.abc import Callable

from portal.errors import Unsuitable
from portal.texts import N_

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U.
LENGTH = 10  # Symbols of 5 bits each: 50 bits.
FEWEST = 30
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "–": None, " ": None, "\u00a0": None})


class NotASlip(Unsuitable):
    """What was typed cannot stand on any slip."""

    text = N_("Takový kód na žádném lístku není. Má deset znaků, třeba 7K3M 9QXD 2P.")


class TooFewSlips(Unsuitable):
    """So few slips would let somebody guess who answered."""

    text = N_("Vytiskněte jich aspoň 30. Z menšího počtu by šlo poznat, kdo odpověděl.")


def new_code(pick: Callable[[str], str]) -> str:
    """Return a fresh code of 50 bits; `pick` takes one symbol of many, outside tests `secrets.choice`."""
    return "".join(pick(ALPHABET) for _ in range(LENGTH))


def normalise(raw: str) -> str:
    """Return the code a person meant; raise `NotASlip`. Source: Crockford, Base 32."""
    code = "".join(raw.split()).upper().translate(_MISREAD)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        raise NotASlip
    return code


def shown(code: str) -> str:
    """Return the code in groups of four, as it is printed: 7K3M 9QXD 2P."""
    return " ".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def mac(key: bytes, code: str) -> bytes:
    """Return what is stored of a code while its slip is unused."""
    return hmac.new(key, b"slip|" + code.encode(), hashlib.sha256).digest()
