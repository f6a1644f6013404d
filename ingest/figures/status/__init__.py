"""As what a figure is told: done, planned, proposed, possible (decision 4)."""
