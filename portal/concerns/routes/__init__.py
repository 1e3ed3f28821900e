"""HTTP of concerns: the resident's three screens, the code, the staff's desk."""

from portal.concerns.routes import code, desk, send

blueprints = (send.bp, code.bp, desk.bp)
