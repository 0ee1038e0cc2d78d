"""Running and finished processes."""
