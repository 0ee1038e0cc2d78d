"""Parameters per pooling area."""
