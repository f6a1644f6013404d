"""Who takes part in a change, and what comes of it."""
