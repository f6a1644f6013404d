"""Which CCG was given which grade, for what, for when and by whom."""
