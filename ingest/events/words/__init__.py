"""Where a text tells of a structural change: its verbs, nouns, phrases and pairs, and which type they tell."""
