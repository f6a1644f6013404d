"""Roles: who is what in which body, told before, behind or apart from the name."""
