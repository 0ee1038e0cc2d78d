"""The archive: nothing is lost on the way to it, and everything is found in it."""
