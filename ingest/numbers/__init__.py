"""The numbers of a text that are figures, with their hedges and wholes."""
