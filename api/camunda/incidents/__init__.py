"""Failed steps that wait for an operator."""
