"""Where a request comes from, as coarse as a limit needs it and never stored."""

from flask import request

from portal.limits import neighbourhood


def of_visitor() -> str:
    """Return the network of the visitor, for a day's bucket."""
    return neighbourhood(request.remote_addr)
