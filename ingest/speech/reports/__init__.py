"""Reports: verbs of saying, who says with them, and which words of a sentence are said."""
