"""Grades and interventions: which word near a body's name is told of it."""
