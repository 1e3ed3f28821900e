"""Staff pages that compose several features."""
