"""Documents: files that variables refer to."""
