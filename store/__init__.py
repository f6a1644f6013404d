"""The dataset: embedded Oxigraph on disk, or any SPARQL 1.1 endpoint."""
