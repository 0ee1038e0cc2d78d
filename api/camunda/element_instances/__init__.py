"""Single runs of the elements of a diagram."""
