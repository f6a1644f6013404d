"""The proofs of the gate: for each kind of claim, what in a text speaks for each of its keys."""
