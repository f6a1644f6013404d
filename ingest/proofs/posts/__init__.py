"""A role: the person, the body and the words, and whether it is held."""
