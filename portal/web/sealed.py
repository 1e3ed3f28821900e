"""The sealed field: what a resident did so far, carried by the page itself instead of a cookie.

A sealed field is an encrypted, authenticated and dated token (Fernet) bound to a purpose and a town.
Nobody who finds the page can read it, nobody can forge it, and it dies after its time.
"""

import base64
import hashlib
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from portal import config
from portal.errors import Expired

FIELD = "sealed"
TICKET_SECONDS = 24 * 3600
OPENED_SECONDS = 20 * 60


def seal(purpose: str, town_id: int, content: dict[str, Any]) -> str:
    """Return the sealed form of a JSON-able content."""
    return _fernet(purpose, town_id).encrypt(json.dumps(content, ensure_ascii=False).encode()).decode()


def unseal(purpose: str, town_id: int, token: str | None, seconds: int | None) -> dict[str, Any]:
    """Return what was sealed at most so many seconds ago (None: ever); raise `Expired` for anything else."""
    try:
        opened: dict[str, Any] = json.loads(
            _fernet(purpose, town_id).decrypt((token or "").encode(), ttl=seconds)
        )
    except InvalidToken as fault:
        raise Expired from fault
    return opened


def _fernet(purpose: str, town_id: int) -> Fernet:
    secret = config.current().secrets.session
    key = hashlib.blake2b(f"sealed|{purpose}|{town_id}".encode(), key=secret, digest_size=32).digest()
    return Fernet(base64.urlsafe_b64encode(key))
