"""The build from sources to a stored graph, and its exports."""
