"""Tests: front."""
