"""The portal starts only when it is safe to, and one address decides names, flags and hosts."""

from pathlib import Path

import pytest

from portal import config
from portal.app import create_app
from portal.config import Misconfigured


def environ(instance: Path, **more: str) -> dict[str, str]:
    return {"PORTAL_INSTANCE": str(instance), **more}


def test_new_keys_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    config.make_secrets(tmp_path / "instance")
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "instance").glob("*.key")}
    assert modes == {0o600}


def test_keys_that_exist_are_never_made_anew(tmp_path: Path) -> None:
    config.make_secrets(tmp_path)
    before = (tmp_path / "sealing.key").read_bytes()
    config.make_secrets(tmp_path)
    assert (tmp_path / "sealing.key").read_bytes() == before


def test_a_database_without_its_keys_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "portal.sqlite3").touch()
    with pytest.raises(Misconfigured, match="Restore it from your backup"):
        config.make_secrets(tmp_path)


@pytest.mark.parametrize("fault", ["missing", "short", "readable"])
def test_an_unfit_key_stops_the_start(tmp_path: Path, fault: str) -> None:
    config.make_secrets(tmp_path)
    key = tmp_path / "receipt.key"
    if fault == "missing":
        key.unlink()
    elif fault == "short":
        key.write_bytes(b"x")
    else:
        key.chmod(0o644)
    with pytest.raises(Misconfigured, match=r"receipt\.key"):
        config.read_settings(environ(tmp_path))


@pytest.mark.parametrize("address", ["okrsek.cz", "ftp://okrsek.cz", "https://", "https://okrsek.cz/path"])
def test_an_address_that_is_none_stops_the_start(tmp_path: Path, address: str) -> None:
    config.make_secrets(tmp_path)
    with pytest.raises(Misconfigured, match="PORTAL_ADDRESS"):
        config.read_settings(environ(tmp_path, PORTAL_ADDRESS=address))


@pytest.mark.parametrize(
    ("address", "bind"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000"),
        ("http://192.168.1.5:8000", "0.0.0.0:8000"),
        ("https://okrsek.example.cz", "127.0.0.1:8000"),
    ],
)
def test_the_server_listens_where_the_address_says(tmp_path: Path, address: str, bind: str) -> None:
    config.make_secrets(tmp_path)
    assert config.read_settings(environ(tmp_path, PORTAL_ADDRESS=address)).bind == bind


def test_over_https_the_cookie_is_host_bound_and_secure(tmp_path: Path) -> None:
    config.make_secrets(tmp_path)
    app = create_app(config.read_settings(environ(tmp_path, PORTAL_ADDRESS="https://okrsek.example.cz")))
    assert app.config["SESSION_COOKIE_NAME"] == "__Host-desk"
    assert app.config["SESSION_COOKIE_SECURE"]
    answer = app.test_client().get("/cs/sign-in", base_url="https://okrsek.example.cz")
    assert "max-age" in answer.headers["Strict-Transport-Security"]
