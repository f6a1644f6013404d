"""What befalls CCGs: structural changes and interventions, and as what they are told."""
