"""What a number measures, of whom, when, on what basis and as what."""
