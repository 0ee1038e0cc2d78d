"""What the operators of FEEL do with values."""
