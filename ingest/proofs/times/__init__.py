"""For when a claim is: the times that can belong to what it tells, the likeliest first."""
