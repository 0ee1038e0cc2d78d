"""User tasks, for clients that work for people."""
