"""Towns, districts, agencies, a town's settings and legal texts."""
