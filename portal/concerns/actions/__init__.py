"""Writes of concerns: what residents do, what staff do, and the kinds of concern a town has."""
