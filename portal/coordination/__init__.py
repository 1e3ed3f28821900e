"""The coordination platform: its meetings."""
