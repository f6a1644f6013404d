"""How sure the words around an event or a figure make it."""
