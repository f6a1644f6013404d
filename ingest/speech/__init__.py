"""Who says what: people and their roles, quotations, reports, statements."""
