"""What was evaluated, when, and why it came out so."""
