"""Whom a text names: CCGs, other bodies, groups of them, lists."""
