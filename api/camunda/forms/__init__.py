"""Forms by key."""
