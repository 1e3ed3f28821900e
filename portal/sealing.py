"""Encryption of what a resident told us: AES-256-GCM, one data key per concern under one key of the portal.

A sealed value is bound to its table, column and public id, so a value moved to another row does not open.
Deleting the data key deletes what it sealed. Format: version byte, nonce (12 bytes), ciphertext with tag;
the text is padded to steps of 256 bytes before sealing.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
NONCE_BYTES = 12
STEP = 256


class NotOpened(RuntimeError):
    """A sealed value does not open: wrong key, wrong place, or changed bytes."""


@dataclass(frozen=True)
class DataKey:
    """The key of one concern, in the clear; never stored so."""

    key: bytes
    owner: str

    def seal(self, text: str, column: str) -> bytes:
        """Return the text sealed for `table.column` of the owner."""
        return _seal(self.key, _pad(text.encode()), f"{column}|{self.owner}")

    def open(self, sealed: bytes, column: str) -> str:
        """Return the text sealed for this place; raise `NotOpened` otherwise."""
        return _unpad(_open(self.key, sealed, f"{column}|{self.owner}")).decode()


class Sealer:
    """Makes data keys and wraps them under the portal's own key."""

    def __init__(self, key: bytes) -> None:
        """Take the 32 bytes of `sealing.key`."""
        self._key = key

    def new_key(self, owner: str) -> DataKey:
        """Return a fresh data key for the concern with this public id."""
        return DataKey(secrets.token_bytes(32), owner)

    def wrap(self, data_key: DataKey) -> bytes:
        """Return the data key sealed under the portal's key."""
        return _seal(self._key, data_key.key, f"wrapped|{data_key.owner}")

    def unwrap(self, wrapped: bytes, owner: str) -> DataKey:
        """Return the data key of the owner; raise `NotOpened` for another owner's or a wrong key."""
        return DataKey(_open(self._key, wrapped, f"wrapped|{owner}"), owner)


def _seal(key: bytes, content: bytes, place: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def _open(key: bytes, sealed: bytes, place: str) -> bytes:
    if sealed[:1] != VERSION:
        raise NotOpened(f"Unknown seal in {place.split('|')[0]}.")
    nonce, content = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, content, place.encode())
    except (InvalidTag, ValueError) as fault:  # A ValueError is a value cut too short to hold a nonce.
        raise NotOpened(f"A sealed value in {place.split('|')[0]} does not open.") from fault


def _pad(content: bytes) -> bytes:
    return content + b"\x80" + b"\x00" * (-(len(content) + 1) % STEP)


def _unpad(content: bytes) -> bytes:
    return content[: content.rindex(b"\x80")]
