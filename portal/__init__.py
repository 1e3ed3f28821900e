"""Náš okrsek: a community-policing portal for Czech towns."""
