"""Patterns, lexicons and tables that the extraction runs: data, no code."""
