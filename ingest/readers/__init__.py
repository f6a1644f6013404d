"""Readers of files: bytes in; text, what the file says of itself, and a map back to the file out. A module a format."""
