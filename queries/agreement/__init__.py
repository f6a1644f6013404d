"""What the sources say together: which figures agree, which contradict, and whether the arithmetic adds up."""
