"""Broadcasting signals."""
