"""Who takes part in a change, as its clause, its sentence or the text around it proves."""
