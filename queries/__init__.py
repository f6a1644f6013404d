"""The questions that the graph answers."""
