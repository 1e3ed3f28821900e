"""Questionnaires, slips and links, anonymous answers, honest results."""
