"""The demonstration clock."""
