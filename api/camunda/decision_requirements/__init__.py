"""DMN files and their versions."""
