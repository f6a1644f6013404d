"""Which sources are copies of which, how many independent origins a figure has, and what rests on whom."""
