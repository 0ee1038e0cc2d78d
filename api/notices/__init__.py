"""Numbered notices and their delivery."""
