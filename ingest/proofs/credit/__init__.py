"""To whom a statement or a claim is credited: what the verbs of saying and the nouns for a speaker prove."""
