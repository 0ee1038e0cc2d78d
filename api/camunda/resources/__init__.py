"""Deployed files."""
