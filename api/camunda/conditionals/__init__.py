"""Conditional start events of processes."""
