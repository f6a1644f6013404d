"""Interventions: special measures, legal directions and the rest, on whom, by whom, when, and whether they came."""
