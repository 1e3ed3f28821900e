"""Tests: concerns."""
