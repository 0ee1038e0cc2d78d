"""What the doctor finds in damaged databases, and that it finds nothing in healthy ones."""
