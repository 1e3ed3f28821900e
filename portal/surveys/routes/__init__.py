"""HTTP of surveys: answering, reading results, the manager's desk."""
