"""Versions of processes."""
