"""The only reader of the environment; refuses to start with a missing or unfit secret.

Settings (all optional):

PORTAL_ADDRESS   the public address, such as https://okrsek.example.cz or http://192.168.1.5:8000
PORTAL_BIND      host:port to listen on; follows the address when it is not set
PORTAL_INSTANCE  folder for secrets and the embedded database; `instance` when not set
PORTAL_DATABASE  postgresql+psycopg://...; an SQLite file in the instance folder when not set
PORTAL_PROXIES   how many reverse proxies stand in front; 0 when not set
"""

import os
import secrets
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flask import current_app

SECRET_BYTES = 32
SECRET_NAMES = ("session", "sealing", "receipt", "audit")


class Misconfigured(RuntimeError):
    """The portal cannot start safely with these settings."""


@dataclass(frozen=True)
class Secrets:
    """Keys of 32 bytes, each for one purpose."""

    session: bytes
    sealing: bytes
    receipt: bytes
    audit: bytes


@dataclass(frozen=True)
class Settings:
    """Everything the portal takes from outside, read once at start."""

    address: str
    bind: str
    instance: Path
    database: str
    proxies: int
    secrets: Secrets

    @property
    def https(self) -> bool:
        """Whether residents reach the portal over TLS."""
        return self.address.startswith("https://")

    @property
    def host(self) -> str:
        """The host, with its port if it is not the scheme's own."""
        return urlsplit(self.address).netloc


def read_settings(environ: dict[str, str] | None = None) -> Settings:
    """Return the settings of this machine; raise `Misconfigured` when the portal must not start."""
    env = dict(os.environ) if environ is None else environ
    instance = Path(env.get("PORTAL_INSTANCE", "instance")).resolve()
    address = env.get("PORTAL_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise Misconfigured(f"PORTAL_ADDRESS must look like https://host[:port], not {address!r}.")
    return Settings(
        address=address,
        bind=env.get("PORTAL_BIND", _bind_for(parts.scheme, parts.hostname, parts.port)),
        instance=instance,
        database=env.get("PORTAL_DATABASE", f"sqlite:///{instance / 'portal.sqlite3'}"),
        proxies=int(env.get("PORTAL_PROXIES", "0")),
        secrets=read_secrets(instance),
    )


def current() -> Settings:
    """Return the settings the running app was made with."""
    settings: Settings = current_app.config["PORTAL"]
    return settings


def _bind_for(scheme: str, host: str, port: int | None) -> str:
    if scheme == "https":  # A reverse proxy ends TLS on this machine.
        return "127.0.0.1:8000"
    return f"{host if host in {'127.0.0.1', 'localhost'} else '0.0.0.0'}:{port or 80}"  # noqa: S104


def read_secrets(instance: Path) -> Secrets:
    """Return the keys kept in the instance folder; raise `Misconfigured` for a missing or unfit one."""
    return Secrets(**{name: _read_secret(instance / f"{name}.key") for name in SECRET_NAMES})


def _read_secret(path: Path) -> bytes:
    if not path.exists():
        raise Misconfigured(
            f"{path} is missing. 'python -m portal.config' makes the keys of a new installation."
        )
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Misconfigured(f"{path} can be read by others. Run: chmod 600 {path}")
    key = path.read_bytes()
    if len(key) != SECRET_BYTES:
        raise Misconfigured(f"{path} must hold {SECRET_BYTES} bytes, it holds {len(key)}.")
    return key


def write_secret(path: Path, value: bytes) -> None:
    """Write a file that only its owner can read, from its first byte on."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(value)


def make_secrets(instance: Path) -> None:
    """Make the keys of a new installation; keys that exist are never touched.

    A database beside missing keys is a lost key, not a new installation: `Misconfigured`.
    """
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    missing = [name for name in SECRET_NAMES if not (instance / f"{name}.key").exists()]
    if missing and (instance / "portal.sqlite3").exists():
        raise Misconfigured(
            f"The database is here but {', '.join(missing)}.key is not. Restore it from your backup."
        )
    for name in missing:
        write_secret(instance / f"{name}.key", secrets.token_bytes(SECRET_BYTES))


if __name__ == "__main__":
    try:
        make_secrets(Path(os.environ.get("PORTAL_INSTANCE", "instance")).resolve())
        read_settings()
    except Misconfigured as refusal:
        sys.exit(str(refusal))
