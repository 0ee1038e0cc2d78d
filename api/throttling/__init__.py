"""Limits on how often something may be tried: wrong passwords, objections of the public."""
