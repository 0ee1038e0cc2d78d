"""Decision tables: versions and evaluation."""
