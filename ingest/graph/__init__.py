"""Claims as RDF: IRIs, propositions, quantities, spans, voices, quads."""
