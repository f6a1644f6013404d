"""Of whom a figure is: the names, the nouns and pronouns that stand for bodies, the owners of amounts (decision 11)."""
