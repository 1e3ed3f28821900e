"""Officers: who serves which district since when, and where to meet them."""
