"""A whole graph read at once, for the answers that rest on all of it."""
