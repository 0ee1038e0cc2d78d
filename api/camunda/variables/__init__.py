"""Variables of process instances."""
