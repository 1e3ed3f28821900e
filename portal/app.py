"""create_app(): settings, extensions, features, commands; refuses a route without an access rule."""

from datetime import timedelta

from flask import Flask
from flask_compress import Compress
from flask_login import LoginManager, current_user
from flask_migrate import Migrate
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from portal import clock, config
from portal.accounts import cli as accounts_cli
from portal.accounts import routes as accounts
from portal.accounts.rules import Visitor
from portal.concerns import cli as concerns_cli
from portal.concerns.routes import code as concern_code
from portal.concerns.routes import desk as concern_desk
from portal.concerns.routes import send as concern_send
from portal.config import Settings
from portal.coordination import routes as coordination
from portal.db import Base, db
from portal.demo import cli as demo_cli
from portal.desk import routes as desk
from portal.desk.navigation import desk_nav
from portal.front import routes as front
from portal.ledger import routes as ledger
from portal.officers import routes as officers
from portal.sealing import Sealer
from portal.surveys.routes import answer as survey_answer
from portal.surveys.routes import desk as survey_desk
from portal.surveys.routes import results as survey_results
from portal.towns import cli as towns_cli
from portal.towns import routes as towns
from portal.towns.queries import place_at
from portal.updates import routes as updates
from portal.web import access, assets, cli, dates, failures, headers, languages, pages

FEATURES = (
    front.bp,
    towns.bp,
    accounts.bp,
    officers.bp,
    ledger.bp,
    updates.bp,
    concern_send.bp,
    concern_code.bp,
    concern_desk.bp,
    survey_answer.bp,
    survey_results.bp,
    survey_desk.bp,
    coordination.bp,
    desk.bp,
)
COMMANDS = (
    towns_cli.town,
    accounts_cli.account,
    concerns_cli.category,
    concerns_cli.concern,
    demo_cli.demo,
    cli.access,
    cli.serve,
)
KILOBYTE = 1024


def create_app(settings: Settings | None = None) -> Flask:
    """Return the portal ready to serve; raise `Misconfigured` or `RuntimeError` when it must not start."""
    settings = settings or config.read_settings()
    app = Flask(
        "portal",
        root_path=str(assets.HOME.parent),
        instance_path=str(settings.instance),
        template_folder="templates",
        static_folder="static",
    )
    _configure(app, settings)
    _extend(app)
    for install in (
        languages.install,
        assets.install,
        dates.install,
        pages.install,
        headers.install,
        failures.install,
    ):
        install(app)
    access.install(app, place_at, visitor_of)
    app.jinja_env.globals.update(desk_nav=desk_nav, today=clock.today)
    for blueprint in FEATURES:
        app.register_blueprint(blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    app.view_functions["static"] = access.allow(keep=assets.YEAR)(app.view_functions["static"])
    access.refuse_unmarked(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        PORTAL=settings,
        SEALER=Sealer(settings.secrets.sealing),
        SECRET_KEY=settings.secrets.session,
        SQLALCHEMY_DATABASE_URI=settings.database,
        SERVER_NAME=settings.host,
        PREFERRED_URL_SCHEME="https" if settings.https else "http",
        TRUSTED_HOSTS=[settings.host.rsplit(":", 1)[0]],
        SESSION_COOKIE_NAME="__Host-desk" if settings.https else "desk",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=10),
        MAX_CONTENT_LENGTH=64 * KILOBYTE,
        MAX_FORM_MEMORY_SIZE=64 * KILOBYTE,
        MAX_FORM_PARTS=200,
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_SSL_STRICT=False,  # It needs a full Referer; the gate checks Origin and Sec-Fetch-Site.
        WTF_CSRF_TIME_LIMIT=None,  # The token lives as long as the sign-in.
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_MIMETYPES=["text/html", "application/atom+xml"],
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_host=settings.proxies)  # type: ignore[method-assign]


def _extend(app: Flask) -> None:
    db.init_app(app)
    Migrate(app, db, directory=str(assets.HOME.parent / "migrations"), metadata=Base.metadata)
    Compress(app)
    login = LoginManager()
    app.login_manager = login  # type: ignore[attr-defined]  # init_app() would touch the cookie on every public page.
    login.session_protection = None  # Flask-Login's would keep a hash of address and browser.
    login.anonymous_user = lambda: None
    login.request_loader(accounts.signed_in)


def visitor_of() -> Visitor | None:
    """Return who is signed in, or None."""
    visitor: Visitor | None = current_user._get_current_object()
    return visitor
