"""The public publicity list and objections to it."""
