"""Commands of the plumbing: print the access table, serve."""

from collections.abc import Iterator

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from portal import config
from portal.roles import Role
from portal.web.access import rule_of

METHODS = ("GET", "POST")


@click.command("access")
@with_appcontext
def access() -> None:
    """Print who may use which route."""
    click.echo("\n".join(access_table(current_app._get_current_object())))  # type: ignore[attr-defined]


def access_table(app: Flask) -> Iterator[str]:
    """Return the table route x method x role, one line each, sorted by path."""
    roles = list(Role)
    yield f"{'route':<64} {'method':<6} " + " ".join(f"{name:<14}" for name in ("visitor", *roles))
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        stated = rule_of(app, rule.endpoint)
        for method in METHODS:
            if stated and method in (rule.methods or ()):
                cells = ["yes" if stated.is_public else "-"]
                cells += ["yes" if stated.is_public or role in stated.roles else "-" for role in roles]
                yield f"{rule.rule:<64} {method:<6} " + " ".join(f"{cell:<14}" for cell in cells).rstrip()


@click.command("serve")
@click.option("--workers", default=2, show_default=True)
@with_appcontext
def serve(workers: int) -> None:
    """Serve the portal with Granian at the address of the settings."""
    settings = config.current()
    host, port = settings.bind.rsplit(":", 1)
    click.echo(f"Náš okrsek: {settings.address}")
    Server(
        "wsgi:app",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
