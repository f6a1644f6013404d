"""Tables: what their columns hold, by mappings, and their rows as claims or held against the register."""
