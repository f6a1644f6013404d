"""The times that a text tells, and whose they are."""
