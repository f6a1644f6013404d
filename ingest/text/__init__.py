"""The text made ready for the rules: tokens, layout, clauses, cues, quotations."""
