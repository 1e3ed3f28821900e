"""Forms of concerns: the resident's and the staff's."""
