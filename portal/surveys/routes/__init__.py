"""HTTP of surveys: answering, reading results, the manager's desk."""

from portal.surveys.routes import answer, desk, results

blueprints = (answer.bp, results.bp, desk.bp)
