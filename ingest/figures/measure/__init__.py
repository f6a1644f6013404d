"""What a figure measures, on what basis: its noun, its predicate, the word for money beside it, or what another
measured."""
