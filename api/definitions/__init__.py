"""Deployed processes, decisions and forms."""
