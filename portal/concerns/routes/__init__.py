"""HTTP of concerns: the resident's three screens, the code, the staff's desk."""
