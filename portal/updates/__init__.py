"""Safety updates and their feeds."""
