"""Tests: officers."""
