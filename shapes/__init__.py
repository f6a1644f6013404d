"""SHACL, one file a concern, and the validation of a graph against it."""
