"""Tests: updates."""
