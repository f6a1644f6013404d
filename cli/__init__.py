"""The `ccgkg` command."""
