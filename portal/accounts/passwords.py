"""Password hashing: Argon2id at the OWASP floor (19 MiB, 2 rounds, 1 lane)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
NOBODY = HASHER.hash("nobody has this password")


def hash_of(password: str) -> str:
    """Return the Argon2id hash to store."""
    return HASHER.hash(password)


def fits(password_hash: str | None, password: str) -> bool:
    """Whether the password fits; an unknown account (None) costs the same time."""
    try:
        HASHER.verify(password_hash or NOBODY, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return password_hash is not None
