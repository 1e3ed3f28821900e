"""Tests: surveys."""
