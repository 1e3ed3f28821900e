"""Tests: rules without Flask, actions on a real database, contracts over the whole app, journeys in a browser."""
