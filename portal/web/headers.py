"""What every answer says about caches, frames, scripts and referrers."""

from flask import Flask, Response

from portal import config
from portal.web import access, assets


def install(app: Flask) -> None:
    """Set the headers after each request."""

    @app.after_request
    def protect(response: Response) -> Response:
        headers = response.headers
        headers["Content-Security-Policy"] = policy()
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "strict-origin"
        headers["X-Frame-Options"] = "DENY"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if config.current().https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        _set_cache(response)
        return response


def policy() -> str:
    """Return the content security policy: our own origin, the one inlined stylesheet, nothing else."""
    return (
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
        f"style-src 'self' {assets.stylesheet_hash()}; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def _set_cache(response: Response) -> None:
    rule = access.current_rule()
    if rule and rule.keep and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={rule.keep}"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
