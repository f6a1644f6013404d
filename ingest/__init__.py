"""From a source to claims, and from claims to quads."""
