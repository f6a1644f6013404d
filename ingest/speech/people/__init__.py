"""People: where a text names a person, and what beside a run of capitals tells that it does."""
