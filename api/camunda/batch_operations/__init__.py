"""One command on many instances, in the background."""
