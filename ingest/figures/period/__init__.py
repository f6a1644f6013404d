"""For when a figure is: the times of its sentence, those that govern it, and those carried on (decision 5)."""
