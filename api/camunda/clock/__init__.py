"""Pinning the clock of a demonstration."""
