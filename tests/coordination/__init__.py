"""Tests: coordination."""
