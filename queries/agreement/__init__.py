"""What the sources say together: which figures agree, which contradict each other, and whether the arithmetic adds
up."""
