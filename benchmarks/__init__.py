"""What the promises of speed rest on, measured: `make benchmark`."""
