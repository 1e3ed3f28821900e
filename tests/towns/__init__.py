"""Tests: towns."""
