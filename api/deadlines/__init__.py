"""The deadline board of a pooling area."""
