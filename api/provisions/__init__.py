"""The provision catalogue."""
