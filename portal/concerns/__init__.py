"""A resident's concern from the first tap to the last answer."""
