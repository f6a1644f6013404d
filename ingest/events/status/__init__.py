"""How sure an event is: done, decided, asked for, possible, refused, or not told at all."""
