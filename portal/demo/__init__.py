"""A fictional town to try everything on."""
