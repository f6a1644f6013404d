"""Whether words of change tell a change to commissioning bodies, and do not only touch on one."""
