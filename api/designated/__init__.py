"""The public list of designated parties."""
