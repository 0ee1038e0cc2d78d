"""What an institution does with its own applications."""
